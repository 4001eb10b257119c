// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.011, 1.786, 1.848, 0.865, 0.896, 0.775, -0.443, -0.601, -0.435]),
    omissions: ConfidenceCurve([
      0.050, 0.583, 0.956, 0.868, 0.775, 0.812, 0.189, -0.098, 1.163, -0.605, -0.185, 0.118, 0.000,
    ]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.286, 1.067, 1.594, 0.512, 0.633, 0.342, -1.054, -0.805, -0.502]),
    omissions: ConfidenceCurve([
      0.809, 0.926, 0.601, 0.426, 0.605, 0.542, -0.783, 0.473, 0.741, -1.320, -0.902, -0.083, 0.000,
    ]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.021, 1.670, 2.577, 1.441, 0.587, 0.402, -0.736, -0.592, -0.611]),
    omissions: ConfidenceCurve([
      -0.611, 1.327, 1.654, 1.333, 0.050, 0.840, 0.000, 0.355, 0.794, -0.914, -0.265, 0.366, 0.477,
    ]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.239, 1.099, 1.692, 1.262, 0.899, 0.477, -1.478, -0.400, -0.066]),
    omissions: ConfidenceCurve([
      -0.113, 1.075, 1.349, 0.678, 0.578, 0.788, -0.626, 0.395, 1.158, -1.126, -0.047, 0.239, 0.575,
    ]))
}
