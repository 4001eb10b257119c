// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.024, 2.166, 1.756, 0.898, 0.900, 0.771, -0.428, -0.579, -0.469]),
    omissions: ConfidenceCurve([
      0.062, 0.367, 0.969, 0.884, 0.791, 0.754, 0.258, 0.021, 1.215, -0.544, -0.201, 0.103, 0.000,
    ]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.514, 1.255, 2.018, 0.364, 0.658, 0.170, -1.569, -0.915, -0.755]),
    omissions: ConfidenceCurve([
      0.898, 1.262, 0.745, 0.180, 0.661, 0.688, -0.650, 0.710, 0.634, -1.320, -1.065, -0.113, 0.000,
    ]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.009, 1.747, 2.582, 1.441, 0.597, 0.399, -0.708, -0.583, -0.607]),
    omissions: ConfidenceCurve([
      -0.602, 1.217, 1.631, 1.352, 0.050, 0.852, 0.000, 0.471, 0.801, -0.999, -0.301, 0.360, 0.538,
    ]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.262, 1.350, 1.682, 1.247, 0.919, 0.495, -1.464, -0.418, -0.095]),
    omissions: ConfidenceCurve([
      -0.126, 0.977, 1.410, 0.646, 0.672, 0.819, -0.696, 0.430, 1.226, -1.105, -0.053, 0.207, 0.553,
    ]))
}
