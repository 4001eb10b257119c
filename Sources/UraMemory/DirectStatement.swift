import Foundation
import GRDB
import GRDBSQLite

/// A statement of an import's inner loop, bound and run through SQLite's own interface: GRDB boxes every argument, which took a
/// third of an import.
struct DirectStatement {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }

  init(_ database: Database, _ sql: String) throws { statement = try database.makeStatement(sql: sql) }

  /// Binds the parameter of a number, from 1; what is not bound is NULL.
  func bind(_ index: Int32, _ value: Int64?) {
    if let value { sqlite3_bind_int64(handle, index, value) }
  }

  func bind(_ index: Int32, _ value: Double?) {
    if let value { sqlite3_bind_double(handle, index, value) }
  }

  func bind(_ index: Int32, _ value: String?) {
    guard var value else { return }
    value.withUTF8 { utf8 in
      // Without an address it would be NULL; the text of an empty string is never read.
      let start = UnsafeRawPointer(utf8.baseAddress) ?? UnsafeRawPointer(handle)
      _ = sqlite3_bind_text64(
        handle, index, start.assumingMemoryBound(to: CChar.self), UInt64(utf8.count), Self.copied, UInt8(SQLITE_UTF8))
    }
  }

  func bind(_ index: Int32, _ value: [UInt8]) {
    value.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
    }
  }

  /// Runs the statement and forgets what was bound.
  func run() throws {
    while try step() {}
  }

  /// Runs the statement and forgets what was bound.
  ///
  /// - Returns: the first column of every row.
  func fetchIntegers() throws -> [Int64] {
    var result: [Int64] = []
    while try step() { result.append(sqlite3_column_int64(handle, 0)) }
    return result
  }

  /// False when there is no further row; then the statement is ready for its next run.
  private func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let error =
      code == SQLITE_DONE
      ? nil
      : DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    if let error { throw error }
    return false
  }

  /// SQLite makes a copy.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
