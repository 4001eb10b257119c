// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.096, 1.954, 1.847, 0.812, 0.880, 0.841, -0.401, -0.632, -0.362]),
    omissions: ConfidenceCurve([
      0.174, 0.810, 0.822, 0.921, 0.580, 0.864, 0.060, -0.088, 1.158, -0.581, -0.205, 0.110, 0.000,
    ]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.264, 1.230, 1.422, 0.586, 0.650, 0.331, -0.948, -0.854, -0.433]),
    omissions: ConfidenceCurve([
      1.085, 1.278, 0.646, 0.354, 0.541, 0.601, -0.907, 0.584, 0.687, -1.531, -1.107, -0.070, 0.000,
    ]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.084, 1.725, 2.647, 1.425, 0.628, 0.319, -0.583, -0.615, -0.619]),
    omissions: ConfidenceCurve([
      -0.610, 1.467, 1.724, 1.384, 0.050, 0.541, 0.000, 0.421, 0.838, -0.966, -0.333, 0.357, 0.432,
    ]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.278, 1.086, 1.658, 1.360, 0.794, 0.495, -1.272, -0.516, -0.034]),
    omissions: ConfidenceCurve([
      -0.160, 0.818, 1.519, 0.724, 0.224, 0.669, -0.405, 0.336, 1.219, -1.241, -0.105, 0.238, 0.710,
    ]))
}
