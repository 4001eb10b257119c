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
    let inside = CorridorPart(corridor, rows: rows, columns: columns)
    // Sums over the paths inside the rectangle, from its first corner and, mirrored, to its last.
    var inner = [Float](repeating: -.infinity, count: inside.count)
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
        guard score > -.infinity, let next = inside.place(r + kind.source, c + kind.target) else { continue }
        body(next, score / posteriors.temperature, index)
      }
    }
    for r in 0...rows.count {
      for c in inside.columns(r) {
        guard let place = inside.place(r, c) else { continue }
        let here = inner[place]
        let open = innerOpen[place]
        forEachStep(r, c) { next, score, index in
          let value = (index == BeadPosteriors.omission ? open : here) + score
          inner[next] = BeadPosteriors.add(inner[next], value)
          if index != BeadPosteriors.addition { innerOpen[next] = BeadPosteriors.add(innerOpen[next], value) }
        }
      }
    }
    for r in stride(from: rows.count, through: 0, by: -1) {
      for c in inside.columns(r).reversed() {
        guard let place = inside.place(r, c) else { continue }
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
    func pass(_ index: Int, _ r: Int, _ c: Int) {
      var score = -Float.infinity
      forEachStep(r, c) { _, value, kind in if kind == index { score = value } }
      silent += score
    }
    for r in 0..<rows.count { pass(BeadPosteriors.omission, r, 0) }
    for c in 0..<columns.count { pass(BeadPosteriors.addition, rows.count, c) }
    let all = inner[inner.count - 1]
    guard all > -.infinity else { return 0 }
    let between = all - posteriors.rise(from: rows.lowerBound, to: rows.upperBound)
    var result = exp(min(0, posteriors.forward[start] + between + posteriors.backward[end] - posteriors.total))
    result *= 1 - exp(min(0, silent - all))
    for i in [rows.lowerBound] + sourceCuts + [rows.upperBound] {
      for j in [columns.lowerBound] + targetCuts + [columns.upperBound] {
        let isCorner =
          (i == rows.lowerBound && j == columns.lowerBound) || (i == rows.upperBound && j == columns.upperBound)
        guard !isCorner, let place = inside.place(i - rows.lowerBound, j - columns.lowerBound) else { continue }
        result *= 1 - min(1, exp(inner[place] + outer[place] - all))
      }
    }
    return max(0, min(1, result))
  }
}

/// The corners of a rectangle that lie in a corridor, row by row: for a bead as long as a book the rectangle itself would be too large.
struct CorridorPart {
  /// Per row of the rectangle, the first and the last column of the corridor, counted within the rectangle.
  private var lower: [Int] = []
  private var upper: [Int] = []
  private var offset: [Int] = [0]

  init(_ corridor: Corridor, rows: Range<Int>, columns: Range<Int>) {
    for row in rows.lowerBound...rows.upperBound {
      let low = max(0, Int(corridor.lower[row]) - columns.lowerBound)
      let high = min(columns.count, Int(corridor.upper[row]) - columns.lowerBound)
      lower.append(low)
      upper.append(high)
      offset.append(offset[offset.count - 1] + max(0, high - low + 1))
    }
  }

  var count: Int { offset[offset.count - 1] }

  func columns(_ row: Int) -> Range<Int> { lower[row]..<max(lower[row], upper[row] + 1) }

  /// Where a corner is kept; `nil` outside of the corridor.
  func place(_ row: Int, _ column: Int) -> Int? {
    column >= lower[row] && column <= upper[row] ? offset[row] + column - lower[row] : nil
  }
}
