import Foundation
import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

@Suite struct BeadConfidenceTests {
  /// A segment for each number, of so many sentences.
  private static func document(_ sentences: [Int]) -> PreparedDocument {
    PreparedDocument(
      sentences.enumerated().map { index, count in
        AlignmentSegment(
          text: (0..<count).map { "Number \(index) says \($0)." }.joined(separator: " "), paragraph: index)
      }, language: .undetermined)
  }

  /// A path's links, with its probability.
  private struct Path {
    var links: [(source: Range<Int>, target: Range<Int>)]
    var probability: Double
  }

  private static let kinds = BeadKind.all

  /// Every path, as the sum of what its beads score; without additions before omissions where the order is fixed.
  private static func paths(_ scores: BeadScores, isOrdered: Bool) -> [Path] {
    let (n, m) = (scores.corridor.rows - 1, scores.corridor.columns - 1)
    var paths: [Path] = []
    func visit(_ i: Int, _ j: Int, _ last: Int, _ path: Path, _ sum: Float) {
      guard i < n || j < m, let cell = scores.corridor.cell(i, j) else {
        paths.append(Path(links: path.links, probability: exp(Double(sum))))
        return
      }
      for (index, kind) in kinds.enumerated() {
        let score = scores.values[cell * kinds.count + index]
        if score == -.infinity { continue }
        if isOrdered, last == BeadPosteriors.addition, index == BeadPosteriors.omission { continue }
        var next = path
        if kind.isLink { next.links.append((i..<i + kind.source, j..<j + kind.target)) }
        visit(i + kind.source, j + kind.target, index, next, sum + score)
      }
    }
    visit(0, 0, -1, Path(links: [], probability: 1), 0)
    let sum = paths.reduce(0) { $0 + $1.probability }
    return paths.map { Path(links: $0.links, probability: $0.probability / sum) }
  }

  /// Scores by chance.
  private static func scores(_ n: Int, _ m: Int, _ random: inout SeededGenerator) -> BeadScores {
    let corridor = Corridor(full: n, m)
    var values = [Float](repeating: -.infinity, count: corridor.cellCount * kinds.count)
    corridor.forEachCorner { i, j, cell in
      for (index, kind) in kinds.enumerated() where i + kind.source <= n && j + kind.target <= m {
        values[cell * kinds.count + index] = Float.random(in: -4...0, using: &random)
      }
    }
    return BeadScores(values, corridor: corridor)
  }

  /// A chain whose beads are as probable, given the corner before them, as their scores say.
  private static func chain(_ scores: BeadScores) -> BeadPosteriors {
    let corridor = scores.corridor
    var shares = scores.values.map { exp($0) }
    var corners = [Float](repeating: 0, count: corridor.cellCount)
    corners[0] = 1
    corridor.forEachCorner { i, j, cell in
      let sum = shares[cell * kinds.count..<(cell + 1) * kinds.count].reduce(0, +)
      guard sum > 0 else { return }
      for (index, kind) in kinds.enumerated() {
        let place = cell * kinds.count + index
        shares[place] /= sum
        if let next = corridor.cell(i + kind.source, j + kind.target) { corners[next] += corners[cell] * shares[place] }
      }
    }
    return BeadPosteriors(BeadScores(shares.map(log), corridor: corridor), corners: corners.map(log))
  }

  @Test(
    "a bead's confidence is the share of all paths that link its segments with each other and with nothing else",
    arguments: 1...20 as ClosedRange<UInt64>, [false, true])
  func reference(seed: UInt64, isOrdered: Bool) {
    var random = SeededGenerator(seed: seed)
    let sizes = (0..<2).map { _ in (0..<3).map { _ in Int.random(in: 1...2, using: &random) } }
    let (source, target) = (Self.document(sizes[0]), Self.document(sizes[1]))
    let scores = Self.scores(source.pieceCount, target.pieceCount, &random)
    let posteriors =
      isOrdered ? BeadPosteriors(scores, rows: BeadSearch.best(scores).rows, temperature: 1) : Self.chain(scores)
    let paths = Self.paths(posteriors.scores, isOrdered: isOrdered)
    let confidence = BeadConfidence(posteriors, source, target)
    for i in 0..<3 {
      for j in 0..<3 {
        let (rows, columns) = (Self.pieces(i, sizes[0]), Self.pieces(j, sizes[1]))
        let expected = paths.reduce(0) { sum, path in
          let touching = path.links.filter { $0.source.overlaps(rows) || $0.target.overlaps(columns) }
          let isApart = touching.allSatisfy { link in
            link.source.allSatisfy(rows.contains) && link.target.allSatisfy(columns.contains)
          }
          return sum + (isApart && !touching.isEmpty ? path.probability : 0)
        }
        let found = confidence.of(Bead(source: [i], target: [j], confidence: 1))
        #expect(abs(found - expected) < 1e-3, "\(i)-\(j)")
      }
    }
  }

  @Test(
    "a line that holds all sentences of the other side is not tried for every way to cut it", .timeLimit(.minutes(1)))
  func long() {
    let count = 3_000
    let corridor = Corridor(
      lower: (0...count).map { Int32(max(0, $0 - 5)) }, upper: (0...count).map { Int32(min(count, $0 + 5)) },
      columns: count + 1)
    var scores = [Float](repeating: -.infinity, count: corridor.cellCount * Self.kinds.count)
    var corners = [Float](repeating: -.infinity, count: corridor.cellCount)
    corridor.forEachCorner { i, j, cell in
      guard i == j else { return }
      corners[cell] = 0
      if i < count { scores[cell * Self.kinds.count] = 0 }
    }
    let (source, target) = (Self.document([count]), Self.document(.init(repeating: 1, count: count)))
    #expect(source.pieceCount == count && target.pieceCount == count)
    let posteriors = BeadPosteriors(BeadScores(scores, corridor: corridor), corners: corners)
    let bead = Bead(source: [0], target: Array(0..<count), confidence: 1)
    #expect(abs(BeadConfidence(posteriors, source, target).of(bead) - 1) < 1e-3)
  }

  private static func pieces(_ segment: Int, _ sizes: [Int]) -> Range<Int> {
    let start = sizes[..<segment].reduce(0, +)
    return start..<start + sizes[segment]
  }
}
