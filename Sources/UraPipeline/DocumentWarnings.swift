import UraModel
import UraText

extension Diagnostic {
  /// A warning when texts do not look like their language: files are easily exchanged.
  ///
  /// - Parameter column: where they stand in a table.
  static func otherLanguage(
    _ evidence: LanguageEvidence, thanExpected language: LanguageTag, path: String, column: String? = nil
  ) -> Diagnostic? {
    let found: String
    switch evidence.contradiction(of: language) {
    case nil: return nil
    case .other(let other): found = "words of \(other)"
    case .noWords: found = "hardly a word of its grammar"
    }
    return Diagnostic(
      .warning, at: SourceLocation(path: path), code: "other-language",
      "expected text in \(language)\(column.map { " in the \($0) column" } ?? ""), found \(found); "
        + "check that the right file is named, and its encoding")
  }

  /// What a person should know of a document that was read: that it is empty, or in another language.
  static func warning(ofDocument texts: some Collection<String>, in language: LanguageTag, path: String) -> Diagnostic?
  {
    guard !texts.isEmpty else {
      return Diagnostic(
        .warning, at: SourceLocation(path: path), code: "empty-document",
        "expected text in \(language), found none; check that the right file is named")
    }
    return otherLanguage(LanguageEvidence(texts), thanExpected: language, path: path)
  }
}
