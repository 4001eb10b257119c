import Testing
import UraModel

@testable import UraGlossary

@Suite struct InflectionEnglishTests {
  private let inflector: Inflector

  init() throws { inflector = Inflector(language: try #require(LanguageTag("en-GB"))) }

  @Test(
    "plurals and possessives",
    arguments: [
      ("refugee", ["refugees", "refugee's", "refugees'", "refugee’s"]), ("city", ["cities", "city's", "cities'"]),
      ("box", ["boxes"]), ("church", ["churches"]), ("hero", ["heroes"]), ("knife", ["knives"]), ("roof", ["roofs"]),
      ("spokeswoman", ["spokeswomen"]), ("child", ["children"]), ("crisis", ["crises"]), ("memorandum", ["memoranda"]),
      ("criterion", ["criteria"]), ("Pristina", ["Pristina's"]), ("Brussels", ["Brussels'", "Brussels's"]),
      ("prisoner of war", ["prisoners of war", "prisoner of war's", "prisoners of war's"]),
      ("mother-in-law", ["mothers-in-law"]), ("runner-up", ["runners-up"]), ("air defence", ["air defences"]),
      ("cease-fire", ["cease-fires"]), ("POW", ["POWs", "POW's"]), ("UN", ["UN's"]), ("German", ["Germans"]),
      ("Member of Parliament", ["Members of Parliament"]), ("quiz", ["quizzes"]),
      ("secretary-general", ["secretaries-general", "secretary-generals"]),
      ("attorney general", ["attorneys general", "attorney generals"]), ("men of letters", ["men of letters"]),
    ])
  func forms(lemma: String, expected: [String]) {
    let forms = inflector.forms(of: lemma)
    #expect(forms.contains(lemma))
    #expect(forms.isSuperset(of: expected), "\(forms)")
  }

  @Test(
    "no form of another word",
    arguments: [
      ("troops", "troop"), ("German", "Germen"), ("aircraft", "aircrafts"), ("prisoner of war", "prisoner of wars"),
      ("men of letters", "mens of letters"), ("quiz", "quizes"),
    ])
  func tight(lemma: String, wrong: String) {
    #expect(!inflector.forms(of: lemma).contains(wrong))
  }

  @Test("a language without a paradigm file has the lemma and the listed forms")
  func otherLanguages() throws {
    let inflector = Inflector(language: try #require(LanguageTag("de")))
    let (term, hints) = try InflectionHints.split("Haus{=Hauses|Häuser}")
    #expect(inflector.forms(of: term, hints: hints) == ["Haus", "Hauses", "Häuser"])
  }

  @Test("a user's paradigm file adds a language")
  func ownParadigms() throws {
    let source = """
      paradigm n
        nom.sg =
        gen.sg =s
      section noun
        . > n
      """
    let inflector = try Inflector(language: #require(LanguageTag("sv")), paradigms: source, path: "sv.paradigms")
    #expect(inflector.forms(of: "Malmö") == ["Malmö", "Malmös"])
  }

  @Test(
    "hints that are not understood say what was expected",
    arguments: [
      ("a{q}", "found 'q'"), ("a{m", "expected '}'"),
    ])
  func badHints(entry: String, message: String) {
    #expect {
      try InflectionHints.split(entry)
    } throws: { "\($0)".contains(message) }
  }
}
