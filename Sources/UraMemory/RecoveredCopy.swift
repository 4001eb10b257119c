import Foundation
import GRDB

/// A damaged memory as a new one: what can be read of its tables, row by row and with the same numbers, and what follows from that
/// made anew.
///
/// Sessions can be undone, documents keep their order as far as it can be read, and glossaries come along. A document of which
/// something was lost is no longer taken for imported: its file can be imported again, and brings what is missing.
package struct RecoveredCopy: Sendable {
  /// As `ura stats` counts them.
  package private(set) var units = 0
  package private(set) var documents = 0
  package private(set) var sessions = 0
  package private(set) var glossaries = 0
  /// About how many texts could not be read.
  package private(set) var lostTexts = 0
  /// About how many rows of other tables could not be read: properties and notes, entries of glossaries, documents.
  package private(set) var lostRows = 0
  /// Whether nothing can be read from some row of a table on, however many there were.
  package private(set) var isCutOff = false
  /// Documents of which something was lost.
  package private(set) var incompleteDocuments = 0
  /// Units of which nobody knows any more from which import they are: the same import would store them a second time.
  package private(set) var unitsOfUnknownOrigin = 0

  /// What stands for a row that others name and nobody can read.
  static let unknown = "recovered"
  private static let tables = [
    ("language", "id, tag"), ("session", "id, started_at, author, description"), ("origin", "id, name"),
    ("document", "id, session_id, origin_id, name, content_hash"),
    (
      "unit",
      """
      id, document_id, key, occurrences, confidence, part_language_id, external_id, source_language_id, created_at, created_by, \
      changed_at, changed_by, last_used_at, usage_count, extra
      """
    ),
    ("variant", "id, unit_id, language_id, text, normalized, is_searchable, extra"),
    ("property", "rowid AS id, unit_id, variant_id, name, value, language"),
    ("note", "rowid AS id, unit_id, variant_id, text, category, language"), ("glossary", "id, name"),
    ("glossary_entry", "id, glossary_id, content"),
  ]

  /// - Parameters:
  ///   - damaged: where no transaction is kept, because SQLite would not end one in which it has met damage.
  ///   - copy: a new memory, in a transaction.
  init(of damaged: Database, in copy: Database) throws {
    try copy.execute(sql: "PRAGMA defer_foreign_keys = ON")
    var gaps: [String: [Range<Int64>]] = [:]
    let version = try? Int.fetchOne(damaged, sql: "PRAGMA user_version")
    for (table, columns) in Self.tables {
      // An older format.
      if table.hasPrefix("glossary"), let version, version < 4 { continue }
      let read = try Self.copyTable(table, columns, damaged, copy)
      isCutOff = isCutOff || read.isCutOff
      let lost = read.gaps.reduce(0) { $0 + $1.count }
      if table == "variant" { lostTexts = lost } else { lostRows += lost }
      gaps[table] = read.gaps + (read.isCutOff ? [Int64.max..<Int64.max] : [])
    }
    // Before what is lost is put in: whose it was, nobody knows.
    var incomplete = try Self.documents(around: gaps["unit"] ?? [], "SELECT document_id FROM unit WHERE id", copy)
    let links = LostLinks(of: damaged, in: copy)
    try links.restoreNames()
    try copy.execute(sql: Self.leaveOutParts)
    incomplete.formUnion(try links.restoreUnits())
    unitsOfUnknownOrigin = try Self.unitsWithoutOrigin(copy)
    try copy.execute(sql: Self.fillIn, arguments: ["now": Timestamp.now()])
    incomplete.formUnion(
      try Self.documents(
        around: gaps["variant"] ?? [],
        "SELECT document_id FROM variant JOIN unit ON unit.id = unit_id WHERE variant.id", copy))
    try Self.copyOrder(damaged, copy)
    incompleteDocuments = try Self.forgetContents(of: incomplete, copy)
    _ = try MemoryChecker.mendNormalForms(copy)
    try FuzzyIndexWriter.rebuild(copy)
    func count(_ table: String) throws -> Int { try Int.fetchOne(copy, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    units = try count("unit WHERE part_language_id IS NULL")
    (documents, sessions, glossaries) = (try count("document"), try count("session"), try count("glossary"))
  }

  /// The numbers of rows that could not be read, and whether nothing could from some row on.
  private static func copyTable(
    _ table: String, _ columns: String, _ damaged: Database, _ copy: Database
  ) throws -> (gaps: [Range<Int64>], isCutOff: Bool) {
    let names = columns.replacing("rowid AS id", with: "rowid")
    let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    let insert = try copy.makeStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(places))")
    // The page that tells of the table may be damaged.
    guard (try? damaged.makeStatement(sql: "SELECT \(columns) FROM \(table)")) != nil else { return ([], true) }
    var rows = try ReadableRows(damaged, table: table, columns: columns)
    var wrong: [Range<Int64>] = []
    try rows.forEach { row in
      // The rest of a long text that stood behind the end of the file.
      let isWhole = row.databaseValues.allSatisfy { String.fromDatabaseValue($0)?.utf8.contains(0) != true }
      // A damaged page may have anything: values of another type, a number or a name twice.
      do {
        if isWhole { return try insert.execute(arguments: StatementArguments(row.databaseValues)) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {}
      if let id = Int64.fromDatabaseValue(row["id"]) { wrong.append(id..<id + 1) }
    }
    return (rows.gaps + wrong, rows.isCutOff)
  }

  /// Parts of units cannot be told from units without their row.
  private static let leaveOutParts = """
    DELETE FROM variant WHERE language_id NOT IN (SELECT id FROM language);
    DELETE FROM variant WHERE unit_id IN (
      SELECT unit_id FROM variant WHERE NOT is_searchable AND unit_id NOT IN (SELECT id FROM unit));
    """

  /// Of whose import nothing is known.
  private static func unitsWithoutOrigin(_ copy: Database) throws -> Int {
    let query = """
      SELECT count(DISTINCT unit_id) FROM variant LEFT JOIN unit ON unit.id = unit_id
      WHERE document_id IS NULL OR document_id NOT IN (SELECT id FROM document WHERE origin_id IN (SELECT id FROM origin))
      """
    return try Int.fetchOne(copy, sql: query) ?? 0
  }

  /// What is named and not there is put in its place, or what names it goes.
  private static let fillIn = """
    DELETE FROM unit WHERE part_language_id NOT IN (SELECT id FROM language);
    UPDATE unit SET source_language_id = NULL WHERE source_language_id NOT IN (SELECT id FROM language);
    UPDATE unit SET extra = NULL WHERE NOT json_valid(extra);
    UPDATE variant SET extra = NULL WHERE NOT json_valid(extra);
    INSERT INTO unit (id, document_id, key)
      SELECT DISTINCT unit_id, (SELECT coalesce(max(id), 0) + 1 FROM document), unit_id FROM variant
      WHERE unit_id NOT IN (SELECT id FROM unit);
    DELETE FROM unit WHERE id NOT IN (SELECT unit_id FROM variant);
    DELETE FROM property WHERE unit_id NOT IN (SELECT id FROM unit) OR variant_id NOT IN (SELECT id FROM variant);
    DELETE FROM note WHERE unit_id NOT IN (SELECT id FROM unit) OR variant_id NOT IN (SELECT id FROM variant);
    INSERT INTO document (id, session_id, origin_id, name, content_hash)
      SELECT document_id, (SELECT coalesce(max(id), 0) + 1 FROM session), (SELECT coalesce(max(id), 0) + 1 FROM origin),
        '\(unknown)', random()
      FROM (SELECT DISTINCT document_id FROM unit WHERE document_id NOT IN (SELECT id FROM document));
    DELETE FROM glossary_entry WHERE NOT json_valid(content);
    INSERT INTO session (id, started_at, description)
      SELECT DISTINCT session_id, :now, '\(unknown)' FROM document WHERE session_id NOT IN (SELECT id FROM session);
    INSERT INTO origin (id, name)
      SELECT DISTINCT origin_id, '\(unknown)-' || origin_id FROM document WHERE origin_id NOT IN (SELECT id FROM origin);
    INSERT INTO glossary (id, name)
      SELECT DISTINCT glossary_id, '\(unknown)-' || glossary_id FROM glossary_entry
      WHERE glossary_id NOT IN (SELECT id FROM glossary);
    """

  /// The order of documents and who else brought a unit: tables without row numbers, read document by document.
  private static func copyOrder(_ damaged: Database, _ copy: Database) throws {
    let segment = try copy.makeStatement(
      sql: """
        INSERT INTO segment (document_id, language_id, position, variant_id)
        SELECT ?, ?, ?, id FROM variant WHERE id = ? AND language_id = ?
        """)
    let occurrence = try copy.makeStatement(
      sql: "INSERT INTO occurrence (document_id, unit_id, count) SELECT ?, id, ? FROM unit WHERE id = ?")
    for document in try Int64.fetchAll(copy, sql: "SELECT id FROM document ORDER BY id") {
      // Positions without gaps, because those behind a lost text move up.
      var place: (language: Int64, position: Int) = (0, 0)
      forEachReadable(
        damaged,
        "SELECT language_id, position, variant_id FROM segment WHERE document_id = ? ORDER BY language_id, position",
        document
      ) { values in
        guard let language = values[0], let variant = values[2] else { return }
        if place.language != language { place = (language, 0) }
        try segment.execute(arguments: [document, language, place.position, variant, language])
        place.position += copy.changesCount
      }
      forEachReadable(
        damaged, "SELECT unit_id, count FROM occurrence WHERE document_id = ? ORDER BY unit_id", document
      ) { values in
        guard let unit = values[0], let count = values[1] else { return }
        try occurrence.execute(arguments: [document, count, unit])
      }
    }
  }

  private static func forEachReadable(
    _ database: Database, _ query: String, _ document: Int64, _ body: ([Int64?]) throws -> Void
  ) {
    guard let rows = try? Row.fetchCursor(database, sql: query, arguments: [document]) else { return }
    while let row = try? rows.next() { try? body(row.databaseValues.map { Int64.fromDatabaseValue($0) }) }
  }

  /// A document's units and texts stand one after the other: what is lost between two was theirs, or that of documents between them.
  ///
  /// - Parameter query: gives the document of a row, up to its number.
  private static func documents(around gaps: [Range<Int64>], _ query: String, _ copy: Database) throws -> Set<Int64> {
    let number = query.split(separator: " ").last ?? "id"
    let before = try copy.makeStatement(sql: "\(query) < ? ORDER BY \(number) DESC LIMIT 1")
    let behind = try copy.makeStatement(sql: "\(query) >= ? ORDER BY \(number) LIMIT 1")
    return try gaps.reduce(into: []) { documents, gap in
      let first = try Int64.fetchOne(before, arguments: [gap.lowerBound])
      let last = try Int64.fetchOne(behind, arguments: [gap.upperBound])
      documents.formUnion([first, last].compactMap(\.self))
    }
  }

  /// Lets documents be imported again: their files bring what is missing.
  private static func forgetContents(of incomplete: Set<Int64>, _ copy: Database) throws -> Int {
    for id in incomplete {
      try copy.execute(sql: "UPDATE document SET content_hash = random() WHERE id = ?", arguments: [id])
    }
    // Those of which nothing is left.
    try copy.execute(
      sql: """
        DELETE FROM document WHERE id NOT IN (SELECT document_id FROM unit) AND id NOT IN (SELECT document_id FROM occurrence)
        """)
    return incomplete.count + copy.changesCount
  }
}

extension MemoryRecovery {
  /// Writes a new memory of what can be read.
  ///
  /// - Parameter path: of a file that is not there.
  package func copy(to path: String) throws -> RecoveredCopy {
    let memory = try TranslationMemory(path: path, mode: .create)
    let copy = try read { damaged in try memory.write { try RecoveredCopy(of: damaged, in: $0) } }
    guard copy.units > 0 || !copy.isCutOff && copy.lostTexts == 0 else { throw nothingReadable() }
    return copy
  }
}
