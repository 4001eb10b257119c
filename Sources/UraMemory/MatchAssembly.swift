import GRDB
import UraMatching
import UraModel
import UraText

/// Makes matches out of candidates: their texts, reasons and adaptations.
struct MatchAssembly {
  private let query: PreparedQuery
  private let options: LookupOptions
  private let languages: LanguageTable
  private let database: Database
  private let index: FuzzyIndexReader
  private var matches: [Match] = []
  /// Units that were found without a pivot need none.
  private var units: Set<Int64> = []

  init(
    _ query: PreparedQuery, options: LookupOptions, _ languages: LanguageTable, _ database: Database,
    index: FuzzyIndexReader
  ) {
    self.query = query
    self.options = options
    self.languages = languages
    self.database = database
    self.index = index
  }

  /// Best first; the order of equals is that of their finding.
  var best: [Match] {
    matches.enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(options.limit).map(\.element)
  }

  mutating func add(_ candidate: LookUpSearch.Candidate, targets: [Int64]) throws {
    units.insert(candidate.unit)
    let statement = try database.cachedStatement(
      sql: """
        SELECT v.text AS source, v.language_id AS source_language, w.text AS target, w.language_id AS target_language,
          v.unit_id AS unit, origin.name AS origin, unit.part_language_id IS NOT NULL AS part, unit.confidence
        FROM variant v JOIN variant w ON w.unit_id = v.unit_id AND w.id <> v.id
        JOIN unit ON unit.id = v.unit_id JOIN document ON document.id = unit.document_id
        JOIN origin ON origin.id = document.origin_id
        WHERE v.id = ? AND w.language_id IN (\(targets.list)) ORDER BY w.id
        """)
    let rows = try Row.fetchAll(statement, arguments: [candidate.variant])
    for row in rows { matches.append(match(candidate, row, pivot: nil)) }
  }

  /// Goes on from the candidate's text in the pivot language to units that have the same text and the target.
  mutating func add(_ candidate: LookUpSearch.Candidate, through pivot: LanguageTag, targets: [Int64]) throws {
    guard options.scoring == .translator, units.insert(candidate.unit).inserted else { return }
    var onward = candidate
    let points = min(options.penalties.pivot, Penalties.most)
    onward.penalties.append(MatchPenalty(reason: .pivot, points: points))
    onward.penalties.removeAll { $0.points == 0 }
    onward.score = candidate.score - points
    guard onward.score >= options.minimumScore else { return }
    for row in try rows(onwardFrom: candidate, pivot, targets, limit: options.limit) {
      matches.append(match(onward, row, pivot: pivot))
    }
  }

  /// Whether a pivot leads from a candidate to the target.
  func leads(_ candidate: LookUpSearch.Candidate, through pivot: LanguageTag, targets: [Int64]) throws -> Bool {
    try !rows(onwardFrom: candidate, pivot, targets, limit: 1).isEmpty
  }

  private func rows(
    onwardFrom candidate: LookUpSearch.Candidate, _ pivot: LanguageTag, _ targets: [Int64], limit: Int
  ) throws -> [Row] {
    let pivots = languages.ids(fitting: pivot)
    let middle = try String.fetchAll(
      database,
      sql: """
        SELECT coalesce(normalized, text) FROM variant WHERE unit_id = ? AND language_id IN (\(pivots.list)) AND id <> ?
        """, arguments: [candidate.unit, candidate.variant])
    return try middle.flatMap { normalized in
      let equals = try pivots.flatMap { try index.variants(withText: normalized, language: $0, database) }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT v.text AS source, v.language_id AS source_language, w.text AS target, w.language_id AS target_language,
            w.unit_id AS unit, origin.name AS origin, unit.part_language_id IS NOT NULL AS part, unit.confidence
          FROM variant m JOIN variant w ON w.unit_id = m.unit_id JOIN variant v ON v.id = ?
          JOIN unit ON unit.id = w.unit_id JOIN document ON document.id = unit.document_id
          JOIN origin ON origin.id = document.origin_id
          WHERE m.id IN (\(equals.list)) AND coalesce(m.normalized, m.text) = ? AND m.is_searchable
            AND w.language_id IN (\(targets.list)) ORDER BY w.id LIMIT \(limit)
          """, arguments: [candidate.variant, normalized])
    }
  }

  private func match(_ candidate: LookUpSearch.Candidate, _ row: Row, pivot: LanguageTag?) -> Match {
    var match = Match(
      score: candidate.score,
      kind: candidate.neighbours > 0 ? .context : candidate.similarity == .exact ? .exact : .fuzzy,
      source: row["source"], target: row["target"], sourceLanguage: languages.tag(row["source_language"]),
      targetLanguage: languages.tag(row["target_language"]), unit: row["unit"], origin: row["origin"],
      isPart: row["part"], similarity: candidate.similarity, penalties: candidate.penalties,
      confidence: row["confidence"], pivot: pivot)
    guard options.scoring == .translator, candidate.similarity < .exact else { return match }
    let reading = query.reading(by: match.sourceLanguage).score
    let source = reading.prepared(match.source)
    match.differences = ScoreExplanation(reading.query, source).differences.compactMap { difference in
      MatchDifference.Kind(rawValue: difference.kind.rawValue).map {
        MatchDifference(kind: $0, cost: difference.cost, query: difference.query, source: difference.source)
      }
    }
    let renderer = PlaceableRenderer(language: match.targetLanguage)
    match.adaptation = MatchAdaptation(reading.query, source, target: match.target, renderer: renderer)
      .map { AdaptedTarget($0) }
    return match
  }
}
