import Foundation
import UraModel

/// The names that every locale has: countries, languages, currencies, months, weekdays (CLDR, through Foundation's ICU).
enum LocaleNames {
  /// A lexicon of the names in two languages.
  static func lexicon(from source: LanguageTag, to target: LanguageTag) -> Lexicon {
    let a = Locale(identifier: source.description)
    let b = Locale(identifier: target.description)
    var terms: [(source: String, target: String)] = []
    func add(_ one: String?, _ other: String?, unless code: String = "") {
      // ICU answers with the code itself, or in English, where it has no name.
      guard let one, let other, one != other, one != code, other != code else { return }
      terms.append((one, other))
    }
    for region in Locale.Region.isoRegions where region.identifier.utf8.count == 2 {
      let code = region.identifier
      add(a.localizedString(forRegionCode: code), b.localizedString(forRegionCode: code), unless: code)
    }
    for language in Locale.LanguageCode.isoLanguageCodes where language.identifier.utf8.count == 2 {
      let code = language.identifier
      add(a.localizedString(forLanguageCode: code), b.localizedString(forLanguageCode: code), unless: code)
    }
    for currency in Locale.commonISOCurrencyCodes {
      add(a.localizedString(forCurrencyCode: currency), b.localizedString(forCurrencyCode: currency), unless: currency)
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.locale = a
    let lists = [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.weekdaySymbols]
    calendar.locale = b
    let others = [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.weekdaySymbols]
    for (list, other) in zip(lists, others) { for (one, two) in zip(list, other) { add(one, two) } }
    return AlignmentKnowledge.lexicon(ofTerms: terms, from: source, to: target)
  }
}
