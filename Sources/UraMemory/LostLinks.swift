import GRDB

/// Units and documents whose rows are lost, as far as other pages tell which import they came from.
///
/// An index has the columns that it orders by on pages of its own, with the number of the row. And the key of a unit is a hash of its
/// origin and its texts: the origin with which it comes out is that of the unit's document. With its origin, a unit that is imported
/// again is found instead of being stored twice.
struct LostLinks {
  private let damaged: Database
  private let copy: Database

  /// - Parameter copy: has all rows that could be read.
  init(of damaged: Database, in copy: Database) {
    self.damaged = damaged
    self.copy = copy
  }

  /// The names of languages, origins and glossaries, which are unique and so have an index.
  func restoreNames() throws {
    for (table, column) in [("language", "tag"), ("origin", "name"), ("glossary", "name")] {
      let query = "SELECT id, \(column) FROM \(table) INDEXED BY sqlite_autoindex_\(table)_1"
      guard let rows = try? Row.fetchCursor(damaged, sql: query) else { continue }
      while let row = try? rows.next() {
        guard let id = Int64.fromDatabaseValue(row["id"]), let name = String.fromDatabaseValue(row[column]),
          !name.utf8.contains(0)
        else { continue }
        try copy.execute(sql: "INSERT OR IGNORE INTO \(table) (id, \(column)) VALUES (?, ?)", arguments: [id, name])
      }
    }
  }

  /// - Returns: the documents whose units have lost all but their texts.
  func restoreUnits() throws -> Set<Int64> {
    let documents = try restoreDocumentsOfUnits()
    try restoreDocuments()
    try restoreOrigins()
    try restoreKeys()
    return documents
  }

  /// What stands for the key of a unit until its document is known.
  private static let noKey: Int64 = 0

  private func restoreDocumentsOfUnits() throws -> Set<Int64> {
    var documents: Set<Int64> = []
    let lost = try numbers("SELECT DISTINCT unit_id FROM variant WHERE unit_id NOT IN (SELECT id FROM unit)")
    try forEachReadable("SELECT id, document_id FROM unit INDEXED BY unit_by_document", of: lost) { unit, values in
      try copy.execute(
        sql: "INSERT INTO unit (id, document_id, key) VALUES (?, ?, ?)", arguments: [unit, values[0], Self.noKey])
      documents.insert(values[0])
    }
    return documents
  }

  private func restoreDocuments() throws {
    let lost = try lostDocuments()
    var sessions: [Int64: Int64] = [:]
    try forEachReadable("SELECT id, session_id FROM document INDEXED BY document_by_session", of: lost) {
      sessions[$0] = $1[0]
    }
    let query = "SELECT id, origin_id, content_hash FROM document INDEXED BY document_by_content"
    try forEachReadable(query, of: lost) { document, values in
      try insert(document, session: sessions[document], origin: values[0], contentHash: values[1])
    }
  }

  /// Of documents that no index tells of.
  private func restoreOrigins() throws {
    let origins = try Int64.fetchAll(copy, sql: "SELECT id FROM origin ORDER BY id")
    for document in try lostDocuments() {
      let units = try Row.fetchAll(
        copy, sql: "SELECT id, key, part_language_id FROM unit WHERE document_id = ? LIMIT ?",
        arguments: [document, Self.sampleSize])
      for unit in units {
        let variants = try variants(of: unit["id"])
        let key: Int64 = unit["key"]
        let origin = origins.first {
          UnitKey.integer(origin: $0, part: unit["part_language_id"], variants: variants) == key
        }
        guard let origin else { continue }
        try insert(document, session: nil, origin: origin, contentHash: nil)
        break
      }
    }
  }

  /// A unit that has lost a text has another key; of so many one is hopefully whole.
  private static let sampleSize = 20

  /// The keys of units of which the row was lost.
  private func restoreKeys() throws {
    let rows = try Row.fetchAll(
      copy,
      sql: """
        SELECT unit.id, origin_id FROM unit JOIN document ON document.id = document_id WHERE key = \(Self.noKey)
        """)
    for row in rows {
      let key = UnitKey.integer(origin: row["origin_id"], part: nil, variants: try variants(of: row["id"]))
      try copy.execute(sql: "UPDATE unit SET key = ? WHERE id = ?", arguments: [key, row["id"] as Int64])
    }
  }

  private func lostDocuments() throws -> Set<Int64> {
    try numbers("SELECT DISTINCT document_id FROM unit WHERE document_id NOT IN (SELECT id FROM document)")
  }

  private func numbers(_ query: String) throws -> Set<Int64> { Set(try Int64.fetchAll(copy, sql: query)) }

  private func variants(of unit: Int64) throws -> [(language: Int64, text: String)] {
    try Row.fetchAll(copy, sql: "SELECT language_id, text FROM variant WHERE unit_id = ?", arguments: [unit])
      .map { ($0["language_id"], $0["text"]) }
  }

  /// - Parameter contentHash: when it is not known the document may be imported again.
  private func insert(_ document: Int64, session: Int64?, origin: Int64?, contentHash: Int64?) throws {
    try copy.execute(
      sql: """
        INSERT OR IGNORE INTO document (id, session_id, origin_id, name, content_hash)
        VALUES (?, coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM session)), ?,
          coalesce((SELECT name FROM origin WHERE id = ?), '\(RecoveredCopy.unknown)'), coalesce(?, random()))
        """,
      arguments: [document, session, origin, origin, contentHash])
  }

  /// The rows that an index has of some numbers, up to where it is damaged itself.
  ///
  /// - Parameter query: of the number and other columns.
  private func forEachReadable(
    _ query: String, of lost: Set<Int64>, _ body: (Int64, [Int64]) throws -> Void
  ) throws {
    guard !lost.isEmpty, let rows = try? Row.fetchCursor(damaged, sql: query) else { return }
    while let row = try? rows.next() {
      let values: [Int64] = row.databaseValues.compactMap { Int64.fromDatabaseValue($0) }
      guard values.count == row.count, lost.contains(values[0]) else { continue }
      try body(values[0], Array(values.dropFirst()))
    }
  }
}
