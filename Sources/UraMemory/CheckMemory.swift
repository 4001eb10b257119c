import GRDB
import UraMatching
import UraModel
import UraText

/// What a check of a memory found.
public struct MemoryCheck: Sendable, Hashable, Codable {
  /// Something that is not as it should be.
  public struct Problem: Sendable, Hashable, Codable {
    /// A stable identifier: `memory-damaged`, `memory-index-stale` ...
    public var code: String
    /// What was expected, what was found, what to do.
    public var message: String
  }

  /// As many as `MemoryStatistics` counts: without the parts of units.
  public var units = 0
  /// Texts in one language, those of parts among them.
  public var variants = 0
  /// Imported documents.
  public var documents = 0
  /// Texts in the fuzzy index.
  public var indexed = 0
  /// Bytes of the fuzzy index.
  public var indexBytes = 0
  /// In the order of the checks; what was mended is not among them.
  public var problems: [Problem] = []
  /// What was mended.
  public var repairs: [String] = []

  /// Whether there is no problem.
  public var isSound: Bool { problems.isEmpty }
}

extension TranslationMemory {
  /// Verifies the file page by page, the references between its tables, every normal form, and that the fuzzy index has
  /// exactly the texts that it should.
  ///
  /// - Parameter repairs: makes normal forms and the index anew when they are wrong, in one transaction. What is damaged in the
  ///   file itself cannot be mended here.
  public func check(repairs: Bool = false) throws(MemoryError) -> MemoryCheck {
    let result = try read { database in
      var check = MemoryChecker(database)
      return try check.run()
    }
    guard repairs, result.problems.contains(where: { MemoryChecker.repairable.contains($0.code) }) else {
      return result
    }
    let repaired = try write { database in
      let normalForms = try MemoryChecker.mendNormalForms(database)
      try FuzzyIndexWriter.rebuild(database)
      var check = MemoryChecker(database)
      var result = try check.run()
      if normalForms > 0 { result.repairs.append("mended the normal form of \(normalForms) texts") }
      result.repairs.append("made the fuzzy index anew")
      return result
    }
    return repaired
  }
}

struct MemoryChecker {
  static let repairable: Set<String> = ["memory-index-stale", "memory-index-damaged", "memory-normal-form"]
  /// Enough to see what is wrong.
  private static let mostOfAKind = 10

  private let database: Database
  private var result = MemoryCheck()
  private var counts: [String: Int] = [:]

  init(_ database: Database) { self.database = database }

  mutating func run() throws -> MemoryCheck {
    func count(_ table: String) throws -> Int {
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
    for message in try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") where message != "ok" {
      report(
        "memory-damaged",
        "the file is damaged: \(message); restore a copy, or take out what can be read with 'ura export --recover'")
    }
    for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(Self.mostOfAKind) {
      let table: String = row["table"]
      let parent: String = row["parent"]
      report("memory-reference", "a row of \(table) names a row of \(parent) that is not there")
    }
    result.units = try count("unit WHERE part_language_id IS NULL")
    result.variants = try count("variant")
    result.documents = try count("document")
    try checkOrder()
    let expected = try checkVariants()
    try checkIndex(expected)
    return result
  }

  private mutating func report(_ code: String, _ message: String) {
    counts[code, default: 0] += 1
    if counts[code, default: 0] <= Self.mostOfAKind { result.problems.append(.init(code: code, message: message)) }
  }

  /// The segments of a document are numbered without gaps: a document is whole or not there.
  private mutating func checkOrder() throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT document_id, language_id, count(*) AS count, min(position) AS first, max(position) AS last FROM segment
        GROUP BY document_id, language_id HAVING first <> 0 OR last <> count - 1
        """)
    for row in rows {
      report("memory-document-incomplete", "document \(row["document_id"] as Int64) lacks segments; import it again")
    }
    let empty = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM unit WHERE NOT EXISTS (SELECT 1 FROM variant WHERE unit_id = unit.id)")
    if let empty, empty > 0 { report("memory-unit-empty", "\(empty) units have no text") }
  }

  /// Normal forms are those of the texts; the result is how many texts the index must have.
  private mutating func checkVariants() throws -> Int {
    var expected = 0
    let finders = try FuzzyIndexWriter.finders(database)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, language_id, text, normalized, is_searchable FROM variant")
    while let row = try rows.next() {
      let text: String = row["text"]
      let normalized = PlainText.string(text)
      let stored: String = row["normalized"] ?? text
      if !stored.utf8.elementsEqual(normalized.utf8) {
        report("memory-normal-form", "variant \(row["id"] as Int64): its normal form is not that of its text")
      }
      guard row["is_searchable"] else { continue }
      let finder = finders[row["language_id"]] ?? PlaceableFinder(language: .undetermined)
      expected += IndexedText(normalized: stored, finder: finder).skeleton == nil ? 1 : 2
    }
    return expected
  }

  /// Every entry of the index is a text's, with its codes, and once; and there are as many as there must be.
  private mutating func checkIndex(_ expected: Int) throws {
    let finders = try FuzzyIndexWriter.finders(database)
    let fetch = try database.makeStatement(
      sql: "SELECT language_id, coalesce(normalized, text) AS normalized FROM variant WHERE id = ? AND is_searchable")
    var seen: Set<Int64> = []
    let rows = try Row.fetchCursor(database, sql: "SELECT id, data FROM fuzzy_block ORDER BY id")
    while let row = try rows.next() {
      let number: Int64 = row["id"]
      guard let key = FuzzyIndexKey(block: number), let block = try FuzzyIndexReader.block(row, key) else {
        report("memory-index-damaged", "block \(number) of the fuzzy index cannot be read; --repair makes it anew")
        continue
      }
      result.indexBytes += try row.withUnsafeData(named: "data") { $0?.count ?? 0 }
      for index in 0..<block.count {
        let variant = block.variant(index)
        result.indexed += 1
        guard let stored = try Row.fetchOne(fetch, arguments: [variant]), stored["language_id"] == key.language else {
          report("memory-index-stale", "the fuzzy index has variant \(variant), which the memory has not; use --repair")
          continue
        }
        let finder = finders[key.language] ?? PlaceableFinder(language: .undetermined)
        let text = IndexedText(normalized: stored["normalized"], finder: finder)
        let codes = key.form == .both || key.form == .plain ? text.plain : text.skeleton
        let isRight =
          FuzzyIndexWriter.keys(text, language: key.language).contains(key)
          && (key.codeLength == 0 || codes.map { $0.elementsEqual(block.codes(index)) } ?? false)
        if !isRight || !seen.insert(variant << 2 | key.form.rawValue).inserted {
          report("memory-index-stale", "the fuzzy index has another text for variant \(variant); use --repair")
        }
      }
    }
    if result.indexed != expected, counts["memory-index-stale"] == nil {
      report("memory-index-stale", "the fuzzy index has \(result.indexed) texts, expected \(expected); use --repair")
    }
  }

  /// Writes the normal form of every text whose stored one is wrong; the result is how many there were.
  static func mendNormalForms(_ database: Database) throws -> Int {
    let update = try database.makeStatement(sql: "UPDATE variant SET normalized = ? WHERE id = ?")
    var wrong: [(id: Int64, normalized: String?)] = []
    let rows = try Row.fetchCursor(database, sql: "SELECT id, text, normalized FROM variant")
    while let row = try rows.next() {
      let text: String = row["text"]
      let normalized = PlainText.string(text)
      let stored: String = row["normalized"] ?? text
      if !stored.utf8.elementsEqual(normalized.utf8) {
        wrong.append((row["id"], normalized.utf8.elementsEqual(text.utf8) ? nil : normalized))
      }
    }
    for row in wrong { try update.execute(arguments: [row.normalized, row.id]) }
    return wrong.count
  }
}
