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
    } catch let error as DecodingError {
      // The inline codes of a text, kept as JSON.
      throw MemoryError(error, path: path)
    }
  }
}

/// Puts units together from their tables.
struct UnitReader {
  private let database: Database
  private let decoder = JSONDecoder()
  private let languages: [Int64: LanguageTag]
  private let origins: [Int64: String]
  private let variants, properties, notes: Statement
  private let hasProperties, hasNotes: Bool

  /// - Parameter isDamaged: whether to do without what cannot be read, but for the languages.
  init(_ database: Database, isDamaged: Bool = false) throws {
    self.database = database
    var languages: [Int64: LanguageTag] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, tag FROM language") {
      languages[row["id"]] = LanguageTag(row["tag"])
    }
    self.languages = languages
    var origins: [Int64: String] = [:]
    func all(_ query: String) throws -> [Row] {
      do { return try Row.fetchAll(database, sql: query) } catch  where isDamaged { return [] }
    }
    for row in try all("SELECT id, name FROM origin") { origins[row["id"]] = row["name"] }
    self.origins = origins
    hasProperties = try !all("SELECT 1 FROM property LIMIT 1").isEmpty
    hasNotes = try !all("SELECT 1 FROM note LIMIT 1").isEmpty
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
    var unit = try self.unit(row)
    var indexOfVariant: [Int64: Int] = [:]
    for row in try Row.fetchAll(variants, arguments: [id]) {
      indexOfVariant[row["id"]] = unit.variants.count
      unit.variants.append(try variant(row, row["text"]))
    }
    try addRemarks(to: &unit, id, indexOfVariant)
    return StoredUnit(
      id: Int(id), unit: unit, origin: origins[row["origin_id"]] ?? "", confidence: row["confidence"],
      occurrences: row["occurrences"])
  }

  /// Without its texts.
  private func unit(_ row: Row) throws -> TranslationUnit {
    var unit = TranslationUnit(
      id: row["external_id"], sourceLanguage: (row["source_language_id"] as Int64?).flatMap { languages[$0] },
      history: History(
        createdAt: row["created_at"], createdBy: row["created_by"], changedAt: row["changed_at"],
        changedBy: row["changed_by"], lastUsedAt: row["last_used_at"], usageCount: row["usage_count"]))
    if let extra: String = row["extra"] {
      try decoder.decode(UnitExtra.self, from: Data(extra.utf8)).apply(to: &unit)
    }
    return unit
  }

  private func variant(_ row: Row, _ text: String) throws -> Variant {
    var variant = Variant(languages[row["language_id"]] ?? .undetermined, text)
    if let extra: String = row["extra"] {
      try decoder.decode(VariantExtra.self, from: Data(extra.utf8)).apply(to: &variant)
    }
    return variant
  }

  /// A unit by those of its texts that could be read, with what else can; nil for the parts of units, and without any text.
  func recovered(_ id: Int64, _ texts: [Row]) -> StoredUnit? {
    let whole = try? Row.fetchOne(
      database,
      sql: """
        SELECT unit.*, (SELECT origin_id FROM document WHERE document.id = document_id) AS origin_id FROM unit WHERE id = ?
        """, arguments: [id])
    let sound = whole.flatMap { $0.hasUnitTypes ? $0 : nil }
    // Of a part only the text in its own language is searched for.
    let isPart =
      whole.map { Int64.fromDatabaseValue($0["part_language_id"]) != nil }
      ?? texts.contains { Int64.fromDatabaseValue($0["is_searchable"]) == 0 }
    if isPart { return nil }
    var unit = sound.flatMap { try? self.unit($0) } ?? TranslationUnit()
    var indexOfVariant: [Int64: Int] = [:]
    for row in texts where row.hasUnitTypes {
      guard let text = String.fromDatabaseValue(row["text"]), let number = Int64.fromDatabaseValue(row["id"]),
        let language = Int64.fromDatabaseValue(row["language_id"]), languages[language] != nil
      else { continue }
      indexOfVariant[number] = unit.variants.count
      unit.variants.append((try? variant(row, text)) ?? Variant(languages[language] ?? .undetermined, text))
    }
    guard !unit.variants.isEmpty else { return nil }
    try? addRemarks(to: &unit, id, indexOfVariant)
    return StoredUnit(
      id: Int(id), unit: unit,
      origin: sound.flatMap { Int64.fromDatabaseValue($0["origin_id"]) }.flatMap { origins[$0] } ?? "",
      confidence: sound.flatMap { Double.fromDatabaseValue($0["confidence"]) },
      occurrences: sound.flatMap { Int.fromDatabaseValue($0["occurrences"]) } ?? 1)
  }

  private func addRemarks(to unit: inout TranslationUnit, _ id: Int64, _ indexOfVariant: [Int64: Int]) throws {
    if hasProperties {
      for row in try Row.fetchAll(properties, arguments: [id]) {
        guard row.hasUnitTypes, let name: String = row["name"], let value: String = row["value"] else { continue }
        let property = Property(name, value, language: (row["language"] as String?).flatMap(LanguageTag.init))
        if let index = (row["variant_id"] as Int64?).flatMap({ indexOfVariant[$0] }) {
          unit.variants[index].properties.append(property)
        } else {
          unit.properties.append(property)
        }
      }
    }
    if hasNotes {
      for row in try Row.fetchAll(notes, arguments: [id]) {
        guard row.hasUnitTypes, let text: String = row["text"] else { continue }
        let note = Note(
          text, category: row["category"], language: (row["language"] as String?).flatMap(LanguageTag.init))
        if let index = (row["variant_id"] as Int64?).flatMap({ indexOfVariant[$0] }) {
          unit.variants[index].notes.append(note)
        } else {
          unit.notes.append(note)
        }
      }
    }
  }
}

extension Row {
  private static let numbers: Set = [
    "id", "document_id", "key", "occurrences", "part_language_id", "source_language_id", "usage_count", "origin_id",
    "unit_id",
    "language_id", "is_searchable", "variant_id",
  ]

  /// Whether every value has the type of its column. SQLite asks this when a row is written and not when it is read: a damaged
  /// page may have anything.
  fileprivate var hasUnitTypes: Bool {
    allSatisfy { column, value in
      switch value.storage {
      case .null: true
      case .int64: Self.numbers.contains(column) || column == "confidence"
      case .double: column == "confidence"
      case .string: !Self.numbers.contains(column) && column != "confidence"
      case .blob: false
      }
    }
  }
}
