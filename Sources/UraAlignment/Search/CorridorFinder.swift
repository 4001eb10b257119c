import Foundation

/// Finds a narrow corridor around the best path of two long documents, from coarse to fine.
///
/// Both documents are laid on a grid of blocks; a block scores by the linked words that meet in it, above what chance would
/// bring. The best monotone path over the grid bounds the next, finer grid. The work is near-linear: the coarsest grid has a bounded
/// number of blocks, every finer one only those beside the path.
struct CorridorFinder {
  /// Below this many corners the whole rectangle is searched.
  static let exactLimit = 120_000
  /// Block sizes in pieces, coarsest first; the coarsest grows with the documents so that it has few blocks.
  private static let fineSizes = [32, 8, 3]
  /// Blocks on each side of the path that the next level may visit.
  private static let margin = 3
  /// The corridor reaches at least so many pieces to each side of the path.
  static let reach = 16
  /// Meetings of words that are looked at on the coarsest grid.
  private static let meetingLimit = 2_000_000

  let source: PreparedDocument
  let target: PreparedDocument
  let links: WordLinks
  private let sourcePostings: Postings
  private let targetPostings: Postings

  init(_ source: PreparedDocument, _ target: PreparedDocument, links: WordLinks) {
    self.source = source
    self.target = target
    self.links = links
    sourcePostings = Postings(source)
    targetPostings = Postings(target)
  }

  /// The corridor of corners; the whole rectangle for short documents.
  func corridor() -> Corridor {
    let n = source.pieceCount
    let m = target.pieceCount
    if n == 0 || m == 0 || (n + 1) * (m + 1) <= Self.exactLimit { return Corridor(full: n, m) }
    let coarsest = max(64, (max(n, m) + 799) / 800)
    var bounds = Bounds(whole: n, m)
    var path: [(i: Float, j: Float)] = []
    for size in [coarsest] + Self.fineSizes.filter({ $0 < coarsest }) {
      path = bestPath(blockSize: size, within: bounds, isCoarsest: size == coarsest)
      bounds = Bounds(around: path, reach: Float(max(size * Self.margin, Self.reach)), n, m)
    }
    return bounds.corridor(n, m)
  }

  /// Which target pieces each source piece may meet.
  private struct Bounds {
    var lower: [Int32]
    var upper: [Int32]

    init(whole n: Int, _ m: Int) {
      lower = .init(repeating: 0, count: n + 1)
      upper = .init(repeating: Int32(m), count: n + 1)
    }

    /// The columns within `reach` of the path's points, in both directions.
    init(around path: [(i: Float, j: Float)], reach: Float, _ n: Int, _ m: Int) {
      lower = .init(repeating: Int32(m), count: n + 1)
      upper = .init(repeating: 0, count: n + 1)
      for (a, b) in zip(path, path.dropFirst()) {
        let from = max(0, Int(a.i - reach))
        let to = min(n, Int(b.i + reach))
        let low = Int32(max(0, min(Float(m), a.j - reach)))
        let high = Int32(max(0, min(Float(m), b.j + reach)))
        for i in from...max(from, to) {
          lower[i] = min(lower[i], low)
          upper[i] = max(upper[i], high)
        }
      }
      // Rows never lie before the rows above them, and the ends belong to it.
      lower[0] = 0
      upper[n] = Int32(m)
      for i in 1...n { upper[i] = max(upper[i], upper[i - 1]) }
      for i in stride(from: n - 1, through: 0, by: -1) { lower[i] = min(lower[i], lower[i + 1]) }
    }

    func corridor(_ n: Int, _ m: Int) -> Corridor { Corridor(lower: lower, upper: upper, columns: m + 1) }
  }

  /// The best monotone path over blocks of this size, as points in pieces.
  private func bestPath(blockSize size: Int, within bounds: Bounds, isCoarsest: Bool) -> [(i: Float, j: Float)] {
    let n = source.pieceCount
    let m = target.pieceCount
    let rows = (n + size - 1) / size
    let columns = (m + size - 1) / size
    var low = [Int](repeating: 0, count: rows)
    var high = [Int](repeating: columns - 1, count: rows)
    for r in 0..<rows where !isCoarsest {
      low[r] = min(columns - 1, Int(bounds.lower[r * size]) / size)
      high[r] = min(columns - 1, Int(bounds.upper[min(n, (r + 1) * size)]) / size)
    }
    var offset = [0]
    for r in 0..<rows { offset.append(offset[r] + high[r] - low[r] + 1) }
    var weight = [Float](repeating: 0, count: offset[rows])
    addMeetings(blockSize: size, low, high, offset, limit: isCoarsest ? Self.meetingLimit : .max, to: &weight)
    // Chance brings a share of the meetings to every block of a row.
    for r in 0..<rows {
      let range = offset[r]..<offset[r + 1]
      var sum: Float = 0
      for k in range { sum += weight[k] }
      let mean = sum / Float(range.count)
      for k in range { weight[k] -= mean }
    }
    // A step aside costs as much as a diagonal block with little evidence earns; the slope of the whole is free.
    let slope = Float(columns) / Float(rows)
    let aside: Float = 0.05
    var best = [Float](repeating: -.infinity, count: offset[rows])
    var back = [UInt8](repeating: 0, count: offset[rows])
    for r in 0..<rows {
      for c in low[r]...high[r] {
        let cell = offset[r] + c - low[r]
        var value: Float = r == 0 ? -aside * Float(c) : -.infinity
        var from: UInt8 = r == 0 ? 3 : 0
        if r > 0, c - 1 >= low[r - 1], c - 1 <= high[r - 1] {
          value = best[offset[r - 1] + c - 1 - low[r - 1]]
          from = 1
        }
        if r > 0, c >= low[r - 1], c <= high[r - 1], best[offset[r - 1] + c - low[r - 1]] - aside > value {
          value = best[offset[r - 1] + c - low[r - 1]] - aside
          from = 2
        }
        if c > low[r], best[cell - 1] - aside > value {
          value = best[cell - 1] - aside
          from = 3
        }
        let drift = abs(Float(c) - Float(r) * slope) / Float(max(columns, 1))
        best[cell] = value + weight[cell] - 0.01 * drift
        back[cell] = from
      }
    }
    var points: [(i: Float, j: Float)] = [(Float(n), Float(m))]
    var r = rows - 1
    var c = high[r]
    while r >= 0 && c >= 0 {
      points.append(((Float(r) + 0.5) * Float(size), (Float(c) + 0.5) * Float(size)))
      guard c >= low[r], c <= high[r] else { break }
      switch back[offset[r] + c - low[r]] {
      case 1: (r, c) = (r - 1, c - 1)
      case 2: r -= 1
      case 3: c -= 1
      default: r = -1
      }
    }
    points.append((0, 0))
    return points.reversed()
  }

  /// Adds up, per block, the meetings of linked words, rare ones first until the limit.
  private func addMeetings(
    blockSize size: Int, _ low: [Int], _ high: [Int], _ offset: [Int], limit: Int, to weight: inout [Float]
  ) {
    var pairs: [(source: Int32, link: WordLinks.Link, cost: Int)] = []
    for type in source.types.indices {
      let count = sourcePostings.count(type)
      for k in Int(links.start[type])..<Int(links.start[type + 1]) where links.links[k].level >= 3 {
        pairs.append((Int32(type), links.links[k], count * targetPostings.count(Int(links.links[k].other))))
      }
    }
    if limit < .max { pairs.sort { ($0.cost, $0.source) < ($1.cost, $1.source) } }
    var spent = 0
    for pair in pairs {
      spent += pair.cost
      if spent > limit && spent > pair.cost { break }
      // A word that stands everywhere says nothing anywhere.
      let rarity = 1 / (1 + Float(pair.cost).squareRoot())
      let value = Float(pair.link.level) / 15 * rarity
      if value < 0.002 { continue }
      sourcePostings.forEach(Int(pair.source), from: 0, to: source.pieceCount) { i in
        let r = i / size
        targetPostings.forEach(Int(pair.link.other), from: low[r] * size, to: (high[r] + 1) * size) { j in
          weight[offset[r] + j / size - low[r]] += value
        }
      }
    }
  }
}
