/// The Levenshtein distance of two short words: the table, without the words' equal ends.
enum WordDistance {
  /// `nil` above the limit.
  static func distance(_ x: UnsafeBufferPointer<UInt32>, _ y: UnsafeBufferPointer<UInt32>, limit: Int) -> Int? {
    var start = 0
    var (xEnd, yEnd) = (x.count, y.count)
    while start < xEnd, start < yEnd, x[start] == y[start] { start += 1 }
    while xEnd > start, yEnd > start, x[xEnd - 1] == y[yEnd - 1] {
      xEnd -= 1
      yEnd -= 1
    }
    let (rows, columns) = (xEnd - start, yEnd - start)
    // Letters in one of them alone, or one for another.
    if min(rows, columns) == 0 || max(rows, columns) == 1 {
      return max(rows, columns) <= limit ? max(rows, columns) : nil
    }
    guard abs(rows - columns) <= limit, limit > 1 else { return nil }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: columns + 1) { row in
      for index in 0...columns { row[index] = index }
      for i in 0..<rows {
        var diagonal = row[0]
        row[0] = i + 1
        var least = i + 1
        for j in 0..<columns {
          let value = min(row[j + 1] + 1, row[j] + 1, diagonal + (x[start + i] == y[start + j] ? 0 : 1))
          diagonal = row[j + 1]
          row[j + 1] = value
          least = min(least, value)
        }
        if least > limit { return nil }
      }
      return row[columns] <= limit ? row[columns] : nil
    }
  }
}
