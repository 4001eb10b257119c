import Testing
import UraModel
import UraText

@Suite("Number names")
struct NumberNamesTests {
  static let spellings: [(language: String, number: Int, expected: [String])] = [
    ("en", 40, ["fortieth", "forty"]), ("uk", 1, ["одна", "одне", "один"]), ("sq", 25, ["njëzet e pesë"]),
    ("pl", 2, ["dwa", "dwaj", "dwie"]), ("qqq", 7, []),
  ]

  @Test("are the spellings of all genders, cases and ranks that CLDR has", arguments: spellings)
  func spelled(_ language: String, _ number: Int, _ expected: [String]) throws {
    let found = NumberNames.spellings(of: [number, 3], in: try #require(LanguageTag(language)))
    #expect(found.count == 2)
    #expect(Set(expected).isSubset(of: found[0]))
    #expect(found[0].isEmpty == expected.isEmpty)
  }

  static let scales: [(language: String, words: [String: Int])] = [
    ("en", ["thousand": 3, "million": 6, "billion": 9]),
    ("uk", ["тис": 3, "тисяч": 3, "млн": 6, "мільйони": 6, "млрд": 9]),
    ("sq", ["mijë": 3, "milion": 6, "mln": 6, "miliard": 9]), ("de", ["Tausend": 3, "Mio": 6, "Milliarden": 9]),
    ("qqq", [:]),
  ]

  @Test("of thousands and millions come in long and short forms", arguments: scales)
  func scaled(_ language: String, _ words: [String: Int]) throws {
    let found = NumberNames.scales(in: try #require(LanguageTag(language)))
    for (word, power) in words { #expect(found.contains { $0.word == word && $0.power == power }) }
    #expect(found.isEmpty == words.isEmpty)
  }
}
