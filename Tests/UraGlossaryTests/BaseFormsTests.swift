import Testing
import UraModel

@testable import UraGlossary

@Suite struct BaseFormsTests {
  @Test(
    "finds the other forms of a word in any form",
    arguments: [
      ("uk", "моста", "міст"), ("uk", "мостом", "мости"), ("uk", "Приштині", "Приштиною"), ("uk", "руці", "рука"),
      ("uk", "дня", "день"), ("uk", "львові", "львів"), ("sq", "Prishtinës", "Prishtina"), ("sq", "qytetit", "qytetet"),
      ("sq", "librit", "libër"), ("en", "cities", "city"), ("de", "Brücken", "Brücken"),
    ])
  func related(language: String, word: String, other: String) throws {
    let forms = BaseForms(language: try #require(LanguageTag(language))).forms(of: word)
    #expect(forms.first == word)
    #expect(forms.contains(other), "\(forms)")
    #expect(Set(forms).count == forms.count)
  }

  @Test("a word that is no form of another stays with its own forms")
  func unrelated() {
    let forms = BaseForms(language: .ukrainian).forms(of: "моста")
    #expect(!forms.contains("рука"))
  }
}
