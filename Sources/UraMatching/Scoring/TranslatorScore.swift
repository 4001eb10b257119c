package import UraModel
internal import UraText

/// The default scoring: how much of a stored segment a translator can keep for the query.
///
/// `floor(100 * (1 - cost / length)) - points`: the cost is that of the cheapest ``TokenAlignment``, the length that of the
/// longer skeleton, and a point is taken for each placeable with another value (at most ten). What is less than
/// ``mostLenient`` that way is a help rather than a draft: there, text that only one of them has costs less, as far as
/// ``mostLenient``, because to cut or to add a clause is less work than to replace it. Symmetric; 100 exactly when the
/// skeletons agree with their case and every placeable has its value. Formula, reasons and examples: docs/scoring.md.
package struct TranslatorScore: Sendable {
  package let query: TranslatorText
  private let finder: PlaceableFinder

  /// The most points that changed placeables take.
  package static let mostPlaceablePoints = 10
  /// The most that lenient gaps lift a score to: just below the usual minimum.
  static let mostLenient = 69

  package init(query: String, language: LanguageTag) {
    finder = PlaceableFinder(language: language)
    self.query = TranslatorText(normalized: PlainText.string(query), finder: finder)
  }

  /// The score of a stored text, 0...100.
  package func score(_ candidate: String) -> Int { score(prepared(candidate)) }

  /// The same, or `nil` when it is less than wanted, which takes less time to know.
  package func score(_ candidate: String, atLeast minimum: Int) -> Int? { score(prepared(candidate), atLeast: minimum) }

  /// A stored text, ready to be compared and explained.
  package func prepared(_ candidate: String) -> TranslatorText {
    TranslatorText(normalized: PlainText.string(candidate), finder: finder)
  }

  package func score(_ source: TranslatorText) -> Int { score(source, atLeast: 0) ?? 0 }

  package func score(_ source: TranslatorText, atLeast minimum: Int) -> Int? {
    if source.text.utf8.elementsEqual(query.text.utf8) { return 100 }
    let length = max(query.skeleton.count, source.skeleton.count)
    // Strict gaps never cost less than lenient ones.
    let limit = minimum > 0 ? (100 - minimum) * length : .max
    var lenient = 0
    if minimum <= Self.mostLenient {
      guard let sum = TokenAlignment.sum(query, source, gap: .lenient, limit: limit) else { return nil }
      lenient = min(Self.mostLenient, Self.percent(sum, length))
    }
    let strict = TokenAlignment.sum(query, source, gap: .full, limit: limit).map { Self.percent($0, length) } ?? 0
    let percent = strict < Self.mostLenient ? max(strict, lenient) : strict
    return percent >= minimum ? percent : nil
  }

  /// The score with its reasons.
  package func explain(_ candidate: String) -> ScoreExplanation { ScoreExplanation(query, prepared(candidate)) }

  /// The alignment that counts and its score.
  static func aligned(_ query: TranslatorText, _ source: TranslatorText) -> (percent: Int, alignment: TokenAlignment) {
    let length = max(query.skeleton.count, source.skeleton.count)
    let strict = TokenAlignment(query, source, gap: .full)
    let percent = percent((strict.cost, strict.changedPlaceables), length)
    guard percent < mostLenient else { return (percent, strict) }
    let lenient = TokenAlignment(query, source, gap: .lenient)
    let lifted = min(mostLenient, Self.percent((lenient.cost, lenient.changedPlaceables), length))
    return lifted > percent ? (lifted, lenient) : (percent, strict)
  }

  /// - Parameter length: of the longer skeleton.
  private static func percent(_ sum: (cost: Int, changedPlaceables: Int), _ length: Int) -> Int {
    guard length > 0 else { return 100 }
    let percent = max(0, (100 * length - sum.cost) / length)
    return max(0, percent - min(sum.changedPlaceables, mostPlaceablePoints))
  }

  /// The most that a text can have whose skeleton's plain score is known: of every character at distance, three quarters count.
  package static func most(withPlain plain: Int) -> Int {
    max(plain, min(mostLenient, (103 + 3 * plain) / 4))
  }

  /// The most that a text can have of which distance and shared symbols are known.
  ///
  /// A lenient cost is that of *g* symbols in one text alone, at three quarters each, and at least that of *s* others changed. With
  /// `g + s >= distance`, `g + 2 s >= a + b - 2 shared` and `g >= |a - b|` it is not below the three sums here.
  ///
  /// - Parameters:
  ///   - lengths: *a* and *b*, of the skeletons.
  ///   - shared: the most symbols that stay as they are.
  package static func most(distance: Int, shared: Int, lengths a: Int, _ b: Int) -> Int {
    let longer = max(a, b)
    guard longer > 0 else { return 100 }
    let strict = max(distance, longer - shared)
    let quarters = max(3 * distance, 3 * abs(a - b) + 4 * (min(a, b) - shared), 2 * distance + a + b - 2 * shared)
    let lenient = 100 * (4 * longer - quarters) / (4 * longer)
    return max(0, Score.percent(distance: max(0, strict), length: longer), min(mostLenient, lenient))
  }

  /// How many symbols of the skeletons must stay as they are for a score; see ``most(distance:shared:lengths:_:)``.
  package static func shared(reaching minimum: Score, lengths a: Int, _ b: Int) -> Int {
    let longer = max(a, b)
    let cost = (100 - min(100, minimum.percent)) * longer
    if minimum.percent > mostLenient { return longer - cost / 100 }
    // The least that does not cost more: 3 |a - b| + 4 (shorter - shared) <= 4 cost / 100.
    return min(a, b) - (4 * cost / 100 - 3 * abs(a - b)) / 4
  }

  /// The distance that a text may have at most for a score, when it shares that many symbols; negative when it cannot have the score. See
  /// ``most(distance:shared:lengths:_:)``.
  package static func distance(reaching minimum: Score, shared: Int, lengths a: Int, _ b: Int) -> Int {
    let cost = (100 - min(100, minimum.percent)) * max(a, b)
    if minimum.percent > mostLenient { return cost / 100 }
    let quarters = 4 * cost / 100
    return min(quarters / 3, (quarters - a - b + 2 * shared) >> 1)
  }

  /// How many symbols one text alone may have for a score, when it shares that many with the other; negative when it cannot have the
  /// score. From `g + 2 s >= a + b - 2 shared` and a cost of at least `3/4 g + s`; see ``most(distance:shared:lengths:_:)``.
  package static func gaps(reaching minimum: Score, shared: Int, lengths a: Int, _ b: Int) -> Int {
    let cost = (100 - min(100, minimum.percent)) * max(a, b)
    let excess = cost - 50 * (a + b - 2 * shared)
    if minimum.percent > mostLenient { return min(cost / 100, excess / 50) }
    return min(cost / 75, excess / 25)
  }

  /// The plain score that a text's skeleton needs at least for a score: `100 - 75 d / length >= minimum` solved for *d*.
  package static func plain(reaching minimum: Score) -> Score {
    minimum.percent > mostLenient ? minimum : Score((4 * minimum.percent - 100) / 3)
  }
}
