import Foundation
import GRDB
public import UraModel

/// What a memory holds.
public struct MemoryStatistics: Sendable, Codable, Hashable {
  /// The texts of one language.
  public struct Language: Sendable, Codable, Hashable {
    /// As stored: `en` and `en-GB` are two.
    public var language: LanguageTag
    /// How many texts.
    public var variants: Int
    /// Unicode scalars of all these texts.
    public var characters: Int
  }

  /// What came from one document or file.
  public struct Origin: Sendable, Codable, Hashable {
    /// As lookup names it.
    public var name: String
    /// How many documents have this origin.
    public var documents: Int
    /// How many units have this origin.
    public var units: Int
  }

  /// What can be asked for.
  public struct Pair: Sendable, Codable, Hashable {
    /// The smaller tag of the two.
    public var source: LanguageTag
    /// The greater tag of the two.
    public var target: LanguageTag
    /// Units that have both.
    public var units: Int
  }

  /// Without the parts of units.
  public var units: Int
  /// Imported documents.
  public var documents: Int
  /// Imports that can be taken back.
  public var sessions: Int
  /// Of the database file without its write-ahead log.
  public var bytes: Int
  /// By tag.
  public var languages: [Language]
  /// By tags.
  public var pairs: [Pair]
  /// By name.
  public var origins: [Origin]
  /// Aligned units whose confidence is below one half.
  public var lowConfidenceUnits: Int
}

extension TranslationMemory {
  /// Counts what the memory holds, in one view of it.
  public func statistics() throws(MemoryError) -> MemoryStatistics {
    try read { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let languages = try Row.fetchAll(
        database,
        sql: """
          SELECT tag, count(*) AS variants, sum(length(text)) AS characters FROM variant
          JOIN language ON language.id = language_id JOIN unit ON unit.id = unit_id
          WHERE part_language_id IS NULL GROUP BY tag ORDER BY tag
          """
      ).map {
        MemoryStatistics.Language(
          language: LanguageTag($0["tag"]) ?? .undetermined, variants: $0["variants"], characters: $0["characters"])
      }
      let pairs = try Row.fetchAll(
        database,
        sql: """
          SELECT a.tag AS source, b.tag AS target, count(DISTINCT v.unit_id) AS units FROM variant v
          JOIN variant w ON w.unit_id = v.unit_id AND w.language_id <> v.language_id
          JOIN language a ON a.id = v.language_id JOIN language b ON b.id = w.language_id
          JOIN unit ON unit.id = v.unit_id
          WHERE a.tag < b.tag AND part_language_id IS NULL GROUP BY a.tag, b.tag ORDER BY a.tag, b.tag
          """
      ).map {
        MemoryStatistics.Pair(
          source: LanguageTag($0["source"]) ?? .undetermined, target: LanguageTag($0["target"]) ?? .undetermined,
          units: $0["units"])
      }
      let origins = try Row.fetchAll(
        database,
        sql: """
          SELECT name, (SELECT count(*) FROM document WHERE origin_id = origin.id) AS documents,
            (SELECT count(*) FROM unit JOIN document d ON d.id = document_id WHERE origin_id = origin.id
              AND part_language_id IS NULL) AS units
          FROM origin ORDER BY name
          """
      ).map { MemoryStatistics.Origin(name: $0["name"], documents: $0["documents"], units: $0["units"]) }
      return MemoryStatistics(
        units: try count("SELECT count(*) FROM unit WHERE part_language_id IS NULL"),
        documents: try count("SELECT count(*) FROM document"),
        sessions: try count("SELECT count(*) FROM session"),
        bytes: try count("PRAGMA page_count") * count("PRAGMA page_size"), languages: languages, pairs: pairs,
        origins: origins,
        lowConfidenceUnits: try count("SELECT count(*) FROM unit WHERE confidence < 0.5 AND part_language_id IS NULL"))
    }
  }
}
