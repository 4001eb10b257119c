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

  /// The corridor seen from the other side.
  var transposed: Corridor {
    var low = [Int32](repeating: .max, count: columns)
    var high = [Int32](repeating: -1, count: columns)
    for i in 0..<rows {
      for j in Int(lower[i])...Int(upper[i]) {
        low[j] = min(low[j], Int32(i))
        high[j] = max(high[j], Int32(i))
      }
    }
    return Corridor(lower: low, upper: high, columns: rows)
  }
}
