import Testing
import UraModel

@testable import UraPipeline

@Suite struct ReviewedUnitsTests {
  private func row(
    _ source: LanguageTag, _ sources: [Int], _ sourceText: String, _ target: LanguageTag, _ targets: [Int],
    _ targetText: String
  ) -> ReviewedTable.Row {
    .init(
      line: 1, source: source, target: target, sourceSegments: sources, targetSegments: targets, sourceText: sourceText,
      targetText: targetText)
  }

  private func texts(_ units: ReviewedUnits) -> [[String]] { units.units.map { $0.variants.map(\.text) } }

  @Test("rows of three pairs that share segments are one unit, and what a pair says more finely is kept beside it")
  func threeLanguages() {
    let units = ReviewedUnits([
      row(.english, [0], "One.", .ukrainian, [0], "Один."), row(.english, [1], "Two.", .ukrainian, [1], "Два."),
      row(.english, [0, 1], "One. Two.", .albanian, [0], "Një, dy."),
      row(.ukrainian, [0, 1], "Один. Два.", .albanian, [0], "Një, dy."),
    ])
    #expect(texts(units) == [["One. Two.", "Один. Два.", "Një, dy."], ["One.", "Один."], ["Two.", "Два."]])
    #expect(units.units.map(\.isInSequence) == [true, false, false])
  }

  @Test("a language that has nothing there is missing in the unit")
  func missingLanguage() {
    let units = ReviewedUnits([
      row(.english, [0], "One.", .ukrainian, [], ""), row(.english, [0], "One.", .albanian, [0], "Një."),
      row(.ukrainian, [], "", .albanian, [0], "Një."),
    ])
    #expect(texts(units) == [["One.", "Një."]])
  }

  @Test("where two pairs do not agree on a text, each row stays for itself")
  func conflict() {
    let rows = [
      row(.english, [0], "One.", .ukrainian, [0], "Один."), row(.english, [0], "One!", .albanian, [0], "Një."),
    ]
    #expect(texts(ReviewedUnits(rows)) == [["One.", "Один."], ["One!", "Një."]])
  }

  @Test("rows of one pair are a unit each, whatever their numbers")
  func onePair() {
    let rows = [
      row(.english, [0], "One.", .ukrainian, [0], "Один."), row(.english, [0], "One.", .ukrainian, [1], "Два."),
    ]
    #expect(texts(ReviewedUnits(rows)) == [["One.", "Один."], ["One.", "Два."]])
  }
}
