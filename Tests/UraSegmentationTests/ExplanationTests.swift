import SeededRandom
import Testing
import UraModel
@testable import UraSegmentation

@Suite struct ExplanationTests {
  @Test("each break and each suppressed break has its rule, with file and line, and the word of the list")
  func explanation() throws {
    let text = "Завод збудували у 1965 р. Потім виступив проф. Бойко."
    let segmenter = try Segmenter(language: try #require(LanguageTag("uk")))
    let decisions = segmenter.explanation(of: text)
    #expect(decisions.map(\.isBreak) == [true, false, true])
    #expect(decisions.map(\.rule.name) == ["unit-ends", "title", "end-of-paragraph"])
    #expect(decisions[1].overruled?.name == "sentence-end")
    #expect(decisions[1].word?.text == "проф.")
    #expect(decisions[1].word?.location.path == "segmentation/uk.rules")
    #expect(decisions[1].rule.location?.path == "segmentation/word-lists.rules")
    #expect(decisions[1].before.hasSuffix("проф.") && decisions[1].after.hasPrefix(" Бойко"))
    #expect(decisions[0].offset == segmenter.segments(of: text)[0].range.upperBound)
  }

  @Test("the breaks explained are the breaks made")
  func agrees() throws {
    var generator = SeededGenerator(seed: 12)
    for language in ["en", "uk", "sq", "de"] {
      let segmenter = try Segmenter(language: try #require(LanguageTag(language)))
      for _ in 0..<15 {
        let text = RandomText.text(40, &generator)
        let ends = Set(segmenter.explanation(of: text).filter(\.isBreak).map(\.offset))
        for segment in segmenter.segments(of: text) {
          #expect(ends.contains { $0 >= segment.range.lowerBound && $0 <= segment.range.upperBound })
        }
      }
    }
  }
}
