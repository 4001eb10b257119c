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
    let linked = ways.linked
    guard linked > 0 else { return 0 }
    var result = linked
    for i in [rows.lowerBound] + bead.source.dropFirst().map({ starts.source[$0] }) + [rows.upperBound] {
      for j in [columns.lowerBound] + bead.target.dropFirst().map({ starts.target[$0] }) + [columns.upperBound] {
        let isEnd =
          (i == rows.lowerBound && j == columns.lowerBound) || (i == rows.upperBound && j == columns.upperBound)
        if !isEnd { result *= 1 - min(1, ways.linked(throughRow: i, column: j) / linked) }
      }
    }
    return Double(max(0, min(1, result)))
  }
}

/// The ways past a bead on which its pieces have counterparts in each other, or none.
///
/// Pieces without counterpart stand anywhere between two links, so a way may enter the rows of the bead before its columns, or leave
/// them later.
private struct BeadWays {
  private let rows: Range<Int>
  private let columns: Range<Int>
  private let part: CorridorPart
  private var all: Sums
  private var silent: Sums

  private struct Sums {
    /// By corner, the probability that a way comes there, and that one that is there goes on past the bead.
    var coming: [Float] = []
    var going: [Float] = []

    func share(at place: Int) -> Float { coming[place] * going[place] }
  }

  /// How many pieces without counterpart before and behind the bead may stand between its own.
  private static let reach = 16
  /// A probability that is as good as none.
  private static let negligible: Float = 1e-6

  init(_ posteriors: BeadPosteriors, rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
    let (top, bottom, left, right) = (rows.lowerBound, rows.upperBound, columns.lowerBound, columns.upperBound)
    part = CorridorPart(
      posteriors.scores.corridor, rows: top - Self.reach...bottom + Self.reach
    ) { (top...bottom).contains($0) ? left - Self.reach...right + Self.reach : left...right }
    all = Sums()
    silent = Sums()
    all = sums(posteriors, linking: true)
    silent = sums(posteriors, linking: false)
  }

  private func sums(_ posteriors: BeadPosteriors, linking: Bool) -> Sums {
    var coming = [Float](repeating: 0, count: part.count)
    var going = coming
    part.forEachCorner { i, j, place in
      if isBefore(i, j) { coming[place] = posteriors.probability(atRow: i, column: j) }
      guard coming[place] > Self.negligible else { return }
      forEachStep(posteriors, i, j, linking: linking) { next, share in coming[next] += coming[place] * share }
    }
    part.forEachCorner(backwards: true) { i, j, place in
      if isBehind(i, j) { going[place] = 1 }
      guard coming[place] > Self.negligible else { return }
      forEachStep(posteriors, i, j, linking: linking) { next, share in going[place] += going[next] * share }
    }
    return Sums(coming: coming, going: going)
  }

  /// The steps that leave what is before the bead or lead through or past it.
  private func forEachStep(
    _ posteriors: BeadPosteriors, _ i: Int, _ j: Int, linking: Bool, _ body: (_ next: Int, _ share: Float) -> Void
  ) {
    if isBehind(i, j) { return }
    let isInside = i >= rows.lowerBound && j >= columns.lowerBound
    for (index, kind) in BeadKind.all.enumerated() {
      let (row, column) = (i + kind.source, j + kind.target)
      if isBefore(row, column) { continue }
      if kind.isLink, !linking || !isInside || row > rows.upperBound || column > columns.upperBound { continue }
      guard let next = part.place(row, column) else { continue }
      let share = posteriors.share(ofKind: index, atRow: i, column: j)
      if share > 0 { body(next, share) }
    }
  }

  private func isBefore(_ i: Int, _ j: Int) -> Bool { i <= rows.lowerBound && j <= columns.lowerBound }
  private func isBehind(_ i: Int, _ j: Int) -> Bool { i >= rows.upperBound && j >= columns.upperBound }

  /// The probability that something is linked.
  var linked: Float {
    var result: Float = 0
    part.forEachCorner { i, j, place in
      if isBefore(i, j) { result += all.share(at: place) - silent.share(at: place) }
    }
    return result
  }

  /// The probability of the ways through a corner on which something is linked.
  func linked(throughRow i: Int, column j: Int) -> Float {
    part.place(i, j).map { all.share(at: $0) - silent.share(at: $0) } ?? 0
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

  /// Every corner, first to last or last to first.
  func forEachCorner(backwards: Bool = false, _ body: (_ i: Int, _ j: Int, _ place: Int) -> Void) {
    for step in 0..<rows.count {
      let row = backwards ? rows.count - 1 - step : step
      let count = offset[row + 1] - offset[row]
      for step in 0..<count {
        let column = backwards ? count - 1 - step : step
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
