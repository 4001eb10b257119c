package import UraGlossary
import UraMatching
package import UraMemory
package import UraModel
import UraText

/// Puts the query's names, which a glossary knows, and its values into the translations of matches.
///
/// Not `Sendable`: a glossary's finder keeps what it has learnt. Make one per task.
package final class AdaptMatch {
  private let names: NameSubstitution

  package init(_ glossaries: [Glossary], from source: LanguageTag, to target: LanguageTag) {
    names = NameSubstitution(.merged(glossaries), from: source, to: target)
  }

  /// The match with an adaptation, where one is certain and it has none yet.
  package func callAsFunction(_ match: Match, to query: String) -> Match {
    guard match.adaptation == nil, !match.differences.isEmpty else { return match }
    // By the rules of the stored languages, as the match was scored.
    let query = TranslatorText(query, language: match.sourceLanguage)
    let stored = TranslatorText(match.source, language: match.sourceLanguage)
    let replacements = names.replacements(query: query.text, source: stored.text, target: match.target)
    guard !replacements.isEmpty else { return match }
    var result = match
    result.adaptation = MatchAdaptation(
      query, stored, target: match.target, renderer: PlaceableRenderer(language: match.targetLanguage),
      names: replacements.map { .init(query: $0.query, source: $0.source, target: $0.target, text: $0.text) }
    ).map { AdaptedTarget($0) }
    return result
  }
}
