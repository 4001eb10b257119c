// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.124, 0.869, 1.009, 0.825, 1.015, -0.699, -0.621]),
    omissions: ConfidenceCurve([0.410, 0.596, 0.728, 0.858, 1.217, 0.000, 0.008]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.491, 1.031, 0.599, 0.556, 0.243, -1.003, -0.459]),
    omissions: ConfidenceCurve([0.177, 0.354, 0.628, 0.452, 0.275, 0.000, 0.530]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.294, 0.634, 2.366, 0.391, 0.350, -0.246, -0.676]),
    omissions: ConfidenceCurve([-0.088, 1.245, 1.294, 0.997, 1.384, 0.000, 0.717]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.205, 1.243, 2.005, 1.224, 0.050, -0.209, 0.231]),
    omissions: ConfidenceCurve([0.636, 0.947, 2.056, 1.140, 1.016, 0.000, 0.751]))
}
