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

  /// More visits of corners than this are too many for one bead.
  private static let workLimit = 1_000_000

  /// - For a bead with both sides: the share of paths that link something between them, nothing of them with anything else, and that do
  ///   not cut it in two.
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
    let rows = starts.source[first]..<starts.source[last + 1]
    let columns = starts.target[head]..<starts.target[tail + 1]
    let ways = BeadWays(posteriors, rows: rows, columns: columns)
    let silent = ways.probability(cutAt: nil)
    let linked = ways.probability(cutAt: (rows.lowerBound, columns.lowerBound)) - silent
    guard linked > 0 else { return 0 }
    let sourceCuts = bead.source.dropFirst().map { starts.source[$0] }
    let targetCuts = bead.target.dropFirst().map { starts.target[$0] }
    let cutCount = sourceCuts.count * (targetCuts.count + 2) + 2 * targetCuts.count
    // Where a line holds thousands of sentences of the other side, none of the cuts is worth the time.
    guard cutCount * ways.cornerCount <= Self.workLimit else { return Double(min(1, linked)) }
    var cuts = sourceCuts.flatMap { row in
      ([columns.lowerBound] + targetCuts + [columns.upperBound]).map { (row, $0) }
    }
    for column in targetCuts { cuts += [(rows.lowerBound, column), (rows.upperBound, column)] }
    let result = cuts.reduce(linked) { result, cut in
      result * (1 - max(0, min(1, (ways.probability(cutAt: cut) - silent) / linked)))
    }
    return Double(max(0, min(1, result)))
  }
}

/// The ways past a bead on which its pieces have counterparts in each other, or none.
///
/// Pieces without counterpart stand anywhere between two links, so a way may enter the rows of the bead before its columns, or leave
/// them later.
private struct BeadWays {
  private let posteriors: BeadPosteriors
  private let rows: Range<Int>
  private let columns: Range<Int>
  private let part: CorridorPart

  /// How many pieces without counterpart before and behind the bead may stand between its own.
  private static let reach = 16
  /// A probability that is as good as none.
  private static let negligible: Float = 1e-6
  /// Less than its logarithm.
  private static let surelyNegligible: Float = -14

  init(_ posteriors: BeadPosteriors, rows: Range<Int>, columns: Range<Int>) {
    self.posteriors = posteriors
    self.rows = rows
    self.columns = columns
    let (top, bottom, left, right) = (rows.lowerBound, rows.upperBound, columns.lowerBound, columns.upperBound)
    part = CorridorPart(
      posteriors.scores.corridor, rows: top - Self.reach...bottom + Self.reach
    ) { (top...bottom).contains($0) ? left - Self.reach...right + Self.reach : left...right }
  }

  var cornerCount: Int { part.count }

  /// The probability of the ways on which what stands before a corner of the bead is linked with nothing behind it; of those without
  /// links in the bead where there is no corner.
  func probability(cutAt cut: (row: Int, column: Int)?) -> Float {
    var result: Float = 0
    // By corner, and by whether the way came there by an addition that no omission may follow.
    var coming = [Float](repeating: 0, count: 2 * part.count)
    part.forEachCorner { i, j, place in
      if isBehind(i, j) { return }
      // Most corners before the bead are out of the question, which is cheaper seen than how improbable they are.
      if isBefore(i, j), posteriors.logarithm(atRow: i, column: j) < Self.surelyNegligible { return }
      for isClosed in [false, true] {
        let here =
          isBefore(i, j)
          ? posteriors.probability(atRow: i, column: j, isClosed: isClosed) : coming[2 * place + (isClosed ? 1 : 0)]
        guard here > Self.negligible else { continue }
        for (index, kind) in BeadKind.all.enumerated() {
          let (row, column) = (i + kind.source, j + kind.target)
          guard !isBefore(row, column), !kind.isLink || isInside(i, j, row, column, cut) else { continue }
          let way = here * posteriors.share(ofKind: index, atRow: i, column: j, isClosed: isClosed)
          if isBehind(row, column) {
            result += way
          } else if let next = part.place(row, column) {
            coming[2 * next + (posteriors.isOrdered && index == BeadPosteriors.addition ? 1 : 0)] += way
          }
        }
      }
    }
    return result
  }

  private func isBefore(_ i: Int, _ j: Int) -> Bool { i <= rows.lowerBound && j <= columns.lowerBound }
  private func isBehind(_ i: Int, _ j: Int) -> Bool { i >= rows.upperBound && j >= columns.upperBound }

  /// Whether a link from one corner to another lies in the bead, and wholly before or behind the cut.
  private func isInside(_ i: Int, _ j: Int, _ row: Int, _ column: Int, _ cut: (row: Int, column: Int)?) -> Bool {
    guard let cut, i >= rows.lowerBound, j >= columns.lowerBound, row <= rows.upperBound, column <= columns.upperBound
    else { return false }
    return (row <= cut.row && column <= cut.column) || (i >= cut.row && j >= cut.column)
  }
}

/// Corners of a corridor around a bead, row by row: for a bead as long as a book a rectangle would be too large.
struct CorridorPart {
  private let rows: ClosedRange<Int>
  /// Per row, the first and the last column.
  private var lower: [Int] = []
  private var upper: [Int] = []
  private var offset: [Int] = [0]

  /// - Parameters:
  ///   - rows: what lies outside of the corridor is left out.
  ///   - columns: of each row, likewise.
  init(_ corridor: Corridor, rows: ClosedRange<Int>, columns: (Int) -> ClosedRange<Int>) {
    self.rows = rows.clamped(to: 0...corridor.rows - 1)
    for row in self.rows {
      let wanted = columns(row)
      lower.append(max(wanted.lowerBound, Int(corridor.lower[row])))
      upper.append(min(wanted.upperBound, Int(corridor.upper[row])))
      offset.append(offset[offset.count - 1] + max(0, upper[upper.count - 1] - lower[lower.count - 1] + 1))
    }
  }

  var count: Int { offset[offset.count - 1] }

  /// Every corner, first to last.
  func forEachCorner(_ body: (_ i: Int, _ j: Int, _ place: Int) -> Void) {
    for row in 0..<rows.count {
      for column in 0..<offset[row + 1] - offset[row] {
        body(rows.lowerBound + row, lower[row] + column, offset[row] + column)
      }
    }
  }

  /// Where a corner is kept; `nil` outside.
  func place(_ i: Int, _ j: Int) -> Int? {
    guard rows.contains(i) else { return nil }
    let row = i - rows.lowerBound
    return j >= lower[row] && j <= upper[row] ? offset[row] + j - lower[row] : nil
  }
}
