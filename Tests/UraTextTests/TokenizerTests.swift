import SeededRandom
import Testing
import UraModel
import UraText

@Suite struct TokenizerTests {
  @Test(
    "cuts words, numbers and marks",
    arguments: [
      ("Hello, world!", ["Hello", ",", "world", "!"]),
      ("п'ять п’ять об\u{02BC}єкт", ["п'ять", "п’ять", "об\u{02BC}єкт"]),
      ("прем’єр-міністр", ["прем’єр", "-", "міністр"]),
      ("1.250,50 euro", ["1.250,50", "euro"]),
      ("at 9:15 a.m.", ["at", "9", ":", "15", "a", ".", "m", "."]),
      ("F-16 and F16, 5G", ["F", "-", "16", "and", "F16", ",", "5G"]),
      ("«Їдьмо»…", ["«", "Їдьмо", "»", "…"]),
      ("wait... what?!", ["wait", "...", "what", "?", "!"]),
      ("NATO-s në vitin 2024.", ["NATO", "-", "s", "në", "vitin", "2024", "."]),
      ("dogs' toys", ["dogs", "'", "toys"]),
      ("e\u{0301}te\u{0301}", ["e\u{0301}te\u{0301}"]),
      ("a\u{200B}\u{00A0}b", ["a", "b"]),
      ("", []),
    ])
  func cutting(text: String, expected: [String]) {
    #expect(Tokenizer().tokens(in: text).map(\.text) == expected)
  }

  @Test("cuts Chinese, which has no spaces, by ICU's dictionary")
  func unspaced() {
    #expect(Tokenizer(language: LanguageTag("zh")).tokens(in: "乌克兰外交部长").map(\.text) == ["乌克兰", "外交部", "长"])
  }

  @Test("ranges are UTF-8 offsets of the token's text, in order, over random Unicode")
  func ranges() {
    var generator = SeededGenerator(seed: 1)
    let alphabet: [Unicode.Scalar] = ["a", "Ї", "9", ".", ",", "’", " ", "\u{301}", "文", "😀", "-", "\n", "ก"]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
      }
      let utf8 = Array(text.utf8)
      var end = 0
      for token in Tokenizer().tokens(in: text) {
        #expect(token.range.lowerBound >= end)
        #expect(String(decoding: utf8[token.range], as: UTF8.self) == token.text)
        end = token.range.upperBound
      }
    }
  }
}
