import GRDB
import UraMatching
import UraModel

/// Finds the stored segments that reach a score, through the fuzzy index: what a full scan would find, no more and no less.
///
/// The index gives every text whose codes are near enough that its score could reach the minimum (``SymbolCode`` and
/// ``TranslatorText`` say why none is missed), with the score that it cannot exceed. These few are scored as they are written, the
/// highest bound first, until no other can be among the best.
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

  /// A text that the index gives, and what it can score at most.
  private struct Found {
    var variant: Int64
    var language: Int64
    var bound: Int
  }

  private let database: Database
  private let index: FuzzyIndexReader
  private let options: LookupOptions
  private let minimum: Score
  private let codes: [UInt8]
  private let form: FuzzyIndexKey.Form
  private let query: PreparedQuery
  /// From the query's scalars, for plain scoring.
  private var distance: EditDistance?
  private let text, fetch: Statement
  private let filterArguments: [any DatabaseValueConvertible]
  private let context: ContextQuestion
  private let penalties: UnitPenalties
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
    self.query = query
    let exactTarget = languages.id(of: target) ?? -1
    targets = languages.ids(fitting: target)
    penalties = UnitPenalties(options, exactSource: languages.id(of: query.language) ?? -1, targets: targets)
    switch options.scoring {
    case .plain:
      form = .plain
      codes = SymbolCode.plain(query.scalars)
      distance = EditDistance(pattern: query.scalars)
    case .translator:
      form = .skeleton
      codes = SymbolCode.skeleton(query.translator.query.skeleton)
    }
    let filter = options.filter.condition
    filterArguments = filter.arguments
    text = try database.cachedStatement(sql: "SELECT coalesce(normalized, text) FROM variant WHERE id = ?")
    fetch = try database.cachedStatement(
      sql: """
        SELECT v.unit_id AS unit, \(UnitPenalties.columns), EXISTS (
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
    let longest = max(lengths(reaching: minimum).upperBound, codes.count)
    let query = FuzzyQuery(codes: codes, limit: Score.largestDistance(atLeast: plain(minimum), length: longest))
    for floor in floors {
      var found: [Found] = []
      for language in languages { try find(reaching: floor, language, query, &found) }
      found.sort { ($1.bound, $0.variant) < ($0.bound, $1.variant) }
      for text in found {
        // Neither can those after it, which have a lower bound or came later.
        guard canEnter(similarity: text.bound, text.variant) else { break }
        try score(text.variant, text.language)
      }
      // What is not found yet scores less than the floor.
      if best.threshold >= floor { break }
    }
    return best.sorted
  }

  /// The scores to search for, one after the other, until there are enough: a search for near texts takes a tenth of the time.
  private var floors: [Score] {
    options.limit > 100 ? [minimum] : [90, 80, 70].filter { $0 > minimum } + [minimum]
  }

  /// Lengths whose texts can reach a score. Lists of overlong texts are searched when the query is nearly as long.
  private func lengths(reaching floor: Score) -> ClosedRange<Int> {
    let floor = plain(floor)
    let most = FuzzyIndexKey.longest + 1
    let shortest = min(most, (floor.percent * codes.count + 99) / 100)
    let longest = floor.percent == 0 ? most : min(most, codes.count * 100 / floor.percent)
    return min(shortest, max(longest, shortest))...max(longest, shortest)
  }

  /// The texts of a language whose codes allow a score.
  private func find(
    reaching floor: Score, _ language: Int64, _ query: FuzzyQuery, _ found: inout [Found]
  ) throws {
    let lengths = lengths(reaching: floor)
    for form in [.both, form] {
      for (length, blocks) in try index.blocks(language: language, form: form, lengths: lengths, database) {
        if length > FuzzyIndexKey.longest {
          for block in blocks {
            found += (0..<block.count).map { Found(variant: block.variant($0), language: language, bound: 100) }
          }
          continue
        }
        let longer = max(length, codes.count)
        // Penalties only lower a score; context raises that of equal texts alone.
        let limit = Score.largestDistance(atLeast: min(.exact, plain(floor)), length: longer)
        found += query.candidates(in: blocks, length: length, limit: limit).map {
          Found(variant: $0.variant, language: language, bound: most($0.distance, longer))
        }
      }
    }
  }

  /// The plain score of the codes that a score asks for.
  private func plain(_ score: Score) -> Score {
    options.scoring == .plain ? score : TranslatorScore.plain(reaching: score)
  }

  /// The most that a text can score whose codes are at a distance.
  private func most(_ distance: Int, _ length: Int) -> Int {
    let plain = Score.percent(distance: distance, length: length)
    return options.scoring == .plain ? plain : TranslatorScore.most(withPlain: plain)
  }

  /// Whether a text that is so similar, and no more, can be among the best.
  private func canEnter(similarity: Int, _ variant: Int64) -> Bool {
    let most = Score(similarity == 100 ? Score.doubleContext.percent : similarity)
    return most >= minimum && best.accepts(most, variant)
  }

  /// Scores a segment as it is written.
  private mutating func score(_ variant: Int64, _ language: Int64) throws {
    guard seen.insert(variant).inserted, let text = try String.fetchOne(text, arguments: [variant]) else { return }
    let similarity = similarity(text)
    guard canEnter(similarity: similarity.percent, variant),
      let row = try Row.fetchOne(fetch, arguments: StatementArguments([variant] + filterArguments))
    else { return }
    let penalties = self.penalties(row, language)
    let neighbours = similarity == .exact ? try context.neighbours(of: variant) : 0
    let score = Score(similarity.percent + neighbours - penalties.reduce(0) { $0 + $1.points })
    guard score >= minimum else { return }
    best.insert(
      Candidate(
        variant: variant, unit: row["unit"], language: language, score: score, similarity: similarity,
        penalties: penalties, neighbours: neighbours))
  }

  /// The score of a stored normal form; 0 when it is below the minimum.
  private mutating func similarity(_ text: String) -> Score {
    guard options.scoring == .plain else { return Score(query.translator.score(text)) }
    let scalars = PlainSimilarity.normalized(text)
    let length = max(scalars.count, query.scalars.count)
    let limit = Score.largestDistance(atLeast: minimum, length: length)
    return Score(distance?.distance(to: scalars, limit: limit).map { Score.percent(distance: $0, length: length) } ?? 0)
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
  var threshold: Score { sorted.count < limit ? 0 : sorted.last?.score ?? .doubleContext }

  /// Whether a candidate of this score gets in; the one that was stored first wins among equals.
  func accepts(_ score: Score, _ variant: Int64) -> Bool {
    guard sorted.count >= limit else { return true }
    guard let last = sorted.last else { return false }
    return (last.score, variant) < (score, last.variant)
  }

  /// Best first.
  mutating func insert(_ candidate: LookUpSearch.Candidate) {
    guard accepts(candidate.score, candidate.variant) else { return }
    var range = 0..<sorted.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let isBehind = (candidate.score, sorted[middle].variant) < (sorted[middle].score, candidate.variant)
      range = isBehind ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    sorted.insert(candidate, at: range.lowerBound)
    if sorted.count > limit { sorted.removeLast() }
  }
}
