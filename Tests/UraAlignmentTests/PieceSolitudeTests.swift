import Testing

@testable import UraAlignment

@Suite struct PieceSolitudeTests {
  private func solitude(_ source: [Float], _ target: [Float] = []) -> PieceSolitude {
    PieceSolitude(source: source, target: target)
  }

  @Test("a long passage that was left out is one, and says less of other sentences than as many single ones")
  func rate() {
    let passage = solitude([Float](repeating: 0, count: 50) + [Float](repeating: 1, count: 30))
    let singles = solitude((0..<80).map { $0 % 2 == 0 && $0 < 60 ? 1 : 0 })
    let none = solitude(.init(repeating: 0, count: 80))
    #expect(passage.rate(expected: 0.1) < 0.05 && passage.rate(expected: 0.1) > none.rate(expected: 0.1))
    #expect(singles.rate(expected: 0.1) > 0.3)
  }

  @Test("sentences left out side by side stick together, those left out here and there do not")
  func cohesion() {
    let passage = solitude([Float](repeating: 0, count: 50) + [Float](repeating: 1, count: 30))
    let singles = solitude((0..<80).map { $0 % 10 == 0 ? 1 : 0 })
    #expect(passage.cohesion(rate: 0.05) > 3)
    #expect(singles.cohesion(rate: 0.1) == 0)
    #expect(solitude([]).cohesion(rate: 0.1) == 0)
  }

  @Test("a piece is surrounded where both its neighbours are alone; at an end one is enough")
  func surrounded() {
    #expect(PieceSolitude.surrounded([1, 0, 0.5, 1, 1]) == [0, 0.5, 0, 0.5, 1])
    #expect(PieceSolitude.surrounded([0]) == [1] && PieceSolitude.surrounded([]).isEmpty)
  }
}
