import Testing
import UraModel
import UraText

@Suite("Plural rules")
struct PluralRulesTests {
  static let languages: [(String, cardinal: String, numbers: String)] = [
    ("en", "one other", "one other"), ("uk", "one few many other", "one few many"), ("sq", "one other", "one other"),
    ("ar", "zero one two few many other", "zero one two few many other"), ("ja", "other", "other"),
    ("lt", "one few many other", "one few other"), ("sr-Latn-RS", "one few other", "one few other"),
    ("cs", "one few many other", "one few other"),
  ]

  @Test("are those of CLDR, in its order", arguments: languages)
  func categories(_ language: String, _ cardinal: String, _ numbers: String) throws {
    let rules = PluralRules(try #require(LanguageTag(language)))
    #expect(rules.cardinal.map(\.rawValue).joined(separator: " ") == cardinal)
    #expect(rules.ofWholeNumbers.map(\.rawValue).joined(separator: " ") == numbers)
  }

  @Test("tell ranks from numbers")
  func ordinal() throws {
    #expect(PluralRules(.english).ordinal == [.one, .two, .few, .other])
  }

  @Test("leave one form to a language that ICU lacks")
  func unknown() throws {
    #expect(PluralRules(try #require(LanguageTag("qqq"))).cardinal == [.other])
  }
}
