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
      var best = BestMatches(limit: options.limit)
      let queryScalars = PlainSimilarity.normalized(query)
      // An honest scan: each candidate of a fitting length goes through the bit-parallel kernel.
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT v.id, v.unit_id, v.language_id, coalesce(v.normalized, v.text) AS normalized FROM variant v
          WHERE v.language_id IN (\(sources.list)) AND v.is_searchable
            AND EXISTS (SELECT 1 FROM variant w WHERE w.unit_id = v.unit_id AND w.language_id IN (\(targets.list)))
          """)
      while let row = try rows.next() {
        let scalars = (row["normalized"] as String).unicodeScalars.map(\.value)
        let length = max(scalars.count, queryScalars.count)
        let limit = Score.largestDistance(atLeast: max(options.minimumScore, best.threshold), length: length)
        guard limit >= abs(scalars.count - queryScalars.count),
          let distance = PlainSimilarity.distance(queryScalars, scalars, limit: limit)
        else { continue }
        best.insert(variant: row["id"], score: Score(Score.percent(distance: distance, length: length)))
      }
      return try best.sorted.flatMap { try matches(of: $0, targets: targets, languages, database) }
        .prefix(options.limit).map(\.self)
    }
  }

  private func matches(
    of candidate: BestMatches.Candidate, targets: [Int64], _ languages: LanguageTable, _ database: Database
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

/// The best candidates so far; the threshold rises as it fills.
struct BestMatches {
  struct Candidate {
    var variant: Int64
    var score: Score
  }

  private let limit: Int
  private var candidates: [Candidate] = []

  init(limit: Int) { self.limit = limit }

  /// Candidates below cannot get in any more.
  var threshold: Score { candidates.count < limit ? 0 : candidates[candidates.count - 1].score }

  var sorted: [Candidate] { candidates }

  /// Best first; the one that was stored first wins among equals.
  mutating func insert(variant: Int64, score: Score) {
    let index = candidates.firstIndex { ($0.score, variant) < (score, $0.variant) } ?? candidates.count
    guard index < limit else { return }
    candidates.insert(Candidate(variant: variant, score: score), at: index)
    if candidates.count > limit { candidates.removeLast() }
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
