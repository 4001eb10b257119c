import Foundation
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

  /// A chain of beads by chance, and every path through it.
  private static func chain(_ n: Int, _ m: Int, _ random: inout SeededGenerator) -> (BeadPosteriors, [Path]) {
    let corridor = Corridor(full: n, m)
    let kinds = BeadKind.all
    var shares = [Float](repeating: 0, count: corridor.cellCount * kinds.count)
    var corners = [Float](repeating: 0, count: corridor.cellCount)
    corners[0] = 1
    corridor.forEachCorner { i, j, cell in
      let possible = kinds.indices.filter { i + kinds[$0].source <= n && j + kinds[$0].target <= m }
      for kind in possible { shares[cell * kinds.count + kind] = Float.random(in: 0.05...1, using: &random) }
      let sum = possible.reduce(0) { $0 + shares[cell * kinds.count + $1] }
      for kind in possible {
        shares[cell * kinds.count + kind] /= sum
        if let next = corridor.cell(i + kinds[kind].source, j + kinds[kind].target) {
          corners[next] += corners[cell] * shares[cell * kinds.count + kind]
        }
      }
    }
    var paths: [Path] = []
    func visit(_ i: Int, _ j: Int, _ path: Path) {
      guard i < n || j < m, let cell = corridor.cell(i, j) else {
        paths.append(path)
        return
      }
      for (index, kind) in kinds.enumerated() where shares[cell * kinds.count + index] > 0 {
        var next = path
        next.probability *= Double(shares[cell * kinds.count + index])
        if kind.isLink { next.links.append((i..<i + kind.source, j..<j + kind.target)) }
        visit(i + kind.source, j + kind.target, next)
      }
    }
    visit(0, 0, Path(links: [], probability: 1))
    return (BeadPosteriors(BeadScores(shares.map(log), corridor: corridor), corners: corners.map(log)), paths)
  }

  @Test(
    "a bead's confidence is the share of all paths that link its segments with each other and with nothing else",
    arguments: 1...20 as ClosedRange<UInt64>)
  func reference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sizes = (0..<2).map { _ in (0..<3).map { _ in Int.random(in: 1...2, using: &random) } }
    let (source, target) = (Self.document(sizes[0]), Self.document(sizes[1]))
    let (posteriors, paths) = Self.chain(source.pieceCount, target.pieceCount, &random)
    #expect(abs(paths.reduce(0) { $0 + $1.probability } - 1) < 1e-4)
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
        #expect(abs(found - expected) < 1e-4, "\(i)-\(j)")
      }
    }
  }

  private static func pieces(_ segment: Int, _ sizes: [Int]) -> Range<Int> {
    let start = sizes[..<segment].reduce(0, +)
    return start..<start + sizes[segment]
  }
}
