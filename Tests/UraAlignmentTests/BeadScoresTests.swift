import Testing

@testable import UraAlignment

@Suite struct BeadScoresTests {
  @Test("every bead that fits into the corridor has the sum of its parts, no other has a score", arguments: 1...12)
  func scores(seed: UInt64) {
    let given = InventedScores(seed: seed)
    let scores = BeadScores(given.scorer)
    for i in 0..<given.corridor.rows {
      for j in Int(given.corridor.lower[i])...Int(given.corridor.upper[i]) {
        for index in BeadKind.all.indices {
          let found = scores.values[(given.corridor.cell(i, j) ?? 0) * BeadKind.all.count + index]
          #expect(found == given.scorer.parts(ofKind: index, i, j)?.total ?? -.infinity)
        }
      }
    }
  }
}
