// Printed by Benchmarks/alignment/calibrate; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([1.257, 0.726, 1.149, 0.708, 0.873, -0.568, -0.826]),
    omissions: ConfidenceCurve([-0.225, 0.930, 0.955, 0.640, 1.070, 0.000, 0.072]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.491, 1.031, 0.599, 0.556, 0.243, -1.003, -0.459]),
    omissions: ConfidenceCurve([0.177, 0.354, 0.628, 0.452, 0.275, 0.000, 0.530]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.406, 0.637, 1.032, 0.050, 1.281, -0.768, -0.109]),
    omissions: ConfidenceCurve([0.160, 0.591, 1.416, 0.050, 0.937, 0.000, 0.621]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.347, 1.195, 0.332, 0.550, 1.015, -0.970, 0.420]),
    omissions: ConfidenceCurve([1.180, 0.497, 0.550, 0.240, 0.986, 0.000, 0.143]))
}
