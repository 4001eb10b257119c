import UraMatching
import UraModel

/// A query in the forms that the scorings need, each made when it is first asked for.
///
/// What is a number or a date depends on the language (`1 200` is one number in en-ZA and two in en). A stored text is indexed by the
/// rules of its own language tag, so query and text are compared by these rules: a ``Reading`` for each tag.
///
/// For one thread.
final class PreparedQuery {
  /// The query as one language's rules read it.
  final class Reading {
    let score: TranslatorScore
    private(set) lazy var codes = SymbolCode.skeleton(score.query.skeleton)

    init(_ text: String, language: LanguageTag) { score = TranslatorScore(query: text, language: language) }
  }

  let text: String
  let language: LanguageTag
  /// For plain scoring.
  private(set) lazy var scalars = PlainSimilarity.normalized(text)
  private var readings: [LanguageTag: Reading] = [:]

  init(_ text: String, language: LanguageTag) {
    self.text = text
    self.language = language
  }

  /// - Parameter language: the tag that the texts to compare with are stored under.
  func reading(by language: LanguageTag) -> Reading {
    if let known = readings[language] { return known }
    let made = Reading(text, language: language)
    readings[language] = made
    return made
  }
}
