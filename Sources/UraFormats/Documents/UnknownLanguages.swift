package import UraModel
import UraText

/// Tells once of each language of a file that is none: `ua`, a country, is easily taken for Ukrainian, and nobody finds what is stored
/// under it. The texts are taken as they are.
package struct UnknownLanguages {
  /// A file has few languages, and each stands in it a million times.
  private var seen: [LanguageTag] = []
  private let diagnostics: any DiagnosticCollector

  init(_ diagnostics: any DiagnosticCollector) { self.diagnostics = diagnostics }

  mutating func check(_ unit: TranslationUnit, at place: SourceLocation) {
    for variant in unit.variants { check(variant.language, at: place) }
  }

  mutating func check(_ language: LanguageTag, at place: SourceLocation) {
    guard !seen.contains(language) else { return }
    seen.append(language)
    Self.warning(of: language, at: place).map(diagnostics.emit)
  }

  /// What to say of a language that is none.
  package static func warning(of language: LanguageTag, at place: SourceLocation) -> Diagnostic? {
    guard let advice = LanguageCodes.advice(about: language.language) else { return nil }
    return Diagnostic(
      .warning, at: place, code: "unknown-language",
      "expected the code of a language, found '\(language)', which is taken as it is: \(advice); correct the file")
  }
}
