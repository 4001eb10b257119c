import CICU
package import UraModel

/// Case by ICU, with the rules of the language where they differ (Turkish, Lithuanian, Greek).
package enum CaseMapping {
  /// For comparing without regard to case (Unicode default case folding, full).
  package static func folded(_ text: String) -> String { mapped(text, operation: 0, locale: "") }

  package static func uppercased(_ text: String, language: LanguageTag) -> String {
    mapped(text, operation: 1, locale: language.description)
  }

  private static func mapped(_ text: String, operation: Int32, locale: String) -> String {
    if text.isEmpty { return text }
    return ICU.string(from: text) { ura_case_map(operation, locale, $0, $1, $2, $3) } ?? text
  }
}
