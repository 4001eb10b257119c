import Testing
import UraModel
import UraText
import UraFormats

@Suite("Plural-Forms of gettext")
struct GettextPluralsTests {
  @Test(
    "has as many forms as the language's whole numbers have categories",
    arguments: [
      ("en", 2), ("sq", 2), ("de", 2), ("fr", 2), ("uk", 3), ("ru", 3), ("pl", 3), ("cs", 3), ("sl", 4), ("lt", 3),
      ("lv", 3),
      ("ro", 3), ("ga", 5), ("ar", 6), ("ja", 1), ("tr", 2), ("hr", 3), ("sr", 3), ("mk", 2), ("he", 3),
    ])
  func families(_ language: String, _ count: Int) throws {
    let field = GettextPlurals.field(for: PluralRules(try #require(LanguageTag(language))))
    #expect(field?.hasPrefix("nplurals=\(count); plural=") == true, "\(language): \(field ?? "none")")
  }
}
