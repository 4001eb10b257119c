import Foundation
import GRDB
public import UraModel

/// A unit as the memory keeps it.
public struct StoredUnit: Sendable {
  /// Its number in the memory.
  public var id: Int
  /// All its languages, with their codes.
  public var unit: TranslationUnit
  /// The document or file that it came from.
  public var origin: String
  /// Of the alignment, 0...1; `nil` when people paired the texts.
  public var confidence: Double?
  /// How many documents of this origin have it.
  public var occurrences: Int
}

extension TranslationMemory {
  /// Calls `body` with every unit in the order of its import, in constant memory. Parts of units are left out: the whole unit has
  /// all they have.
  public func forEachUnit(_ body: (StoredUnit) throws -> Void) throws {
    do {
      try connections.reader.read { database in
        var reader = try UnitReader(database)
        try reader.forEach(body)
      }
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path)
    }
  }
}

/// Puts units together from their tables.
private struct UnitReader {
  private let database: Database
  private let decoder = JSONDecoder()
  private let languages: [Int64: LanguageTag]
  private let origins: [Int64: String]
  private let variants, properties, notes: Statement
  private let hasProperties, hasNotes: Bool

  init(_ database: Database) throws {
    self.database = database
    var languages: [Int64: LanguageTag] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, tag FROM language") {
      languages[row["id"]] = LanguageTag(row["tag"])
    }
    self.languages = languages
    var origins: [Int64: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, name FROM origin") { origins[row["id"]] = row["name"] }
    self.origins = origins
    hasProperties = try Row.fetchOne(database, sql: "SELECT 1 FROM property LIMIT 1") != nil
    hasNotes = try Row.fetchOne(database, sql: "SELECT 1 FROM note LIMIT 1") != nil
    variants = try database.makeStatement(
      sql: "SELECT id, language_id, text, extra FROM variant WHERE unit_id = ? ORDER BY id")
    properties = try database.makeStatement(
      sql: "SELECT variant_id, name, value, language FROM property WHERE unit_id = ? ORDER BY rowid")
    notes = try database.makeStatement(
      sql: "SELECT variant_id, text, category, language FROM note WHERE unit_id = ? ORDER BY rowid")
  }

  mutating func forEach(_ body: (StoredUnit) throws -> Void) throws {
    let units = try Row.fetchCursor(
      database,
      sql: """
        SELECT unit.*, origin_id FROM unit JOIN document ON document.id = document_id
        WHERE part_language_id IS NULL ORDER BY unit.id
        """)
    while let row = try units.next() { try body(stored(row)) }
  }

  private func stored(_ row: Row) throws -> StoredUnit {
    let id: Int64 = row["id"]
    var unit = TranslationUnit(
      id: row["external_id"], sourceLanguage: (row["source_language_id"] as Int64?).flatMap { languages[$0] },
      history: History(
        createdAt: row["created_at"], createdBy: row["created_by"], changedAt: row["changed_at"],
        changedBy: row["changed_by"], lastUsedAt: row["last_used_at"], usageCount: row["usage_count"]))
    if let extra: String = row["extra"] {
      try decoder.decode(UnitExtra.self, from: Data(extra.utf8)).apply(to: &unit)
    }
    var indexOfVariant: [Int64: Int] = [:]
    for row in try Row.fetchAll(variants, arguments: [id]) {
      var variant = Variant(languages[row["language_id"]] ?? .undetermined, row["text"])
      if let extra: String = row["extra"] {
        try decoder.decode(VariantExtra.self, from: Data(extra.utf8)).apply(to: &variant)
      }
      indexOfVariant[row["id"]] = unit.variants.count
      unit.variants.append(variant)
    }
    try addRemarks(to: &unit, id, indexOfVariant)
    return StoredUnit(
      id: Int(id), unit: unit, origin: origins[row["origin_id"]] ?? "", confidence: row["confidence"],
      occurrences: row["occurrences"])
  }

  private func addRemarks(to unit: inout TranslationUnit, _ id: Int64, _ indexOfVariant: [Int64: Int]) throws {
    if hasProperties {
      for row in try Row.fetchAll(properties, arguments: [id]) {
        let property = Property(
          row["name"], row["value"], language: (row["language"] as String?).flatMap(LanguageTag.init))
        if let index = (row["variant_id"] as Int64?).flatMap({ indexOfVariant[$0] }) {
          unit.variants[index].properties.append(property)
        } else {
          unit.properties.append(property)
        }
      }
    }
    if hasNotes {
      for row in try Row.fetchAll(notes, arguments: [id]) {
        let note = Note(
          row["text"], category: row["category"], language: (row["language"] as String?).flatMap(LanguageTag.init))
        if let index = (row["variant_id"] as Int64?).flatMap({ indexOfVariant[$0] }) {
          unit.variants[index].notes.append(note)
        } else {
          unit.notes.append(note)
        }
      }
    }
  }
}
