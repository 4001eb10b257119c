import GRDB
import UraMatching
import UraModel

/// Finds the stored segments that reach a score, through the fuzzy index: what a full scan would find, no more and no less.
///
/// The index gives every text whose codes are near enough that its score could reach the minimum (``SymbolCode`` and
/// ``TranslatorText`` say why none is missed); these few are then scored as they are written.
struct LookUpSearch {
  /// A segment that reaches the minimum.
  struct Candidate {
    var variant: Int64
    var unit: Int64
    var language: Int64
    var score: Score
    /// As it was scored, before penalties and context.
    var similarity: Score
    var penalties: [MatchPenalty]
    /// How many of the query's neighbours it has, 0...2.
    var neighbours: Int
  }

  private enum Scorer {
    case plain([UInt32], EditDistance)
    case translator(TranslatorScore)
  }

  private let database: Database
  private let index: FuzzyIndexReader
  private let options: LookupOptions
  private let minimum: Score
  private let codes: [UInt8]
  private let form: FuzzyIndexKey.Form
  private var scorer: Scorer
  private let fetch: Statement
  private let filterArguments: [any DatabaseValueConvertible]
  private let context: ContextQuestion
  private let exactSource, exactTarget: Int64
  private let targets: [Int64]
  private var best: BestMatches
  private var seen: Set<Int64> = []

  init(
    _ query: PreparedQuery, options: LookupOptions, target: LanguageTag, _ languages: LanguageTable,
    _ database: Database, index: FuzzyIndexReader
  ) throws {
    self.database = database
    self.index = index
    self.options = options
    minimum = options.minimumScore
    best = BestMatches(limit: options.limit)
    exactSource = languages.id(of: query.language) ?? -1
    exactTarget = languages.id(of: target) ?? -1
    targets = languages.ids(fitting: target)
    switch options.scoring {
    case .plain:
      form = .plain
      codes = SymbolCode.plain(query.scalars)
      scorer = .plain(query.scalars, EditDistance(pattern: query.scalars))
    case .translator:
      form = .skeleton
      codes = SymbolCode.skeleton(query.translator.query.skeleton)
      scorer = .translator(query.translator)
    }
    let filter = options.filter.condition
    filterArguments = filter.arguments
    fetch = try database.cachedStatement(
      sql: """
        SELECT coalesce(v.normalized, v.text) AS normalized, v.unit_id AS unit, unit.confidence,
          unit.source_language_id AS original, EXISTS (
            SELECT 1 FROM variant w WHERE w.unit_id = v.unit_id AND w.language_id = \(exactTarget)) AS exact_target
        FROM variant v JOIN unit ON unit.id = v.unit_id JOIN document ON document.id = unit.document_id
        JOIN origin ON origin.id = document.origin_id
        WHERE v.id = ? AND v.is_searchable AND EXISTS (
          SELECT 1 FROM variant w WHERE w.unit_id = v.unit_id AND w.id <> v.id AND w.language_id IN (\(targets.list)))
          \(filter.sql)
        """)
    context = try ContextQuestion(options.scoring == .plain ? SegmentContext() : options.context, database)
  }

  /// Best first.
  mutating func candidates(in languages: [Int64]) throws -> [Candidate] {
    guard !codes.isEmpty, !targets.isEmpty else { return [] }
    let lengths = lengthsInReach
    let longest = max(lengths.upperBound, codes.count)
    let query = FuzzyQuery(codes: codes, limit: Score.largestDistance(atLeast: minimum, length: longest))
    for language in languages {
      let shared = try index.blocks(language: language, form: .both, lengths: lengths, database)
      let own = try index.blocks(language: language, form: form, lengths: lengths, database)
      // The nearest lengths first: what they bring raises the threshold for the others.
      for length in lengths.sorted(by: { abs($0 - codes.count) < abs($1 - codes.count) }) {
        let blocks = (shared[length] ?? []) + (own[length] ?? [])
        if !blocks.isEmpty { try search(blocks, length, language, query) }
      }
    }
    return best.sorted
  }

  /// Lengths whose texts can reach the minimum. Lists of overlong texts are searched when the query is nearly as long.
  private var lengthsInReach: ClosedRange<Int> {
    let most = FuzzyIndexKey.longest + 1
    let shortest = min(most, (minimum.percent * codes.count + 99) / 100)
    let longest = minimum.percent == 0 ? most : min(most, codes.count * 100 / minimum.percent)
    return min(shortest, max(longest, shortest))...max(longest, shortest)
  }

  private mutating func search(
    _ blocks: [FuzzyBlock], _ length: Int, _ language: Int64, _ query: FuzzyQuery
  ) throws {
    if length > FuzzyIndexKey.longest {
      for block in blocks {
        for index in 0..<block.count where block.variant(index) != 0 { try score(block.variant(index), language) }
      }
      return
    }
    // Penalties only lower a score; context raises that of equal texts alone.
    let limit = Score.largestDistance(
      atLeast: min(.exact, max(minimum, best.threshold)), length: max(length, codes.count))
    guard limit >= abs(length - codes.count) else { return }
    for candidate in query.candidates(in: blocks, length: length, limit: limit).sorted(by: { $0.distance < $1.distance }
    ) {
      let bound = Score.percent(distance: candidate.distance, length: max(length, codes.count))
      if bound >= min(.exact, max(minimum, best.threshold)).percent { try score(candidate.variant, language) }
    }
  }

  /// Scores a segment as it is written.
  private mutating func score(_ variant: Int64, _ language: Int64) throws {
    guard seen.insert(variant).inserted,
      let row = try Row.fetchOne(fetch, arguments: StatementArguments([variant] + filterArguments))
    else { return }
    let similarity: Score
    switch scorer {
    case .plain(let query, var distance):
      let scalars = PlainSimilarity.normalized(row["normalized"])
      let length = max(scalars.count, query.count)
      let limit = Score.largestDistance(atLeast: minimum, length: length)
      guard let distance = distance.distance(to: scalars, limit: limit) else { return }
      similarity = Score(Score.percent(distance: distance, length: length))
    case .translator(let translator):
      similarity = Score(translator.score(row["normalized"] as String))
    }
    let penalties = self.penalties(of: row, language)
    let neighbours = similarity == .exact ? try context.neighbours(of: variant) : 0
    let score = Score(similarity.percent + neighbours - penalties.reduce(0) { $0 + $1.points })
    guard score >= minimum else { return }
    best.insert(
      Candidate(
        variant: variant, unit: row["unit"], language: language, score: score, similarity: similarity,
        penalties: penalties, neighbours: neighbours))
  }

  private func penalties(of row: Row, _ language: Int64) -> [MatchPenalty] {
    guard options.scoring == .translator else { return [] }
    let points = options.penalties
    var result: [MatchPenalty] = []
    func add(_ reason: MatchPenalty.Reason, _ points: Int, when holds: Bool) {
      if holds, points > 0 { result.append(MatchPenalty(reason: reason, points: points)) }
    }
    add(.sourceRegion, points.region, when: language != exactSource)
    add(.targetRegion, points.region, when: !(row["exact_target"] as Bool))
    let original: Int64? = row["original"]
    add(.reverse, points.reverse, when: original.map(targets.contains) ?? false)
    let confidence: Double? = row["confidence"]
    add(.confidence, points.lowConfidence, when: (confidence ?? 1) < points.confidenceLimit)
    add(.memory, points.memory, when: true)
    return result
  }
}

/// A query in the forms that the scorings need, made when they are needed.
struct PreparedQuery {
  let text: String
  let language: LanguageTag
  let scalars: [UInt32]
  let translator: TranslatorScore

  init(_ text: String, language: LanguageTag) {
    self.text = text
    self.language = language
    scalars = PlainSimilarity.normalized(text)
    translator = TranslatorScore(query: text, language: language)
  }
}

/// The best candidates so far; the threshold rises as it fills.
struct BestMatches {
  private let limit: Int
  private(set) var sorted: [LookUpSearch.Candidate] = []

  init(limit: Int) { self.limit = limit }

  /// Candidates below cannot get in any more.
  var threshold: Score { sorted.count < limit ? 0 : sorted[sorted.count - 1].score }

  /// Best first; the one that was stored first wins among equals.
  mutating func insert(_ candidate: LookUpSearch.Candidate) {
    let index = sorted.firstIndex { ($0.score, candidate.variant) < (candidate.score, $0.variant) } ?? sorted.count
    guard index < limit else { return }
    sorted.insert(candidate, at: index)
    if sorted.count > limit { sorted.removeLast() }
  }
}
