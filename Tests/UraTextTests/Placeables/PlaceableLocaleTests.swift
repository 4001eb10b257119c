import Testing
import UraModel

@testable import UraText

@Suite struct PlaceableLocaleTests {
  @Test("of a language that ICU lacks is nobody's, and not that of the machine", arguments: ["tlh", "und"])
  func unknownLanguage(tag: String) throws {
    let locale = PlaceableLocale.cached(try #require(LanguageTag(tag)))
    #expect(locale.month(named: "May") == nil)
    #expect(locale.dateOrder == .yearMonthDay)
  }

  @Test(
    "of a region is that of its language, where CLDR says nothing else",
    arguments: [("uk-UA", ","), ("sr-Latn-RS", ","), ("en-GB", "."), ("de-CH", ".")])
  func region(tag: String, separator: String) throws {
    let locale = PlaceableLocale.cached(try #require(LanguageTag(tag)))
    #expect(locale.decimalSeparator == separator)
    #expect(locale.monthNames.count == 12)
  }
}
