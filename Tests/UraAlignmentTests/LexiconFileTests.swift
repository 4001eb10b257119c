import Testing
import UraModel

@testable import UraAlignment

@Suite struct LexiconFileTests {
  private func rows(_ text: String) -> [String] {
    let lexicon = LexiconFile.read(text)
    return lexicon.sourceStems.indices.flatMap { source in
      lexicon.translations(ofNumber: source).map {
        "\(lexicon.sourceStems[source]) \(lexicon.targetStems[Int($0.target)]) \($0.strength)"
      }
    }
  }

  @Test(
    "reads lines of a stem and its translations, the strongest first, and passes over what is not one",
    arguments: [
      ("house\tдім 90 хат 20\n", ["house дім 230", "house хат 51"]),
      ("house\tхат 20 дім 90", ["house дім 230", "house хат 51"]),
      ("house\tдім 90\r\ncar\tавт 80\r\n", ["house дім 230", "car авт 204"]),
      ("# house\tдім 90\n\n\ncar\tавт 80\n", ["car авт 204"]),
      ("house\tдім 20\nhouse\tдім 90\n", ["house дім 230"]),
      ("house\tдім 20 дім 90\n", ["house дім 230"]),
      ("house дім 90\n\tдім 90\nhouse\t\nhouse\tдім\n", []),
      ("house\tдім 0 дім 101 дім -5 дім 9x дім 99999999999999999999\n", []),
      ("", []),
    ] as [(String, [String])])
  func read(text: String, expected: [String]) {
    #expect(rows(text) == expected)
  }

  @Test("a lexicon turned around twice is what it was")
  func reversed() {
    let text = "car\tавт 80 маш 70\nhouse\tбуд 30 дім 90 маш 10\n"
    let lexicon = LexiconFile.read(text)
    let back = lexicon.reversed
    #expect(back.translations(of: "маш").map { back.targetStems[Int($0.target)] } == ["car", "house"])
    #expect(back.strongest(ofTarget: "house") == 230)
    #expect(back.strongest(ofTarget: "дім") == 0)
    #expect(LexiconFile.write(back.reversed, header: []) == LexiconFile.write(lexicon, header: []))
  }

  @Test(
    "the starter lexicons have the words of news in the forms that news has them",
    arguments: [
      ("en", "sq", "said", "tha"), ("en", "sq", "came", "erdhi"), ("en", "sq", "ministers", "ministrat"),
      ("en", "sq", "wounded", "plagosur"), ("en", "sq", "court", "gjykatës"), ("en", "sq", "women", "gratë"),
      ("en", "uk", "minister", "міністра"), ("en", "uk", "war", "війни"), ("uk", "sq", "війни", "luftës"),
      ("uk", "sq", "міністр", "ministrin"), ("sq", "uk", "luftë", "війна"), ("uk", "en", "війна", "war"),
    ])
  func news(source: String, target: String, word: String, translation: String) throws {
    let from = try #require(LanguageTag(source))
    let to = try #require(LanguageTag(target))
    let found = AlignmentKnowledge.builtIn(source: from, target: to).translations(of: word, in: from).map(\.stem)
    let stem = try #require(PreparedDocument([AlignmentSegment(text: translation)], language: to).types.first?.stem)
    #expect(found.contains(stem), "\(found)")
  }
}
