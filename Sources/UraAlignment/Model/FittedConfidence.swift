// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.024, 2.159, 1.754, 0.897, 0.898, 0.772, -0.432, -0.573, -0.464]),
    omissions: ConfidenceCurve([
      0.061, 0.368, 0.967, 0.893, 0.784, 0.826, 0.260, 0.023, 1.207, -0.543, -0.192, 0.098, 0.000,
    ]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.304, 1.143, 1.689, 0.432, 0.557, 0.262, -1.610, -0.997, -0.602]),
    omissions: ConfidenceCurve([
      1.221, 1.180, 0.453, 0.313, 0.690, 0.609, -1.264, 0.521, 0.659, -1.250, -1.074, -0.134, 0.000,
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
