import GRDB
package import UraModel

/// What can still be read of a damaged memory, unit by unit.
///
/// SQLite's shell has `.recover`, which gathers the cells of all pages; that needs the shell, and gives rows. Here the texts are
/// read around what is damaged, by their numbers and without an index, so that whole units come out;
/// `copy` makes a new memory of all tables.
package final class MemoryRecovery {
  package let path: String
  /// About how many texts could not be read.
  package private(set) var lostTexts = 0
  /// Whether nothing can be read from some text on, however many there were.
  package private(set) var isCutOff = false
  private let database: DatabaseQueue

  package init(path: String) throws(MemoryError) {
    self.path = path
    database = try MemoryFile.openDamaged(path)
  }

  package func languages() throws -> [LanguageTag] {
    try read { try String.fetchAll($0, sql: "SELECT tag FROM language") }.compactMap { LanguageTag($0) }.sorted()
  }

  package func originNames() throws -> [String] { try read { try String.fetchAll($0, sql: "SELECT name FROM origin") } }

  /// Calls `body` with every unit of which a text can be read.
  package func forEachUnit(_ body: (StoredUnit) throws -> Void) throws {
    try read { database in
      let reader = try UnitReader(database, isDamaged: true)
      var rows = try ReadableRows(
        database, table: "variant", columns: "id, unit_id, language_id, text, extra, is_searchable")
      // The texts of a unit were stored one after the other.
      var unit: (id: Int64, texts: [Row])?
      func finish() throws {
        guard let unit, let stored = reader.recovered(unit.id, unit.texts) else { return }
        try body(stored)
      }
      try rows.forEach { row in
        guard let id = Int64.fromDatabaseValue(row["unit_id"]) else { return }
        if unit?.id != id {
          try finish()
          unit = (id, [])
        }
        unit?.texts.append(row.copy())
      }
      try finish()
      lostTexts = rows.lost
      isCutOff = rows.isCutOff
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    // Without a transaction: SQLite would not end one in which it has met damage.
    do { return try database.unsafeRead(body) } catch let error as DatabaseError {
      throw nothingReadable(error.message)
    }
  }

  func nothingReadable(_ underlying: String? = nil) -> MemoryError {
    MemoryError(
      .damaged, path: path,
      "nothing of this memory can be read; restore a copy, or import its files again into a new one",
      underlying: underlying)
  }
}
