// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.058, 1.929, 1.729, 1.230, 0.653, 0.845, -0.740, -0.520]),
    omissions: ConfidenceCurve([0.106, 0.977, 0.943, 0.913, 0.633, 1.131, 0.000, -0.256]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.357, 1.236, 1.896, 0.648, 0.487, 0.254, -1.076, -0.589]),
    omissions: ConfidenceCurve([0.263, 1.108, 0.209, 0.608, 0.462, 0.318, 0.000, 0.378]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.095, 0.945, 2.507, 1.727, 0.623, 0.592, -0.732, -0.519]),
    omissions: ConfidenceCurve([-0.062, 0.747, 1.714, 1.283, 0.050, 1.706, 0.000, 0.424]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.121, 0.641, 1.868, 1.468, 1.074, 0.050, -0.739, 0.173]),
    omissions: ConfidenceCurve([0.768, 0.715, 1.423, 1.135, 0.572, 0.691, 0.000, 0.742]))
}
