import Testing
import UraModel

@testable import UraAlignment

@Suite struct StemmerTests {
  @Test(
    "forms of a short word have one stem",
    arguments: [
      (LanguageTag.ukrainian, ["мова", "мови", "мову"], "мов"), (.albanian, ["dhoma", "dhome", "dhomes"], "dhom"),
      (.english, ["visit", "visitor", "visitors"], "visit"),
    ])
  func forms(language: LanguageTag, words: [String], stem: String) {
    let stemmer = Stemmer.of(language)
    #expect(words.map { stemmer.stem($0) } == words.map { _ in stem })
  }

  @Test("three letters stay, whatever they are", arguments: ["є", "дія", "ide", ""])
  func short(word: String) {
    #expect(Stemmer(limit: 5, endings: "# a comment\nя\ne\nія").stem(word) == word)
  }
}
