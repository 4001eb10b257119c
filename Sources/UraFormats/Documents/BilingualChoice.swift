package import UraModel

/// Which two languages of a unit a bilingual format gets: those asked for, those of the header, or what comes first.
struct BilingualChoice {
  private(set) var source: LanguageTag?
  private(set) var target: LanguageTag?

  init(_ options: WritingOptions) {
    source = options.sourceLanguage
    target = options.targetLanguage
  }

  mutating func take(_ header: DocumentHeader) {
    source = source ?? header.sourceLanguage
    target = target ?? header.targetLanguages.first { $0 != source }
  }

  /// The variants of a unit; nil when it has none in the source language.
  ///
  /// A region is no obstacle where the file has no variant in exactly the language: `en` takes `en-GB`.
  func pair(of unit: TranslationUnit) -> (source: Variant, target: Variant?)? {
    let wanted = source ?? unit.sourceLanguage
    let original = wanted.map { unit.variant(nearest: $0) } ?? unit.variants.first
    guard let original else { return nil }
    if let target {
      // A file in one language has no translation, whatever is asked for.
      let found = unit.variant(nearest: target)
      return (original, found?.language == original.language ? nil : found)
    }
    return (original, unit.variants.first { $0.language != original.language })
  }
}

extension TranslationUnit {
  /// The variant in this language, or else in a more specific one, or else in a more general one.
  package func variant(nearest language: LanguageTag) -> Variant? {
    variant(language) ?? variants.first { language.covers($0.language) }
      ?? variants.first { $0.language.covers(language) }
  }
}
