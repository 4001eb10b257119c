import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag.english
private let ukrainian = LanguageTag.ukrainian

@Suite struct BeadSearchTests {
  /// The textbook version: tries every bead at every corner, by recursion with a table.
  private func bestScore(_ scores: BeadScores, _ n: Int, _ m: Int) -> Float {
    var table = [Float](repeating: -.infinity, count: (n + 1) * (m + 1))
    table[0] = 0
    for i in 0...n {
      for j in 0...m {
        for (index, kind) in BeadKind.all.enumerated() where i + kind.source <= n && j + kind.target <= m {
          let value = table[i * (m + 1) + j] + scores.values[(i * (m + 1) + j) * BeadKind.all.count + index]
          let next = (i + kind.source) * (m + 1) + j + kind.target
          table[next] = max(table[next], value)
        }
      }
    }
    return table[n * (m + 1) + m]
  }

  @Test("an omission before or behind an addition is the same alignment")
  func omissionAndAddition() {
    func bead(_ source: Range<Int>, _ target: Range<Int>) -> BeadSearch.PieceBead {
      let kind = BeadKind.all.firstIndex { ($0.source, $0.target) == (source.count, target.count) }
      return BeadSearch.PieceBead(kind: kind ?? -1, source: source, target: target)
    }
    let one = [bead(0..<1, 0..<1), bead(1..<2, 1..<1), bead(2..<2, 1..<2), bead(2..<3, 2..<3)]
    let other = [bead(0..<1, 0..<1), bead(1..<1, 1..<2), bead(1..<2, 2..<2), bead(2..<3, 2..<3)]
    #expect(SentenceAligner.change(one, from: other) == 0)
    #expect(SentenceAligner.change([bead(0..<1, 0..<1), bead(1..<2, 1..<2), bead(2..<3, 2..<3)], from: other) > 0)
  }

  @Test("the search finds what the textbook finds; probabilities sum to one", arguments: 1...20)
  func twin(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = ["kyiv", "lviv", "12", "peace", "vote", "мир", "київ", "львів", "голос", "2024"]
    func document(_ language: LanguageTag) -> PreparedDocument {
      let count = Int.random(in: 1...7, using: &random)
      return PreparedDocument(
        (0..<count).map { _ in
          let length = Int.random(in: 1...6, using: &random)
          return AlignmentSegment(
            text: (0..<length).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " "))
        }, language: language)
    }
    let a = document(english)
    let b = document(ukrainian)
    let aligner = SentenceAligner(source: english, target: ukrainian, knowledge: AlignmentKnowledge.none)
    let solution = aligner.solve(a, b)
    let scores = solution.posteriors.scores
    var total: Float = 0
    for bead in solution.beads {
      let cell = bead.source.lowerBound * (b.pieceCount + 1) + bead.target.lowerBound
      total += scores.values[cell * BeadKind.all.count + bead.kind]
    }
    #expect(abs(total - bestScore(scores, a.pieceCount, b.pieceCount)) < 1e-3)
    // Every source piece is in some bead: the probabilities of all beads that cover it sum to one.
    for piece in 0..<a.pieceCount {
      var sum: Float = 0
      for i in max(0, piece - 3)...piece {
        for j in 0...b.pieceCount {
          for (index, kind) in BeadKind.all.enumerated() where i + kind.source > piece {
            sum += solution.posteriors.probability(ofKind: index, atRow: i, column: j)
          }
        }
      }
      #expect(abs(sum - 1) < 0.01)
    }
  }
}
