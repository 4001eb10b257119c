import Foundation
import GRDB
import UraMatching
package import UraModel
import UraText

/// Writes the units of one document inside its transaction.
package struct UnitStore {
  /// A language of the document.
  private struct Language {
    let tag: LanguageTag
    let id: Int64
    let finder: PlaceableFinder
    /// Of the next segment in the order of the document.
    var position: Int64 = 0
  }

  /// A variant that has a text.
  private struct Entry {
    var text: String
    /// An index into `unit.variants`.
    var index: Int
    /// An index into `languages`.
    var language: Int
    var languageID: Int64
  }

  private let database: Database
  private let document: Int64
  private let origin: Int64
  private let createdAt: String
  private let createdBy: String?
  private var languages: [Language] = []
  private let encoder = JSONEncoder()
  private let statements: Statements
  private var fuzzyIndex: FuzzyIndexWriter

  package private(set) var newCount = 0
  package private(set) var countedCount = 0

  init(_ database: Database, document: Int64, origin: Int64, createdAt: String, createdBy: String?) throws {
    self.database = database
    self.document = document
    self.origin = origin
    self.createdAt = createdAt
    self.createdBy = createdBy
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    statements = try Statements(database)
    fuzzyIndex = try FuzzyIndexWriter(database)
  }

  /// Completes the indexes; to be called before the transaction is committed.
  mutating func finish() throws { try fuzzyIndex.finish() }

  /// Adds a unit; one that its origin has already, variant for variant, is counted.
  ///
  /// - Parameters:
  ///   - confidence: of the alignment, 0...1; `nil` when people paired the texts.
  ///   - part: the language whose text is only a part of what the others say; lookup finds the unit by this text alone.
  ///   - isInSequence: the unit follows the one added before it in the document, so they are each other's context.
  package mutating func add(
    _ unit: TranslationUnit, confidence: Double? = nil, part: LanguageTag? = nil, isInSequence: Bool
  ) throws {
    var entries: [Entry] = []
    for (index, variant) in unit.variants.enumerated() {
      let text = variant.text
      if Self.isBlank(text) { continue }
      let language = try languageIndex(variant.language)
      entries.append(Entry(text: text, index: index, language: language, languageID: languages[language].id))
    }
    guard !entries.isEmpty else { return }
    let partID = try part.map { languages[try languageIndex($0)].id }
    let key = UnitKey.integer(origin: origin, part: partID, variants: entries.map { ($0.languageID, $0.text) })
    let variantIDs: [Int64]
    if let existing = try existingUnit(key, entries) {
      if part == nil { countedCount += 1 }
      try statements.count.execute(arguments: [existing.unit])
      try statements.occurrence.execute(arguments: [document, existing.unit])
      variantIDs = existing.variants
    } else {
      if part == nil { newCount += 1 }
      variantIDs = try insert(unit, entries, key: key, confidence: confidence, part: partID)
    }
    guard isInSequence else { return }
    for (entry, variant) in zip(entries, variantIDs) {
      let position = languages[entry.language].position
      languages[entry.language].position += 1
      statements.segment.bind(1, document)
      statements.segment.bind(2, entry.languageID)
      statements.segment.bind(3, position)
      statements.segment.bind(4, variant)
      try statements.segment.run()
    }
  }

  private mutating func insert(
    _ unit: TranslationUnit, _ entries: [Entry], key: Int64, confidence: Double?, part: Int64?
  ) throws -> [Int64] {
    let history = unit.history
    let extra = UnitExtra(unit)
    let row = statements.unit
    row.bind(1, document)
    row.bind(2, key)
    row.bind(3, confidence)
    row.bind(4, part)
    row.bind(5, unit.id)
    row.bind(6, try unit.sourceLanguage.map { languages[try languageIndex($0)].id })
    row.bind(7, history.createdAt ?? createdAt)
    row.bind(8, history.createdBy ?? createdBy)
    row.bind(9, history.changedAt)
    row.bind(10, history.changedBy)
    row.bind(11, history.lastUsedAt)
    row.bind(12, history.usageCount.map(Int64.init))
    row.bind(13, extra.isEmpty ? nil : try json(extra))
    try row.run()
    let unitID = database.lastInsertedRowID
    try insertRemarks(unit.properties, unit.notes, unit: unitID, variant: nil)
    var ids: [Int64] = []
    for entry in entries {
      let variant = unit.variants[entry.index]
      let normalized = PlainText.string(entry.text)
      let isSearchable = part == nil || part == entry.languageID
      let extra = VariantExtra(variant)
      let row = statements.variant
      row.bind(1, unitID)
      row.bind(2, entry.languageID)
      row.bind(3, entry.text)
      row.bind(4, Self.isSame(normalized, entry.text) ? nil : normalized)
      row.bind(5, Int64(isSearchable ? 1 : 0))
      row.bind(6, extra.isEmpty ? nil : try json(extra))
      try row.run()
      let id = database.lastInsertedRowID
      ids.append(id)
      if isSearchable {
        try fuzzyIndex.add(
          variant: id, language: entry.languageID, normalized: normalized, finder: languages[entry.language].finder)
      }
      try insertRemarks(variant.properties, variant.notes, unit: unitID, variant: id)
    }
    return ids
  }

  /// Whether a text is nothing but white space.
  private static func isBlank(_ text: String) -> Bool {
    // The first character decides nearly always.
    if let first = text.utf8.first, first > 0x20, first < 0x80 { return false }
    return text.allSatisfy(\.isWhitespace)
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    // Strings are equal when their NFC is; here bytes count.
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else {
          return a.count == b.count
        }
        return first == second || memcmp(first, second, a.count) == 0
      }
    }
  }

  private func insertRemarks(_ properties: [Property], _ notes: [Note], unit: Int64, variant: Int64?) throws {
    for property in properties {
      try statements.property.execute(
        arguments: [unit, variant, property.name, property.value, property.language?.description])
    }
    for note in notes {
      try statements.note.execute(arguments: [unit, variant, note.text, note.category, note.language?.description])
    }
  }

  /// The unit of the same origin with exactly these variants.
  private func existingUnit(_ key: Int64, _ entries: [Entry]) throws -> (unit: Int64, variants: [Int64])? {
    statements.unitsByKey.bind(1, key)
    for unitID in try statements.unitsByKey.fetchIntegers() {
      let row = try Row.fetchOne(statements.originOfUnit, arguments: [unitID])
      guard row?["origin_id"] == origin else { continue }
      var free = try Row.fetchAll(statements.variantsOfUnit, arguments: [unitID])
      var ids: [Int64] = []
      for entry in entries {
        guard let index = free.firstIndex(where: { $0["language_id"] == entry.languageID && $0["text"] == entry.text })
        else { break }
        ids.append(free[index]["id"])
        free.remove(at: index)
      }
      if ids.count == entries.count, free.isEmpty { return (unitID, ids) }
    }
    return nil
  }

  /// The index into `languages`; a document has few.
  private mutating func languageIndex(_ tag: LanguageTag) throws -> Int {
    if let known = languages.firstIndex(where: { $0.tag == tag }) { return known }
    try database.execute(sql: "INSERT OR IGNORE INTO language (tag) VALUES (?)", arguments: [tag.description])
    let id = try Int64.fetchOne(database, sql: "SELECT id FROM language WHERE tag = ?", arguments: [tag.description])
    languages.append(Language(tag: tag, id: id ?? 0, finder: PlaceableFinder(language: tag)))
    return languages.count - 1
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Prepared once a document: an import is nothing but these.
  private struct Statements {
    let unit, variant, segment, unitsByKey: DirectStatement
    let property, note, occurrence, count, originOfUnit, variantsOfUnit: Statement

    init(_ database: Database) throws {
      unit = try DirectStatement(
        database,
        """
        INSERT INTO unit (document_id, key, confidence, part_language_id, external_id, source_language_id, created_at, created_by,
          changed_at, changed_by, last_used_at, usage_count, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      variant = try DirectStatement(
        database,
        "INSERT INTO variant (unit_id, language_id, text, normalized, is_searchable, extra) VALUES (?, ?, ?, ?, ?, ?)")
      segment = try DirectStatement(
        database, "INSERT INTO segment (document_id, language_id, position, variant_id) VALUES (?, ?, ?, ?)")
      unitsByKey = try DirectStatement(database, "SELECT id FROM unit WHERE key = ?")
      property = try database.makeStatement(
        sql: "INSERT INTO property (unit_id, variant_id, name, value, language) VALUES (?, ?, ?, ?, ?)")
      note = try database.makeStatement(
        sql: "INSERT INTO note (unit_id, variant_id, text, category, language) VALUES (?, ?, ?, ?, ?)")
      occurrence = try database.makeStatement(
        sql: """
          INSERT INTO occurrence (document_id, unit_id, count) VALUES (?, ?, 1)
          ON CONFLICT DO UPDATE SET count = count + 1
          """)
      count = try database.makeStatement(sql: "UPDATE unit SET occurrences = occurrences + 1 WHERE id = ?")
      originOfUnit = try database.makeStatement(
        sql: "SELECT origin_id FROM unit JOIN document ON document.id = document_id WHERE unit.id = ?")
      variantsOfUnit = try database.makeStatement(sql: "SELECT id, language_id, text FROM variant WHERE unit_id = ?")
    }
  }
}
