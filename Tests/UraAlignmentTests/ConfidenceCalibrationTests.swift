import Testing

@testable import UraAlignment

@Suite struct ConfidenceCalibrationTests {
  @Test("the fitted curve gives the share of right beads, and keeps the order")
  func fits() {
    // The model says 0.9 where 60 of 100 are right, 0.5 where 20 are.
    var judgements: [(probability: Double, isRight: Bool)] = []
    for k in 0..<300 { judgements.append((0.9, k % 10 < 6)) }
    for k in 0..<300 { judgements.append((0.5, k % 10 < 2)) }
    let curve = ConfidenceCalibration(fitting: judgements)
    #expect(abs(curve.calibrated(0.9) - 0.6) < 0.02)
    #expect(abs(curve.calibrated(0.5) - 0.2) < 0.02)
    let values = [0, 0.01, 0.3, 0.7, 0.99, 1].map(curve.calibrated)
    #expect(values == values.sorted() && values.allSatisfy { (0...1).contains($0) })
  }

  @Test("few judgements leave the model's own word nearly as it is")
  func few() {
    let curve = ConfidenceCalibration(fitting: [(0.8, false)])
    #expect(abs(curve.calibrated(0.8) - 0.8) < 0.3)
  }
}
