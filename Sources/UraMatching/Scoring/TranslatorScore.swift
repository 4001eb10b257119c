package import UraModel
internal import UraText

/// The default scoring: how much of a stored segment a translator can keep for the query.
///
/// `floor(100 * (1 - cost / length)) - points`: the cost is that of the cheapest ``TokenAlignment``, the length that of the
/// longer skeleton, and a point is taken for each placeable with another value (at most ten). Symmetric; 100 exactly when the
/// skeletons agree with their case and every placeable has its value. Formula, reasons and examples: docs/scoring.md.
package struct TranslatorScore: Sendable {
  package let query: TranslatorText
  private let finder: PlaceableFinder

  /// The most points that changed placeables take.
  package static let mostPlaceablePoints = 10

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
    return Self.percent(TokenAlignment(query, source, recordsSteps: false), query, source)
  }

  /// The score with its reasons.
  package func explain(_ candidate: String) -> ScoreExplanation { ScoreExplanation(query, prepared(candidate)) }

  static func percent(_ alignment: TokenAlignment, _ query: TranslatorText, _ source: TranslatorText) -> Int {
    let length = max(query.skeleton.count, source.skeleton.count)
    guard length > 0 else { return 100 }
    let percent = max(0, (100 * length - alignment.cost) / length)
    return max(0, percent - min(alignment.changedPlaceables, mostPlaceablePoints))
  }

  static func isChanged(_ query: TranslatorText, _ i: Int, _ source: TranslatorText, _ j: Int) -> Bool {
    TokenAlignment.isChanged(query, query.tokens[i], source, source.tokens[j])
  }
}
