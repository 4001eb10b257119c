package import UraGlossary
package import UraModel

/// The terms of a glossary in texts of one language, with their names in another; and what is wrong with a glossary.
package struct FindTerms {
  private let finder: TermFinder

  package init(
    _ glossaries: [Glossary], from source: LanguageTag, to target: LanguageTag, lexicons: StemLexicons = .none
  ) {
    finder = TermFinder(.merged(glossaries), from: source, to: target, lexicons: lexicons)
  }

  /// In the order of the text; where terms overlap, the longest.
  package func terms(in text: String) -> [TermFinder.FoundTerm] { finder.terms(in: text) }

  /// Duplicates, conflicts and doubtful guesses.
  package static func problems(of glossary: Glossary) -> [Diagnostic] { GlossaryLint.diagnostics(for: glossary) }
}
