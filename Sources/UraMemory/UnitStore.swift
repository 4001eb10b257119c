import Foundation
import GRDB
import UraMatching
package import UraModel

/// Writes the units of one document inside its transaction.
package struct UnitStore {
  private let database: Database
  private let document: Int64
  private let origin: Int64
  private let createdAt: String
  private let createdBy: String?
  private var languages: [LanguageTag: Int64] = [:]
  private var positions: [Int64: Int] = [:]
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
    let variants = unit.variants.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard !variants.isEmpty else { return }
    let languageIDs = try variants.map { try languageID($0.language) }
    let partID = try part.map { try languageID($0) }
    let key = self.key(of: variants, languageIDs, part: partID)
    let variantIDs: [Int64]
    if let existing = try existingUnit(key, variants, languageIDs) {
      if part == nil { countedCount += 1 }
      try statements.count.execute(arguments: [existing.unit])
      try statements.occurrence.execute(arguments: [document, existing.unit])
      variantIDs = existing.variants
    } else {
      if part == nil { newCount += 1 }
      variantIDs = try insert(unit, variants, languageIDs, key: key, confidence: confidence, part: partID)
    }
    guard isInSequence else { return }
    for (language, variant) in zip(languageIDs, variantIDs) {
      let position = positions[language, default: 0]
      positions[language] = position + 1
      try statements.segment.execute(arguments: [document, language, position, variant])
    }
  }

  private mutating func insert(
    _ unit: TranslationUnit, _ variants: [Variant], _ languageIDs: [Int64], key: Int64, confidence: Double?,
    part: Int64?
  ) throws -> [Int64] {
    let sourceID = try unit.sourceLanguage.map { try languageID($0) }
    let history = unit.history
    let unitExtra = UnitExtra(unit)
    try statements.unit.execute(arguments: [
      document, key, confidence, part, unit.id, sourceID, history.createdAt ?? createdAt,
      history.createdBy ?? createdBy,
      history.changedAt, history.changedBy, history.lastUsedAt, history.usageCount,
      unitExtra.isEmpty ? nil : try json(unitExtra),
    ])
    let unitID = database.lastInsertedRowID
    try insertRemarks(unit.properties, unit.notes, unit: unitID, variant: nil)
    var ids: [Int64] = []
    for (variant, language) in zip(variants, languageIDs) {
      let text = variant.text
      let normalized = PlainText.string(text)
      let isNormalized = normalized.utf8.elementsEqual(text.utf8)
      let extra = VariantExtra(variant)
      try statements.variant.execute(arguments: [
        unitID, language, text, isNormalized ? nil : normalized, ContentHash(ofNormalized: normalized).integer,
        part == nil || part == language, extra.isEmpty ? nil : try json(extra),
      ])
      let id = database.lastInsertedRowID
      ids.append(id)
      if part == nil || part == language {
        try fuzzyIndex.add(variant: id, languageID: language, language: variant.language, normalized: normalized)
      }
      try insertRemarks(variant.properties, variant.notes, unit: unitID, variant: id)
    }
    return ids
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
  private func existingUnit(
    _ key: Int64, _ variants: [Variant], _ languageIDs: [Int64]
  ) throws -> (unit: Int64, variants: [Int64])? {
    for unitID in try Int64.fetchAll(statements.unitsByKey, arguments: [key, origin]) {
      let rows = try Row.fetchAll(statements.variantsOfUnit, arguments: [unitID])
      var free = rows
      var ids: [Int64] = []
      for (variant, language) in zip(variants, languageIDs) {
        guard let index = free.firstIndex(where: { $0["language_id"] == language && $0["text"] == variant.text }) else {
          break
        }
        ids.append(free[index]["id"])
        free.remove(at: index)
      }
      if ids.count == variants.count, free.isEmpty { return (unitID, ids) }
    }
    return nil
  }

  private func key(of variants: [Variant], _ languageIDs: [Int64], part: Int64?) -> Int64 {
    var hash = ContentHash()
    hash.combine(origin)
    hash.combine(part ?? 0)
    for (variant, language) in zip(variants, languageIDs).sorted(by: { ($0.1, $0.0.text) < ($1.1, $1.0.text) }) {
      hash.combine(language)
      hash.combine(variant.text)
    }
    return hash.integer
  }

  private mutating func languageID(_ language: LanguageTag) throws -> Int64 {
    if let id = languages[language] { return id }
    try database.execute(sql: "INSERT OR IGNORE INTO language (tag) VALUES (?)", arguments: [language.description])
    let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM language WHERE tag = ?", arguments: [language.description])
    languages[language] = id
    return id ?? 0
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Prepared once a document: an import is nothing but these.
  private struct Statements {
    let unit, variant, property, note, segment, occurrence, count, unitsByKey, variantsOfUnit: Statement

    init(_ database: Database) throws {
      unit = try database.makeStatement(
        sql: """
          INSERT INTO unit (document_id, key, confidence, part_language_id, external_id, source_language_id, created_at, created_by,
            changed_at, changed_by, last_used_at, usage_count, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      variant = try database.makeStatement(
        sql:
          "INSERT INTO variant (unit_id, language_id, text, normalized, hash, is_searchable, extra) VALUES (?, ?, ?, ?, ?, ?, ?)"
      )
      property = try database.makeStatement(
        sql: "INSERT INTO property (unit_id, variant_id, name, value, language) VALUES (?, ?, ?, ?, ?)")
      note = try database.makeStatement(
        sql: "INSERT INTO note (unit_id, variant_id, text, category, language) VALUES (?, ?, ?, ?, ?)")
      segment = try database.makeStatement(
        sql: "INSERT INTO segment (document_id, language_id, position, variant_id) VALUES (?, ?, ?, ?)")
      occurrence = try database.makeStatement(
        sql: """
          INSERT INTO occurrence (document_id, unit_id, count) VALUES (?, ?, 1)
          ON CONFLICT DO UPDATE SET count = count + 1
          """)
      count = try database.makeStatement(sql: "UPDATE unit SET occurrences = occurrences + 1 WHERE id = ?")
      unitsByKey = try database.makeStatement(
        sql: """
          SELECT unit.id FROM unit JOIN document ON document.id = unit.document_id WHERE key = ? AND origin_id = ?
          """)
      variantsOfUnit = try database.makeStatement(sql: "SELECT id, language_id, text FROM variant WHERE unit_id = ?")
    }
  }
}
