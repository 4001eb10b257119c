import Foundation
import Testing
import UraModel

@testable import UraAlignment

@Suite struct PhraseLocatorTests {
  private func located(_ stretch: String, _ pairs: [(String, String)], to target: LanguageTag = .ukrainian) -> [String?]
  {
    let locator = PhraseLocator(from: .english, to: target)
    let examples = pairs.map { source, target in
      let start =
        source.range(of: stretch).map { source.utf8.distance(from: source.startIndex, to: $0.lowerBound) } ?? 0
      return PhraseLocator.Example(source: source, range: start..<start + stretch.utf8.count, target: target)
    }
    return zip(pairs, locator.ranges(of: examples)).map { pair, range in
      range.map { String(decoding: Array(pair.1.utf8)[$0], as: UTF8.self) }
    }
  }

  @Test("finds the words that say the stretch, by names, numbers and lexicon")
  func links() {
    #expect(
      located(
        "in Mitrovica on 5 May",
        [("The office in Mitrovica on 5 May was full.", "Офіс у Митровиці 5 травня був повний.")]
      )
      .first??.contains("Митровиці 5 травня") == true)
    #expect(located("Whole text", [("Whole text", "Увесь текст")]) == ["Увесь текст"])
  }

  @Test("says nothing when most words have no counterpart, or when a foreign word stands between")
  func refusals() {
    #expect(located("zorgle frump", [("The zorgle frump in Odesa", "Щось інше в Одесі")]) == [nil])
    #expect(
      located("Odesa and Kharkiv", [("Odesa and Kharkiv wrote to Lviv", "Одеса написала до Львова, як і Харків")]) == [
        nil
      ])
  }

  @Test("learns from several sentences what their translations share")
  func shared() {
    let found = located(
      "zorgle frump",
      [
        ("The zorgle frump in Odesa", "Зоряна панчоха в Одесі"), ("A zorgle frump of Lviv", "Львівська зоряна панчоха"),
        ("zorgle frump 42", "42: зоряна панчоха"),
      ])
    #expect(found.map { $0?.lowercased() } == ["зоряна панчоха", "зоряна панчоха", "зоряна панчоха"])
  }
}
