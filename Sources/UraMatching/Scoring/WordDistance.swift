/// The Levenshtein distance of two short words: the table, without the words' equal ends.
enum WordDistance {
  /// `nil` above the limit.
  static func distance(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, limit: Int) -> Int? {
    var a = a
    var b = b
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) <= limit ? max(a.count, b.count) : nil }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: b.count + 1) { row in
      for index in 0...b.count { row[index] = index }
      for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        var least = i + 1
        var column = 1
        for y in b {
          let value = min(row[column] + 1, row[column - 1] + 1, diagonal + (x == y ? 0 : 1))
          diagonal = row[column]
          row[column] = value
          least = min(least, value)
          column += 1
        }
        if least > limit { return nil }
      }
      return row[b.count] <= limit ? row[b.count] : nil
    }
  }
}
