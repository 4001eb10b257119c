// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.541, 1.110, 1.025, 0.870, 0.768, -0.518, -0.586]),
    omissions: ConfidenceCurve([0.103, 0.764, 0.737, 0.838, 1.137, 0.000, 0.055]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.480, 0.970, 0.640, 0.500, 0.265, -0.991, -0.473]),
    omissions: ConfidenceCurve([0.057, 0.458, 0.591, 0.478, 0.310, 0.000, 0.402]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.832, 1.394, 2.043, 0.483, 0.085, -0.249, -0.855]),
    omissions: ConfidenceCurve([-0.189, 1.334, 1.167, 0.714, 1.118, 0.000, 0.986]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.354, 1.334, 1.895, 0.870, 0.050, -0.293, 0.130]),
    omissions: ConfidenceCurve([0.796, 1.229, 1.315, 0.560, 0.632, 0.000, 0.709]))
}
