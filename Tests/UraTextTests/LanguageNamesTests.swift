import Testing
import UraModel
import UraText

@Suite("LanguageNames")
struct LanguageNamesTests {
  @Test(
    "knows a language by its own name and by those in English, Ukrainian and Albanian",
    arguments: [
      ("English", "en"), ("українська", "uk"), ("Українська", "uk"), ("Shqip", "sq"), ("АНГЛІЙСЬКА", "en"),
      ("Anglisht", "en"), ("Deutsch", "de"), (" German ", "de"), ("English (United Kingdom)", "en"),
    ])
  func names(name: String, tag: String) { #expect(LanguageNames.language(named: name)?.description == tag) }

  @Test("other words are no languages", arguments: ["", "Note", "Source", "Remarks", "Domain", "id", "Word count"])
  func others(name: String) { #expect(LanguageNames.language(named: name) == nil) }
}
