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
    /// An index into ``sides``.
    var side: Int
    var bound: Int
  }

  /// A language that is searched, with the query as its rules read it.
  private struct Side {
    var language: Int64
    var codes: [UInt8]
    /// `nil` for plain scoring.
    var score: TranslatorScore?
    var query: FuzzyQuery
  }

  private let database: Database
  private let index: FuzzyIndexReader
  private let options: LookupOptions
  private let minimum: Score
  private let languages: LanguageTable
  private let query: PreparedQuery
  private var sides: [Side] = []
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
    self.languages = languages
    let exactTarget = languages.id(of: target) ?? -1
    targets = languages.ids(fitting: target)
    penalties = UnitPenalties(options, exactSource: languages.id(of: query.language) ?? -1, targets: targets)
    switch options.scoring {
    case .plain:
      distance = EditDistance(pattern: query.scalars)
    case .translator: break
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
  ///
  /// - Parameter isUseful: asked for those that would get among the best; what it denies takes nobody's place.
  mutating func candidates(
    in languages: [Int64], where isUseful: (Candidate) throws -> Bool = { _ in true }
  ) throws -> [Candidate] {
    guard !targets.isEmpty, !PlainText.string(query.text).isEmpty else { return [] }
    sides = languages.map(side)
    for floor in floors {
      var found: [Found] = []
      for side in sides.indices { try find(reaching: floor, side, &found) }
      found.sort { ($1.bound, $0.variant) < ($0.bound, $1.variant) }
      for text in found {
        // Neither can those after it, which have a lower bound or came later.
        guard canEnter(similarity: text.bound, text.variant) else { break }
        try score(text.variant, sides[text.side], where: isUseful)
      }
      // What is not found yet scores less than the floor.
      if best.threshold >= floor { break }
    }
    return best.sorted
  }

  private func side(of language: Int64) -> Side {
    let reading = options.scoring == .plain ? nil : query.reading(by: languages.tag(language))
    let codes = reading?.codes ?? SymbolCode.plain(query.scalars)
    let longest = max(lengths(reaching: minimum, from: codes.count).upperBound, codes.count)
    let limit = Score.largestDistance(atLeast: plain(minimum), length: longest)
    return Side(
      language: language, codes: codes, score: reading?.score,
      query: FuzzyQuery(codes: codes, text: reading?.score.query, limit: max(0, limit)))
  }

  /// The scores to search for, one after the other, until there are enough: a search for near texts takes a tenth of the time.
  private var floors: [Score] {
    options.limit > 100 ? [minimum] : [90, 80, 70].filter { $0 > minimum } + [minimum]
  }

  /// Lengths whose texts can reach a score. Lists of overlong texts are searched when the query is nearly as long.
  private func lengths(reaching floor: Score, from length: Int) -> ClosedRange<Int> {
    let floor = plain(floor)
    let most = FuzzyIndexKey.longest + 1
    let shortest = min(most, (floor.percent * length + 99) / 100)
    let longest = floor.percent == 0 ? most : min(most, length * 100 / floor.percent)
    return min(shortest, max(longest, shortest))...max(longest, shortest)
  }

  /// The texts of a language whose codes allow a score.
  private func find(reaching floor: Score, _ number: Int, _ found: inout [Found]) throws {
    let side = sides[number]
    let lengths = lengths(reaching: floor, from: side.codes.count)
    for form in options.scoring == .plain ? [.both, .plain] : [FuzzyIndexKey.Form.both, .skeleton, .loose] {
      try index.forEachLength(lengths, language: side.language, form: form, database) { length, block in
        if length > FuzzyIndexKey.longest {
          found += (0..<block.count).map { Found(variant: block.variant($0), side: number, bound: 100) }
          return
        }
        let longer = max(length, side.codes.count)
        // Penalties only lower a score; context raises that of equal texts alone.
        let limit = Score.largestDistance(atLeast: min(.exact, plain(floor)), length: longer)
        // A search further than for drafts takes longer than to look for the words of every text. From 80 on signatures say enough.
        let words = FuzzyQuery.WordSearch(reaching: min(.exact, floor), isEager: floor < 70)
        found += side.query.candidates(
          in: block, length: length, limit: limit,
          wordSearch: form == .loose || options.scoring == .plain || floor >= 80 ? nil : words
        ).map {
          Found(variant: $0.variant, side: number, bound: most($0, length, side.codes.count))
        }
      }
    }
  }

  /// The plain score of the codes that a score asks for.
  private func plain(_ score: Score) -> Score {
    options.scoring == .plain ? score : TranslatorScore.plain(reaching: score)
  }

  /// The most that a text can score.
  private func most(_ candidate: FuzzyQuery.Candidate, _ length: Int, _ queryLength: Int) -> Int {
    if options.scoring == .translator, let shared = candidate.shared {
      return TranslatorScore.most(distance: candidate.distance, shared: shared, lengths: length, queryLength)
    }
    let plain = Score.percent(distance: candidate.distance, length: max(length, queryLength))
    return options.scoring == .plain ? plain : TranslatorScore.most(withPlain: plain)
  }

  /// Whether a text that is so similar, and no more, can be among the best.
  private func canEnter(similarity: Int, _ variant: Int64) -> Bool {
    let most = Score(similarity == 100 ? Score.doubleContext.percent : similarity)
    return most >= minimum && best.accepts(most, variant)
  }

  /// Scores a segment as it is written.
  private mutating func score(_ variant: Int64, _ side: Side, where isUseful: (Candidate) throws -> Bool) throws {
    guard seen.insert(variant).inserted, let text = try String.fetchOne(text, arguments: [variant]) else { return }
    let similarity = similarity(text, side)
    guard canEnter(similarity: similarity.percent, variant),
      let row = try Row.fetchOne(fetch, arguments: StatementArguments([variant] + filterArguments))
    else { return }
    let penalties = self.penalties(row, side.language)
    let neighbours = similarity == .exact ? try context.neighbours(of: variant) : 0
    let score = Score(similarity.percent + neighbours - penalties.reduce(0) { $0 + $1.points })
    let candidate = Candidate(
      variant: variant, unit: row["unit"], language: side.language, score: score, similarity: similarity,
      penalties: penalties, neighbours: neighbours)
    guard score >= minimum, best.accepts(score, variant), try isUseful(candidate) else { return }
    best.insert(candidate)
  }

  /// The score of a stored normal form; 0 when it is below the minimum.
  private mutating func similarity(_ text: String, _ side: Side) -> Score {
    if let score = side.score {
      // Context lifts equal texts above 100.
      let needed = min(.exact, max(minimum, best.threshold))
      return Score(score.score(text, atLeast: needed.percent) ?? 0)
    }
    let scalars = PlainSimilarity.normalized(text)
    let length = max(scalars.count, query.scalars.count)
    let limit = Score.largestDistance(atLeast: minimum, length: length)
    return Score(distance?.distance(to: scalars, limit: limit).map { Score.percent(distance: $0, length: length) } ?? 0)
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
