import Testing
import UraModel

@testable import UraAlignment

@Suite struct ConfidenceCurveTests {
  private static let plain = ConfidenceCurve.Circumstances.link(isJoined: false, isBesideOmission: false)
  private static let joined = ConfidenceCurve.Circumstances.link(isJoined: true, isBesideOmission: false)
  private static let beside = ConfidenceCurve.Circumstances.link(isJoined: false, isBesideOmission: true)
  private static let doubtful = ConfidenceCurve.Circumstances.link(
    isJoined: false, isBesideOmission: false, documentDoubt: 1)
  private static let omission = ConfidenceCurve.Circumstances.omission(isBesideOmission: false)

  private func judgements(
    _ probability: Double, _ circumstances: ConfidenceCurve.Circumstances, right: Int, of count: Int
  ) -> [ConfidenceCurve.Judgement] {
    (0..<count).map { .init(probability: probability, circumstances: circumstances, isRight: $0 < right) }
  }

  @Test("the fitted curve gives the share of right beads, and keeps the order")
  func fits() {
    // The model says 0.9 where 60 of 100 are right, 0.5 where 20 are, 0.99 where 97 are: no line in log-odds.
    let curve = ConfidenceCurve(
      fitting: judgements(0.9, Self.plain, right: 180, of: 300) + judgements(0.5, Self.plain, right: 60, of: 300)
        + judgements(0.99, Self.plain, right: 291, of: 300))
    #expect(abs(curve(0.9, Self.plain) - 0.6) < 0.02)
    #expect(abs(curve(0.5, Self.plain) - 0.2) < 0.02)
    #expect(abs(curve(0.99, Self.plain) - 0.97) < 0.02)
    let values = [0, 0.01, 0.3, 0.7, 0.99, 1].map { curve($0, Self.plain) }
    #expect(values == values.sorted() && values.allSatisfy { (0...1).contains($0) })
  }

  @Test("it rises even where the judgements fall")
  func rises() {
    let curve = ConfidenceCurve(
      fitting: judgements(0.8, Self.plain, right: 280, of: 300) + judgements(0.9, Self.plain, right: 100, of: 300))
    let values = stride(from: 0.01, to: 1, by: 0.01).map { curve($0, Self.plain) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("joined sentences and beads beside omissions have their own share")
  func circumstances() {
    let curve = ConfidenceCurve(
      fitting: judgements(0.8, Self.plain, right: 2_700, of: 3_000)
        + judgements(0.8, Self.joined, right: 2_100, of: 3_000)
        + judgements(0.8, Self.beside, right: 1_500, of: 3_000))
    #expect(abs(curve(0.8, Self.plain) - 0.9) < 0.03)
    #expect(abs(curve(0.8, Self.joined) - 0.7) < 0.03)
    #expect(abs(curve(0.8, Self.beside) - 0.5) < 0.03)
  }

  @Test("omissions have their own share by each of their cues")
  func omissionCues() {
    let numbered = ConfidenceCurve.Circumstances.omission(isBesideOmission: false, hasNumber: true)
    let fitting = ConfidenceCurve.Circumstances.omission(isBesideOmission: false, lengthGain: 0.5)
    let curve = ConfidenceCurve(
      fitting: judgements(0.8, Self.omission, right: 2_100, of: 3_000)
        + judgements(0.8, numbered, right: 2_700, of: 3_000) + judgements(0.8, fitting, right: 1_200, of: 3_000))
    #expect(abs(curve(0.8, Self.omission) - 0.7) < 0.03)
    #expect(abs(curve(0.8, numbered) - 0.9) < 0.03)
    #expect(abs(curve(0.8, fitting) - 0.4) < 0.03)
  }

  @Test("where the model doubts most links of a document, those it is sure of are wrong more often")
  func doubtfulDocument() {
    let curve = ConfidenceCurve(
      fitting: judgements(0.99, Self.plain, right: 990, of: 1_000)
        + judgements(0.99, Self.doubtful, right: 930, of: 1_000))
    #expect(abs(curve(0.99, Self.plain) - 0.99) < 0.01)
    #expect(abs(curve(0.99, Self.doubtful) - 0.93) < 0.02)
    let doubts = [[1.0, 1], [0.9, 0.9], [0.5, 0.6]].map {
      ConfidenceCurve.Circumstances.doubt(Array(repeating: $0, count: 50).flatMap { $0 })
    }
    #expect(doubts == doubts.sorted() && doubts.first == -1 && doubts.last == 1)
  }

  @Test("few judgements leave the model's own word nearly as it is, and a weight counts like so many judgements")
  func few() {
    let one = ConfidenceCurve.Judgement(probability: 0.8, circumstances: Self.plain, isRight: false)
    #expect(abs(ConfidenceCurve(fitting: [one])(0.8, Self.plain) - 0.8) < 0.3)
    var heavy = one
    heavy.weight = 3
    let often = ConfidenceCurve(fitting: [one, one, one])
    let weighty = ConfidenceCurve(fitting: [heavy])
    #expect(zip(often.weights, weighty.weights).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("the fitted curves rise, and stay within 0...1", arguments: [false, true])
  func fitted(isJoint: Bool) {
    let calibration = ConfidenceCalibration(.standard, isJoint: isJoint)
    let links = [Self.plain, Self.joined, Self.beside, Self.doubtful].map { (calibration.links, $0) }
    for (curve, circumstances) in links + [(calibration.omissions, Self.omission)] {
      let values = stride(from: 0.0, through: 1, by: 0.05).map { curve($0, circumstances) }
      #expect(values == values.sorted() && values.allSatisfy { (0...1).contains($0) })
    }
  }
}
