// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.050, 2.075, 1.686, 1.020, 0.905, 0.798, -0.715, -0.350]),
    omissions: ConfidenceCurve([0.137, 0.050, 0.982, 0.974, 0.608, 1.066, 0.000, -0.141]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.396, 1.466, 2.187, 0.731, 0.407, 0.213, -1.338, -0.632]),
    omissions: ConfidenceCurve([0.111, 0.854, 0.542, 0.617, 0.335, 0.354, 0.000, 0.346]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.056, 1.365, 2.449, 1.533, 0.713, 0.351, -0.636, -0.470]),
    omissions: ConfidenceCurve([-0.315, 0.745, 1.960, 1.467, 0.050, 1.223, 0.000, 0.463]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.078, 1.018, 1.614, 1.539, 1.162, 0.050, -0.813, 0.396]),
    omissions: ConfidenceCurve([0.961, 0.873, 1.336, 1.107, 0.748, 0.790, 0.000, 0.555]))
}
