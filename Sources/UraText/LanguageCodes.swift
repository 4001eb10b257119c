import Foundation

/// Which codes of two letters are those of languages.
package enum LanguageCodes {
  /// Whether a code of two letters, in small letters, is that of a language (ISO 639-1).
  package static func isKnown(_ code: String) -> Bool { Locale.LanguageCode(code).isISOLanguage }

  /// What to say to somebody who wrote a code of two letters that no language has, most often that of a country; nil for
  /// anything else.
  package static func advice(about code: String) -> String? {
    guard code.utf8.count == 2, code.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }),
      !isKnown(code.lowercased())
    else { return nil }
    // The likely language of a country (CLDR's likely subtags).
    let country = code.uppercased()
    let maximal = Locale.Language(identifier: "und-\(country)").maximalIdentifier
    // An unknown one gets that of the world.
    guard Locale.Region(country).isISORegion, maximal.hasSuffix("-" + country),
      let language = maximal.split(separator: "-").first.map(String.init),
      isKnown(language), let name = Locale(identifier: "en").localizedString(forLanguageCode: language)
    else { return "'\(code)' is the code of no language" }
    return "'\(code)' is the code of a country and of no language; \(name) is '\(language)'"
  }
}
