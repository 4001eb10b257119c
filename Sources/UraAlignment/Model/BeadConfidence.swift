import Foundation
import UraModel

/// The probability that exactly these segments correspond, from the probabilities of all paths.
struct BeadConfidence {
  private let posteriors: BeadPosteriors
  private let alone: PieceSolitude
  private let starts: SegmentStarts

  init(_ posteriors: BeadPosteriors, _ source: PreparedDocument, _ target: PreparedDocument) {
    self.posteriors = posteriors
    alone = PieceSolitude(posteriors)
    starts = SegmentStarts(source, target)
  }

  /// - For a bead with both sides: the share of paths that go through both its corners, that link something between them,
  ///   and that do not cut it in two.
  /// - For an omission: the chance that its pieces stay alone.
  func of(_ bead: Bead) -> Double {
    guard let first = bead.source.first, let last = bead.source.last, let head = bead.target.first,
      let tail = bead.target.last
    else {
      var least: Float = 1
      for segment in bead.source {
        for piece in starts.source[segment]..<starts.source[segment + 1] { least = min(least, alone.source[piece]) }
      }
      for segment in bead.target {
        for piece in starts.target[segment]..<starts.target[segment + 1] { least = min(least, alone.target[piece]) }
      }
      return Double(max(0, min(1, least)))
    }
    return Double(
      probability(
        rows: starts.source[first]..<starts.source[last + 1], columns: starts.target[head]..<starts.target[tail + 1],
        sourceCuts: bead.source.dropFirst().map { starts.source[$0] },
        targetCuts: bead.target.dropFirst().map { starts.target[$0] }))
  }

  private func probability(rows: Range<Int>, columns: Range<Int>, sourceCuts: [Int], targetCuts: [Int]) -> Float {
    let scores = posteriors.scores
    let corridor = scores.corridor
    let kinds = BeadKind.all
    guard let start = corridor.cell(rows.lowerBound, columns.lowerBound),
      let end = corridor.cell(rows.upperBound, columns.upperBound)
    else { return 0 }
    // Sums over the paths inside the rectangle, from its first corner and, mirrored, to its last.
    let width = columns.count + 1
    var inner = [Float](repeating: -.infinity, count: (rows.count + 1) * width)
    var innerOpen = inner
    var outer = inner
    var outerClosed = inner
    inner[0] = 0
    innerOpen[0] = 0
    outer[outer.count - 1] = 0
    outerClosed[outer.count - 1] = 0
    func forEachStep(_ r: Int, _ c: Int, _ body: (_ next: Int, _ score: Float, _ index: Int) -> Void) {
      guard let cell = corridor.cell(rows.lowerBound + r, columns.lowerBound + c) else { return }
      for (index, kind) in kinds.enumerated() where r + kind.source <= rows.count && c + kind.target <= columns.count {
        let score = scores.values[cell * kinds.count + index]
        if score == -.infinity { continue }
        body((r + kind.source) * width + c + kind.target, score / posteriors.temperature, index)
      }
    }
    for r in 0...rows.count {
      for c in 0..<width {
        let here = inner[r * width + c]
        let open = innerOpen[r * width + c]
        forEachStep(r, c) { next, score, index in
          let value = (index == BeadPosteriors.omission ? open : here) + score
          inner[next] = BeadPosteriors.add(inner[next], value)
          if index != BeadPosteriors.addition { innerOpen[next] = BeadPosteriors.add(innerOpen[next], value) }
        }
      }
    }
    for r in stride(from: rows.count, through: 0, by: -1) {
      for c in stride(from: width - 1, through: 0, by: -1) {
        let place = r * width + c
        var closed = outerClosed[place]
        var omitting: Float = -.infinity
        forEachStep(r, c) { next, score, index in
          if index == BeadPosteriors.omission {
            omitting = outer[next] + score
          } else {
            closed = BeadPosteriors.add(closed, (index == BeadPosteriors.addition ? outerClosed : outer)[next] + score)
          }
        }
        outerClosed[place] = closed
        outer[place] = place == outer.count - 1 ? 0 : BeadPosteriors.add(closed, omitting)
      }
    }
    // The one path without links: all omissions, then all additions.
    var silent: Float = 0
    for r in 0..<rows.count {
      forEachStep(r, 0) { _, score, index in if index == BeadPosteriors.omission { silent += score } }
    }
    for c in 0..<columns.count {
      forEachStep(rows.count, c) { _, score, index in if index == BeadPosteriors.addition { silent += score } }
    }
    let all = inner[inner.count - 1]
    guard all > -.infinity else { return 0 }
    let inside = all - posteriors.rise(from: rows.lowerBound, to: rows.upperBound)
    var result = exp(min(0, posteriors.forward[start] + inside + posteriors.backward[end] - posteriors.total))
    result *= 1 - exp(min(0, silent - all))
    for i in [rows.lowerBound] + sourceCuts + [rows.upperBound] {
      for j in [columns.lowerBound] + targetCuts + [columns.upperBound] {
        let isCorner =
          (i == rows.lowerBound && j == columns.lowerBound) || (i == rows.upperBound && j == columns.upperBound)
        if isCorner { continue }
        let place = (i - rows.lowerBound) * width + j - columns.lowerBound
        result *= 1 - min(1, exp(inner[place] + outer[place] - all))
      }
    }
    return max(0, min(1, result))
  }
}
