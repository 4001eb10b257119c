import Testing
import UraFormats
import UraText

@testable import UraGlossary

@Suite("StemMatching")
struct StemMatchingTests {
  /// A dictionary of a few words, with what hunspell says of them.
  private final class FewWords: StemLexicon {
    private let stems = [
      "Haus": ["Haus"], "Häusern": ["haus", "Haus"], "Hauses": ["Haus"], "Zeit": ["Zeit"], "Zeiten": ["Zeit"],
      "Zeitung": ["zeit", "Zeit"], "Zeitungen": ["zeit", "Zeit"], "Recht": ["Recht"], "Rechte": ["recht", "Recht"],
      "Rechten": ["Recht"], "offener": ["offen"], "offene": ["offen"], "Brief": ["Brief"], "Briefe": ["Brief"],
      "Menschenrechts": ["menschenrechts"], "rechts": ["Recht"],
      "Minister": ["Minister"], "Ministerin": ["minister"], "Ministerinnen": ["minister"],
    ]
    func stems(of word: String) -> [String] { stems[word] ?? [] }
  }

  /// What is found of `term` in the text.
  private func found(_ term: String, in text: String) -> [String] {
    let stems = StemMatching(FewWords())
    stems.insert(TermNotation.term(term), payload: 0)
    var words: ContiguousArray<TermWord> = []
    var text = Normalizer.nfc(text)
    text.withUTF8 { WordScanner.scan($0, into: &words) }
    var result: [String] = []
    let utf8 = Array(text.utf8)
    stems.forEachMatch(in: words, of: text) { match in
      let range = words[match.words.lowerBound].start..<words[match.words.upperBound - 1].end
      result.append(String(decoding: utf8[range], as: UTF8.self))
    }
    return result
  }

  @Test(
    "finds the forms that the dictionary leads back to the term's word",
    arguments: [
      ("Haus", "In den Häusern brennt Licht.", ["Häusern"]),
      ("Haus", "IN DEN HÄUSERN", []),
      ("Haus", "Das ist sein Zuhause.", []),
      // A word that is itself led back to another one: not every word of that one.
      ("Zeitung", "Er las in den Zeitungen von alten Zeiten.", ["Zeitungen"]),
      ("Zeit", "In alten Zeiten war das anders.", ["Zeiten"]),
      // A compound that the dictionary does not know.
      ("Menschenrecht", "Er sprach von Menschenrechten und Rechten.", ["Menschenrechten"]),
      ("Menschenrecht", "Er sprach von des Menschenrechts Anfang.", ["Menschenrechts"]),
      ("Ministerin", "Der Minister traf zwei Ministerinnen.", ["Ministerinnen"]),
      ("offener Brief", "Sie schrieb offene Briefe.", ["offene Briefe"]),
      ("offener Brief", "offene, Briefe", []),
      ("Haus{indecl}", "Häusern", []),
      ("Haus{case}", "Häusern", []),
    ] as [(String, String, [String])])
  func forms(term: String, text: String, expected: [String]) {
    #expect(found(term, in: text) == expected)
  }
}
