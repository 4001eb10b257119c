import SeededRandom
import Testing

@testable import UraAlignment

@Suite struct AnchorTallyTests {
  private struct Sum: Equatable {
    var piece: Int32
    var sum: Float
  }

  private func taken(_ tally: inout AnchorTally, least: Float) -> [Sum] {
    var result: [Sum] = []
    tally.take(least: least) { result.append(Sum(piece: $0, sum: $1)) }
    return result
  }

  @Test("pieces that can still come to enough have the sums of all places walked", arguments: 1...20)
  func sums(seed: UInt64) {
    let given = InventedScores(seed: seed)
    let postings = Postings(given.target)
    var random = SeededGenerator(seed: seed)
    func empty() -> AnchorTally {
      AnchorTally(given.target, given.links.forward, postings, columns: 0..<given.target.pieceCount)
    }
    for i in 0..<given.source.pieceCount {
      let words = given.source.words[Int(given.source.wordStart[i])..<Int(given.source.wordStart[i + 1])].map {
        AnchorTally.Word(type: Int($0.type), value: Float.random(in: 1...6, using: &random), places: 0)
      }
      let first = Int.random(in: 0...words.count, using: &random)
      let rest = words[first...].reduce(0) { $0 + $1.value }
      let least = rest * 1.001 + Float.random(in: 0.1...3, using: &random)
      var plain = empty()
      for word in words { plain.add(word, isOpen: true) }
      let expected = taken(&plain, least: least)
      for finishes in [true, false] {
        var quick = empty()
        for word in words[..<first] { quick.add(word, isOpen: true) }
        quick.prune(rest: rest, least: least)
        if finishes {
          quick.finish(words[first...])
        } else {
          for word in words[first...] { quick.add(word, isOpen: false) }
        }
        #expect(taken(&quick, least: least) == expected)
        #expect(taken(&quick, least: 0).isEmpty)
      }
    }
  }
}
