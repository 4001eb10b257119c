// Printed by Scripts/calibrate-confidence; see docs/alignment.md.

extension ConfidenceCalibration {
  static let aloneWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.015, 1.666, 1.804, 0.854, 0.921, 0.707, -0.682, -0.413, -0.506]),
    omissions: ConfidenceCurve([0.143, 0.238, 1.031, 0.861, 0.995, 0.829, 0.000, -0.174, 0.194]))

  static let aloneWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([-0.184, 1.289, 1.706, 0.500, 0.337, 0.191, -1.135, -0.842, -1.433]),
    omissions: ConfidenceCurve([0.045, 0.959, 0.085, 0.252, 0.292, 0.504, 0.000, 0.557, -0.174]))

  static let jointWithLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.044, 1.445, 2.412, 1.479, 0.615, 0.322, -0.637, -0.505, -0.558]),
    omissions: ConfidenceCurve([-0.183, 0.812, 1.890, 1.311, 0.216, 0.996, 0.000, 0.508, 0.119]))

  static let jointWithoutLexicon = ConfidenceCalibration(
    links: ConfidenceCurve([0.268, 1.205, 1.560, 1.264, 0.948, 0.065, -0.484, -0.107, -0.958]),
    omissions: ConfidenceCurve([0.560, 1.085, 1.425, 0.827, 0.767, 1.115, 0.000, 0.560, -0.829]))
}
