// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.024, 1.960, 1.665, 1.075, 0.822, 0.804, -0.658, -0.592]),
    omissions: ConfidenceCurve([0.179, 0.950, 0.769, 0.772, 0.773, 1.128, 0.000, -0.072]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.338, 1.243, 1.873, 0.654, 0.481, 0.255, -1.074, -0.593]),
    omissions: ConfidenceCurve([0.292, 1.190, 0.171, 0.614, 0.462, 0.316, 0.000, 0.381]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.128, 0.810, 2.503, 1.966, 0.507, 0.207, -0.601, -1.118]),
    omissions: ConfidenceCurve([0.001, 0.669, 1.212, 1.184, 0.634, 1.236, 0.000, 0.834]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.180, 0.943, 1.924, 1.727, 0.940, 0.050, -0.605, -0.153]),
    omissions: ConfidenceCurve([0.981, 1.033, 1.125, 1.233, 0.679, 0.758, 0.000, 0.909]))
}
