// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.124, 0.869, 1.009, 0.825, 1.015, -0.699, -0.621]),
    omissions: ConfidenceCurve([0.410, 0.596, 0.728, 0.858, 1.217, 0.000, 0.008]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.491, 1.031, 0.599, 0.556, 0.243, -1.003, -0.459]),
    omissions: ConfidenceCurve([0.177, 0.354, 0.628, 0.452, 0.275, 0.000, 0.530]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.453, 0.918, 0.795, 0.139, 1.270, -1.060, -0.045]),
    omissions: ConfidenceCurve([0.992, 0.194, 0.821, 0.050, 1.131, 0.000, 0.675]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.347, 1.195, 0.332, 0.550, 1.015, -0.970, 0.420]),
    omissions: ConfidenceCurve([1.180, 0.497, 0.550, 0.240, 0.986, 0.000, 0.143]))
}
