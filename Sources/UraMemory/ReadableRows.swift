import GRDB

/// The rows of a table that can be read although pages of its file are damaged, in the order of their numbers.
///
/// A damaged page ends a scan; each row behind it has its own way down from the root of its tree, which may be sound. So the next
/// number that can be asked for is searched: one by one over what a page holds, then in growing steps and back by halves, because a
/// damaged page high up hides many.
struct ReadableRows {
  /// About how many rows could not be read between those that could.
  var lost: Int { gaps.reduce(0) { $0 + $1.count } }
  /// The numbers between rows that could be read of which none could.
  private(set) var gaps: [Range<Int64>] = []
  /// Whether nothing behind the last row can be read, and so nobody knows how much is missing.
  private(set) var isCutOff = false

  private let database: Database
  private let select: String
  private let last: Int64

  /// - Parameter columns: with the table's row number, as `id`, among them.
  init(_ database: Database, table: String, columns: String) throws {
    self.database = database
    select = "SELECT \(columns) FROM \(table) NOT INDEXED WHERE rowid"
    // Rows beyond are those of a page that holds something else.
    last = (try? Int64.fetchOne(database, sql: "SELECT max(rowid) FROM \(table)")) ?? Int64(Int32.max)
  }

  mutating func forEach(_ body: (Row) throws -> Void) throws {
    var next: Int64 = 1
    while true {
      let rows = try Row.fetchCursor(database, sql: "\(select) >= ? ORDER BY rowid", arguments: [next])
      var isWhole = true
      while true {
        let row: Row?
        do { row = try rows.next() } catch let error as DatabaseError where error.isDamage {
          isWhole = false
          break
        }
        guard let row else { break }
        guard let id = Int64.fromDatabaseValue(row["id"]), id >= next else { continue }
        next = id + 1
        try body(row)
      }
      if isWhole { return }
      guard let found = try firstReadable(after: next) else {
        isCutOff = true
        return
      }
      gaps.append(next..<found)
      next = found
    }
  }

  private func firstReadable(after start: Int64) throws -> Int64? {
    var unreadable = start
    var step: Int64 = 1
    var tries = 0
    while true {
      let id = unreadable + step
      guard id <= last else { return nil }
      if try isReadable(id) { return try firstReadable(above: unreadable, upTo: id) }
      unreadable = id
      tries += 1
      if tries >= 1024, tries.isMultiple(of: 64) { step *= 2 }
    }
  }

  private func firstReadable(above low: Int64, upTo high: Int64) throws -> Int64 {
    var (low, high) = (low, high)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try isReadable(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func isReadable(_ id: Int64) throws -> Bool {
    do {
      // A statement that failed once says so again: each gets its own.
      _ = try Row.fetchOne(database, sql: "\(select) = ?", arguments: [id])
      return true
    } catch let error as DatabaseError where error.isDamage {
      return false
    }
  }
}

extension DatabaseError {
  /// Whether the file is wrong, and not the way in which it was asked.
  var isDamage: Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR].contains(resultCode)
  }
}
