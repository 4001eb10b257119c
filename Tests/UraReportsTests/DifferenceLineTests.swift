import Testing
import UraModel

@testable import UraReports

@Suite struct DifferenceLineTests {
  @Test(
    "shows what is gone and what is new, word by word",
    arguments: [
      ("He took one question.", "He took no questions.", "He took [-no questions-] {+one question+}."),
      ("He left for Tirana today.", "He left for Tirana.", "He left for Tirana {+today+}."),
      ("He left.", "He left early.", "He left [-early-]."),
    ])
  func marks(query: String, source: String, expected: String) {
    #expect(DifferenceLine(style: .plain).text(query: query, source: source, language: .english) == expected)
  }

  @Test("says nothing of equal sentences, and uses colour when asked")
  func colour() {
    #expect(DifferenceLine(style: .plain).text(query: "Same.", source: "Same.", language: .english) == nil)
    let colored = DifferenceLine(style: TextStyle(isColored: true)).text(
      query: "Two days", source: "Three days", language: .english)
    #expect(colored == "\u{1B}[31;9mThree\u{1B}[0m \u{1B}[32;4mTwo\u{1B}[0m days")
  }
}
