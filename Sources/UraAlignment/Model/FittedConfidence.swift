// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.133, 0.830, 1.114, 0.725, 0.941, -0.718, -0.707]),
    omissions: ConfidenceCurve([0.103, 0.764, 0.737, 0.838, 1.137, 0.000, 0.055]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.505, 1.045, 0.621, 0.542, 0.235, -1.030, -0.494]),
    omissions: ConfidenceCurve([0.057, 0.458, 0.591, 0.478, 0.310, 0.000, 0.402]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.395, 0.912, 2.284, 0.147, 0.179, -0.387, -0.888]),
    omissions: ConfidenceCurve([-0.189, 1.334, 1.167, 0.714, 1.118, 0.000, 0.986]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.487, 1.284, 2.035, 0.655, 0.050, -0.361, 0.097]),
    omissions: ConfidenceCurve([0.796, 1.229, 1.315, 0.560, 0.632, 0.000, 0.709]))
}
