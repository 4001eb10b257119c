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

  /// A stored text, ready to be compared and explained.
  package func prepared(_ candidate: String) -> TranslatorText {
    TranslatorText(normalized: PlainText.string(candidate), finder: finder)
  }

  package func score(_ source: TranslatorText) -> Int {
    if source.text.utf8.elementsEqual(query.text.utf8) { return 100 }
    return Self.scored(query, source, recordsSteps: false).percent
  }

  /// The score with its reasons.
  package func explain(_ candidate: String) -> ScoreExplanation { ScoreExplanation(query, prepared(candidate)) }

  /// The alignment that counts and its score.
  static func scored(
    _ query: TranslatorText, _ source: TranslatorText, recordsSteps: Bool
  ) -> (percent: Int, alignment: TokenAlignment) {
    let strict = TokenAlignment(query, source, recordsSteps: recordsSteps)
    let percent = percent(strict, query, source)
    guard percent < mostLenient else { return (percent, strict) }
    let lenient = TokenAlignment(query, source, recordsSteps: recordsSteps, gap: .lenient)
    let lifted = min(mostLenient, Self.percent(lenient, query, source))
    return lifted > percent ? (lifted, lenient) : (percent, strict)
  }

  private static func percent(
    _ alignment: TokenAlignment, _ query: TranslatorText, _ source: TranslatorText
  ) -> Int {
    let length = max(query.skeleton.count, source.skeleton.count)
    guard length > 0 else { return 100 }
    let percent = max(0, (100 * length - alignment.cost) / length)
    return max(0, percent - min(alignment.changedPlaceables, mostPlaceablePoints))
  }

  /// The most that a text can have whose skeleton's plain score is known: of every character at distance, three quarters count.
  package static func most(withPlain plain: Int) -> Int {
    max(plain, min(mostLenient, (103 + 3 * plain) / 4))
  }

  /// The plain score that a text's skeleton needs at least for a score: `100 - 75 d / length >= minimum` solved for *d*.
  package static func plain(reaching minimum: Score) -> Score {
    minimum.percent > mostLenient ? minimum : Score((4 * minimum.percent - 100) / 3)
  }

  static func isChanged(_ query: TranslatorText, _ i: Int, _ source: TranslatorText, _ j: Int) -> Bool {
    TokenAlignment.isChanged(query, query.tokens[i], source, source.tokens[j])
  }
}
