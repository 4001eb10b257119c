import Testing
import UraModel

@testable import UraAlignment

@Suite struct NumberLexiconTests {
  @Test(
    "digits and words find each other",
    arguments: [
      ("en", "uk", "40", "сорока"), ("uk", "en", "дванадцяти", "12"), ("en", "sq", "25", "njëzet"),
      ("sq", "uk", "pesë", "5"),
      ("sq", "en", "1000000", "million"), ("de", "fr", "100", "cent"),
    ])
  func linked(source: String, target: String, word: String, expected: String) throws {
    let (source, target) = (try #require(LanguageTag(source)), try #require(LanguageTag(target)))
    let document = PreparedDocument([AlignmentSegment(text: expected)], language: target)
    let stem = try #require(document.types.first).stem
    let knowledge = AlignmentKnowledge.builtIn(source: source, target: target)
    #expect(knowledge.translations(of: word, in: source).contains { $0.stem == stem })
  }

  @Test("words that join numbers are none")
  func joining() {
    let lexicon = NumberLexicon.lexicon(from: .english, to: .albanian)
    #expect(lexicon.translations(of: "25").map { lexicon.targetStems[Int($0.target)] }.contains("pes"))
    #expect(!lexicon.translations(of: "25").map { lexicon.targetStems[Int($0.target)] }.contains("e"))
  }
}
