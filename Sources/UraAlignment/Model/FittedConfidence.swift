// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.028, 1.685, 1.897, 0.931, 0.997, 0.735, -0.703, -0.417, 0]),
    omissions: ConfidenceCurve([0.074, 0.511, 1.056, 0.841, 0.961, 0.825, 0.000, -0.152, 0]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.396, 1.466, 2.187, 0.731, 0.407, 0.213, -1.338, -0.632, 0]),
    omissions: ConfidenceCurve([0.111, 0.854, 0.542, 0.617, 0.335, 0.354, 0.000, 0.346, 0]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.126, 1.481, 2.328, 1.530, 0.692, 0.356, -0.641, -0.508, 0]),
    omissions: ConfidenceCurve([-0.179, 0.804, 1.875, 1.307, 0.200, 0.990, 0.000, 0.512, 0]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.078, 1.018, 1.614, 1.539, 1.162, 0.050, -0.813, 0.396, 0]),
    omissions: ConfidenceCurve([0.961, 0.873, 1.336, 1.107, 0.748, 0.790, 0.000, 0.555, 0]))
}
