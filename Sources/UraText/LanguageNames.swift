import Foundation
package import UraModel

/// Languages by the names that people head their tables with: `English`, `українська`, `Shqip`, `Англійська`.
package enum LanguageNames {
  /// The language of a name in the language itself, in English, Ukrainian or Albanian (CLDR), in any capitals; what stands in
  /// brackets behind it, a region or a code, counts for nothing.
  package static func language(named name: String) -> LanguageTag? {
    let word = name.prefix { $0 != "(" && $0 != "[" }.trimmed
    return word.utf8.count > 3 ? tags[word.lowercased()] : nil
  }

  private static let tags: [String: LanguageTag] = {
    var result: [String: LanguageTag] = [:]
    let codes = Locale.LanguageCode.isoLanguageCodes.map(\.identifier).filter { $0.utf8.count == 2 }.sorted()
    for locale in ["en", "uk", "sq"].map(Locale.init(identifier:)) {
      for code in codes { add(code, locale) }
    }
    for code in codes { add(code, Locale(identifier: code)) }
    return result

    func add(_ code: String, _ locale: Locale) {
      guard let name = locale.localizedString(forLanguageCode: code)?.lowercased(), name != code,
        let tag = LanguageTag(code), result[name] == nil
      else { return }
      result[name] = tag
    }
  }()
}
