import SeededRandom
import Testing
import UraText

@testable import UraMatching

@Suite struct PlainSimilarityTests {
  @Test(
    "scores by Levenshtein distance over the longer text, rounded down",
    arguments: [
      ("", "", 100), ("abc", "", 0), ("kitten", "sitting", 57), ("Приштина", "Приштині", 87),
      ("one  two\n", " one two", 100), ("a\u{00A0}b", "a b", 100), ("abc", "xyz", 0), ("abcdefghij", "abcdefghiX", 90),
    ])
  func scores(a: String, b: String, expected: Int) {
    #expect(PlainSimilarity.score(PlainSimilarity.normalized(a), PlainSimilarity.normalized(b)) == expected)
  }

  @Test("compares composed and decomposed letters as the same")
  func composes() {
    #expect(PlainSimilarity.normalized("и\u{0306}") == PlainSimilarity.normalized("й"))
    #expect(PlainSimilarity.normalized("e\u{0308}").count == 1)
  }

  @Test("leaves alone only what NFC leaves alone, whatever stands beside it")
  func inert() {
    let inert = (UInt32(0x21)...0xFFFF).filter { PlainText.isInert($0) && !PlainText.isWhiteSpace($0) }
      .compactMap(Unicode.Scalar.init)
    #expect(inert.count > 40_000)
    var all = String.UnicodeScalarView()
    all.append(contentsOf: inert)
    #expect(Array(Normalizer.nfc(String(all)).unicodeScalars) == Array(all))
  }

  @Test(
    "collapses white space and composes, and gives back what is normal already",
    arguments: [
      ("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b"), ("a\u{A0}b", "a b"), ("", ""),
      (" ", ""),
      ("⟦a⟧", "⟦a⟧"), ("e\u{301}", "é"), ("\u{2126}", "Ω"), ("日本語", "日本語"), ("각", "각"),
    ])
  func string(text: String, expected: String) {
    #expect(Array(PlainText.string(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Array(PlainText.string(text).unicodeScalars).map(\.value) == PlainText.scalars(of: text))
  }

  @Test("agrees with the textbook table on random texts of all lengths", arguments: [UInt64(1), 2, 3])
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabets: [[UInt32]] = [
      [0x61, 0x62], Array(0x61...0x7A), Array(0x430...0x44F) + [0x20], [0x1F600, 0x61, 0x4E00],
    ]
    for round in 0..<200 {
      let alphabet = alphabets[round % alphabets.count]
      let a = random.text(Int.random(in: 0...(round % 5 == 0 ? 300 : 70), using: &random), alphabet)
      let b =
        round % 2 == 0
        ? random.edited(a, edits: Int.random(in: 0...20, using: &random), alphabet)
        : random.text(Int.random(in: 0...140, using: &random), alphabet)
      let expected = referenceDistance(a, b)
      #expect(PlainSimilarity.distance(a, b) == expected)
      #expect(PlainSimilarity.distance(a, b, limit: expected) == expected)
      #expect(expected == 0 || PlainSimilarity.distance(a, b, limit: expected - 1) == nil)
    }
  }

  @Test("the largest distance of a score is the last that reaches it")
  func largestDistance() {
    for length in 0...300 {
      for minimum in [0, 50, 70, 77, 80, 99, 100] {
        let most = Score.largestDistance(atLeast: Score(minimum), length: length)
        #expect(Score.percent(distance: most, length: length) >= minimum)
        #expect(length == 0 || minimum == 0 || Score.percent(distance: most + 1, length: length) < minimum)
      }
    }
  }
}
