/// Finds a narrow corridor around the best path of two long documents.
///
/// Anchors (pairs of pieces whose rare words meet) are chained, those that no neighbour confirms are dropped, and wide gaps between the
/// rest are searched for anchors again: what is no evidence in fifty thousand sentences may be some in three hundred. The corridor
/// joins the anchors by the rectangles between them, so a chapter that is missing on one side is a thin strip. The work is near-linear.
struct CorridorFinder {
  /// Below this many corners the whole rectangle is searched.
  static let exactLimit = 120_000
  /// The corridor reaches so many pieces to each side of an anchor.
  private static let reach = 4
  /// A gap with more corners is searched for further anchors ...
  private static let gapLimit = 2_500
  /// ... and where there are none it is narrowed to a band of this reach around its diagonal, when it has more corners than this.
  private static let bandReach = 64
  private static let rectangleLimit = 250_000
  private static let depthLimit = 3

  private typealias Anchor = AnchorFinder.Anchor

  private let n: Int
  private let m: Int
  private let finder: AnchorFinder

  init(_ source: PreparedDocument, _ target: PreparedDocument, links: WordLinks) {
    n = source.pieceCount
    m = target.pieceCount
    finder = AnchorFinder(source, target, links: links)
  }

  /// The corridor of corners; the whole rectangle for short documents.
  func corridor() -> Corridor {
    if n == 0 || m == 0 || (n + 1) * (m + 1) <= Self.exactLimit { return Corridor(full: n, m) }
    return corridor(around: path())
  }

  /// The corners that the path probably goes through, both ends included.
  func path() -> [(i: Int, j: Int)] {
    var points: [(i: Int, j: Int)] = [(0, 0)]
    for anchor in chain(0..<n, 0..<m, depth: 0) {
      points.append((Int(anchor.source), Int(anchor.target)))
    }
    points.append((n, m))
    return points
  }

  private func chain(_ rows: Range<Int>, _ columns: Range<Int>, depth: Int) -> [Anchor] {
    let anchors = finder.anchors(rows, columns)
    let sure = Self.confirmed(AnchorFinder.heaviestChain(anchors, rows, columns))
    guard depth < Self.depthLimit, !sure.isEmpty else { return sure }
    var result: [Anchor] = []
    var i = rows.lowerBound
    var j = columns.lowerBound
    for index in 0...sure.count {
      let end =
        index < sure.count
        ? (i: Int(sure[index].source), j: Int(sure[index].target)) : (i: rows.upperBound, j: columns.upperBound)
      if end.i > i, end.j > j, (end.i - i) * (end.j - j) > Self.gapLimit,
        end.i - i < rows.count || end.j - j < columns.count
      {
        result += chain(i..<end.i, j..<end.j, depth: depth + 1)
      }
      if index < sure.count {
        result.append(sure[index])
        i = end.i + 1
        j = end.j + 1
      }
    }
    return result
  }

  /// The anchors that another one near them confirms: as far away on one side as on the other, or nearly.
  private static func confirmed(_ chain: [Anchor]) -> [Anchor] {
    chain.indices.filter { index in
      for near in [index - 2, index - 1, index + 1, index + 2] where chain.indices.contains(near) {
        let a = abs(Int(chain[near].source) - Int(chain[index].source))
        let b = abs(Int(chain[near].target) - Int(chain[index].target))
        if a <= 24, b <= 24, abs(a - b) <= 3 + min(a, b) / 3 { return true }
      }
      return false
    }.map { chain[$0] }
  }

  private func corridor(around path: [(i: Int, j: Int)]) -> Corridor {
    var lower = [Int32](repeating: Int32(m), count: n + 1)
    var upper = [Int32](repeating: 0, count: n + 1)
    func open(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
      let low = Int32(max(0, columns.lowerBound - Self.reach))
      let high = Int32(min(m, columns.upperBound + Self.reach))
      for i in max(0, rows.lowerBound - Self.reach)...min(n, rows.upperBound + Self.reach) {
        lower[i] = min(lower[i], low)
        upper[i] = max(upper[i], high)
      }
    }
    for (a, b) in zip(path, path.dropFirst()) {
      if (b.i - a.i) * (b.j - a.j) <= Self.rectangleLimit {
        open(a.i...b.i, a.j...b.j)
        continue
      }
      // Nothing is known of a large part: the band around its diagonal, in steps.
      let steps = max(b.i - a.i, b.j - a.j) / Self.bandReach + 1
      for step in 0..<steps {
        let from = (a.i + (b.i - a.i) * step / steps, a.j + (b.j - a.j) * step / steps)
        let to = (a.i + (b.i - a.i) * (step + 1) / steps, a.j + (b.j - a.j) * (step + 1) / steps)
        open(from.0...to.0, max(a.j, from.1 - Self.bandReach)...min(b.j, to.1 + Self.bandReach))
      }
    }
    lower[0] = 0
    upper[n] = Int32(m)
    return Corridor(lower: lower, upper: upper, columns: m + 1).ascending
  }
}
