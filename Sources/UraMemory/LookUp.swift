import GRDB
import UraMatching
public import UraModel

extension TranslationMemory {
  /// The stored segments of `source` that fit a text, with their translations into `target`; best first.
  ///
  /// Nothing that reaches `options.minimumScore` is missed. A language covers its regional variants and falls back to the more
  /// general tag.
  ///
  /// - Throws: `MemoryError`.
  public func matches(
    for query: String, from source: LanguageTag, to target: LanguageTag, options: LookupOptions = .init()
  ) throws(MemoryError) -> [Match] {
    try read { database in
      let languages = try LanguageTable(database)
      let sources = languages.ids(fitting: source)
      let targets = languages.ids(fitting: target)
      guard !sources.isEmpty, !targets.isEmpty else { return [] }
      let prepared = PreparedQuery(query, language: source)
      var search = try LookUpSearch(prepared, options: options, targets: targets, database, index: fuzzyIndex)
      let candidates = try search.candidates(in: sources.map { ($0, 0) })
      return try candidates.flatMap { try matches(of: $0, targets: targets, languages, database) }
        .prefix(options.limit).map(\.self)
    }
  }

  private func matches(
    of candidate: LookUpSearch.Candidate, targets: [Int64], _ languages: LanguageTable, _ database: Database
  ) throws -> [Match] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT v.text AS source, v.language_id AS source_language, w.text AS target, w.language_id AS target_language,
          v.unit_id AS unit, origin.name AS origin, unit.part_language_id IS NOT NULL AS part
        FROM variant v JOIN variant w ON w.unit_id = v.unit_id AND w.id <> v.id
        JOIN unit ON unit.id = v.unit_id JOIN document ON document.id = unit.document_id
        JOIN origin ON origin.id = document.origin_id
        WHERE v.id = ? AND w.language_id IN (\(targets.list)) ORDER BY w.id
        """, arguments: [candidate.variant]
    ).map {
      Match(
        score: candidate.score, kind: candidate.score == .exact ? .exact : .fuzzy, source: $0["source"],
        target: $0["target"], sourceLanguage: languages.tag($0["source_language"]),
        targetLanguage: languages.tag($0["target_language"]), unit: $0["unit"], origin: $0["origin"],
        isPart: $0["part"])
    }
  }
}

/// The languages of a memory by number.
struct LanguageTable {
  private var tags: [Int64: LanguageTag] = [:]

  init(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, tag FROM language") {
      tags[row["id"]] = LanguageTag(row["tag"])
    }
  }

  func tag(_ id: Int64) -> LanguageTag { tags[id] ?? .undetermined }

  /// The language itself, its variants and what it falls back to.
  func ids(fitting language: LanguageTag) -> [Int64] {
    tags.filter { $0.value.covers(language) || language.covers($0.value) }.keys.sorted()
  }
}

extension [Int64] {
  /// For `IN (…)`.
  var list: String { map(String.init).joined(separator: ",") }
}
