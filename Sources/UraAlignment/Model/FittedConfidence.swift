// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.021, 2.206, 1.624, 1.270, 0.596, 1.035, -0.554, -0.513]),
    omissions: ConfidenceCurve([0.106, 0.977, 0.943, 0.913, 0.633, 1.131, 0.000, -0.256]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.377, 1.233, 1.915, 0.631, 0.511, 0.262, -1.045, -0.583]),
    omissions: ConfidenceCurve([0.263, 1.108, 0.209, 0.608, 0.462, 0.318, 0.000, 0.378]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.053, 0.962, 2.454, 1.716, 0.688, 0.602, -0.648, -0.521]),
    omissions: ConfidenceCurve([-0.062, 0.747, 1.714, 1.283, 0.050, 1.706, 0.000, 0.424]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.111, 0.649, 1.833, 1.486, 1.122, 0.050, -0.693, 0.182]),
    omissions: ConfidenceCurve([0.768, 0.715, 1.423, 1.135, 0.572, 0.691, 0.000, 0.742]))
}
