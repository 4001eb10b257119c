package import UraModel

/// The forms of the words and phrases of one language.
package struct Inflector: Sendable {
  package let language: LanguageTag

  package init(language: LanguageTag) {
    self.language = language
  }

  /// Every form of `lemma`, a word or a phrase, the lemma first.
  package func paradigm(of lemma: String, hints: InflectionHints = .init()) -> [InflectedForm] {
    [InflectedForm(text: lemma, label: "lemma")]
      + hints.listedForms.map { InflectedForm(text: $0, label: "listed") }
  }

  /// The distinct texts of ``paradigm(of:hints:)``.
  package func forms(of lemma: String, hints: InflectionHints = .init()) -> Set<String> {
    Set(paradigm(of: lemma, hints: hints).lazy.map(\.text))
  }
}
