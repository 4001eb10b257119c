/// The corners (i, j) that the search may visit: row i holds columns `lower[i]...upper[i]`. Both bounds never decrease.
struct Corridor {
  /// One per row 0...n.
  private(set) var lower: [Int32]
  private(set) var upper: [Int32]
  /// Where each row begins in arrays of cells; one more than rows.
  private(set) var offset: [Int]

  let rows: Int
  let columns: Int
  var cellCount: Int { offset[rows] }

  /// Every corner of n + 1 by m + 1.
  init(full n: Int, _ m: Int) {
    self.init(lower: .init(repeating: 0, count: n + 1), upper: .init(repeating: Int32(m), count: n + 1), columns: m + 1)
  }

  init(lower: [Int32], upper: [Int32], columns: Int) {
    self.lower = lower
    self.upper = upper
    self.columns = columns
    rows = lower.count
    offset = [0]
    offset.reserveCapacity(rows + 1)
    for i in 0..<rows { offset.append(offset[i] + Int(upper[i] - lower[i]) + 1) }
  }

  /// Where a corner lies in arrays of cells; `nil` outside.
  func cell(_ i: Int, _ j: Int) -> Int? {
    guard i >= 0, i < rows, j >= Int(lower[i]), j <= Int(upper[i]) else { return nil }
    return offset[i] + j - Int(lower[i])
  }

  /// Every corner and its cell, first to last or last to first.
  func forEachCorner(backwards: Bool = false, _ body: (_ i: Int, _ j: Int, _ cell: Int) -> Void) {
    for step in 0..<rows {
      let i = backwards ? rows - 1 - step : step
      let count = offset[i + 1] - offset[i]
      for step in 0..<count {
        let place = backwards ? count - 1 - step : step
        body(i, Int(lower[i]) + place, offset[i] + place)
      }
    }
  }

  /// The corridor with rows added so that both bounds never decrease.
  var ascending: Corridor {
    var lower = lower
    var upper = upper
    for i in stride(from: 1, to: rows, by: 1) { upper[i] = max(upper[i], upper[i - 1]) }
    for i in stride(from: rows - 2, through: 0, by: -1) { lower[i] = min(lower[i], lower[i + 1]) }
    return Corridor(lower: lower, upper: upper, columns: columns)
  }

  /// The corridor made wider around the corners where a path runs along its border though the documents go on there; `nil` where the
  /// path keeps away from the borders.
  func widened(around path: [BeadSearch.PieceBead], by reach: Int) -> Corridor? {
    var lower = lower
    var upper = upper
    var isTouched = false
    for bead in path {
      let i = bead.source.lowerBound
      let j = Int32(bead.target.lowerBound)
      let isLow = j <= self.lower[i] + 1 && self.lower[i] > 0
      let isHigh = j >= self.upper[i] - 1 && self.upper[i] < Int32(columns - 1)
      guard isLow || isHigh else { continue }
      isTouched = true
      for row in max(0, i - reach)...min(rows - 1, i + reach) {
        lower[row] = min(lower[row], max(0, j - Int32(reach)))
        upper[row] = max(upper[row], min(Int32(columns - 1), j + Int32(reach)))
      }
    }
    return isTouched ? Corridor(lower: lower, upper: upper, columns: columns).ascending : nil
  }

  /// The corridor seen from the other side.
  var transposed: Corridor {
    var low = [Int32](repeating: 0, count: columns)
    var high = [Int32](repeating: 0, count: columns)
    var first = 0
    var last = 0
    // Both bounds ascend: the rows that hold a column are neighbours, and follow it.
    for j in 0..<columns {
      while first < rows - 1, Int(upper[first]) < j { first += 1 }
      while last < rows - 1, Int(lower[last + 1]) <= j { last += 1 }
      low[j] = Int32(first)
      high[j] = Int32(max(first, last))
    }
    return Corridor(lower: low, upper: high, columns: rows)
  }
}
