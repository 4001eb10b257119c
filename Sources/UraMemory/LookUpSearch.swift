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
    /// As it was scored, before penalties.
    var similarity: Score
  }

  private enum Scorer {
    case plain([UInt32], EditDistance)
    case translator(TranslatorScore)
  }

  private let database: Database
  private let index: FuzzyIndexReader
  private let minimum: Score
  private let codes: [UInt8]
  private let form: FuzzyIndexKey.Form
  private var scorer: Scorer
  private let fetch: Statement
  private var best: BestMatches
  private var seen: Set<Int64> = []

  init(
    _ query: PreparedQuery, options: LookupOptions, targets: [Int64], _ database: Database, index: FuzzyIndexReader
  ) throws {
    self.database = database
    self.index = index
    minimum = options.minimumScore
    best = BestMatches(limit: options.limit)
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
    fetch = try database.cachedStatement(
      sql: """
        SELECT coalesce(v.normalized, v.text) AS normalized, v.unit_id AS unit FROM variant v
        WHERE v.id = ? AND v.is_searchable AND EXISTS (
          SELECT 1 FROM variant w WHERE w.unit_id = v.unit_id AND w.id <> v.id AND w.language_id IN (\(targets.list)))
        """)
  }

  /// Best first.
  mutating func candidates(in languages: [(id: Int64, penalty: Int)]) throws -> [Candidate] {
    guard !codes.isEmpty else { return [] }
    let lengths = lengthsInReach
    let longest = max(lengths.upperBound, codes.count)
    let query = FuzzyQuery(codes: codes, limit: Score.largestDistance(atLeast: minimum, length: longest))
    for language in languages where minimum.percent + language.penalty <= 100 {
      let shared = try index.blocks(language: language.id, form: .both, lengths: lengths, database)
      let own = try index.blocks(language: language.id, form: form, lengths: lengths, database)
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
    _ blocks: [FuzzyBlock], _ length: Int, _ language: (id: Int64, penalty: Int), _ query: FuzzyQuery
  ) throws {
    if length > FuzzyIndexKey.longest {
      for block in blocks {
        for index in 0..<block.count where block.variant(index) != 0 { try score(block.variant(index), language) }
      }
      return
    }
    let needed = Score(max(minimum, best.threshold).percent + language.penalty)
    let limit = Score.largestDistance(atLeast: needed, length: max(length, codes.count))
    guard limit >= abs(length - codes.count) else { return }
    for candidate in query.candidates(in: blocks, length: length, limit: limit).sorted(by: { $0.distance < $1.distance }
    ) {
      let bound = Score.percent(distance: candidate.distance, length: max(length, codes.count)) - language.penalty
      if bound >= max(minimum, best.threshold).percent { try score(candidate.variant, language) }
    }
  }

  /// Scores a segment as it is written.
  private mutating func score(_ variant: Int64, _ language: (id: Int64, penalty: Int)) throws {
    guard seen.insert(variant).inserted, let row = try Row.fetchOne(fetch, arguments: [variant]) else { return }
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
    let score = similarity - language.penalty
    guard score >= minimum else { return }
    best.insert(
      Candidate(
        variant: variant, unit: row["unit"], language: language.id, score: score, similarity: similarity))
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
