import Testing
import UraModel
import UraText

@Suite struct ICUTests {
  @Test("breaks sentences with UTF-8 offsets")
  func sentences() throws {
    let iterator = try BreakIterator(.sentence, language: .english)
    #expect(iterator.boundaries(in: "Їжак. Hello there. Bye") == [10, 23, 26])
    #expect(iterator.boundaries(in: "") == [])
  }

  @Test("matches regular expressions with UTF-8 offsets and look-behind")
  func regularExpressions() throws {
    #expect(try RegularExpression(#"(?<=ст)\.\s+\d+"#).matches(in: "ст. 10") == [4..<8])
    #expect(try RegularExpression(#"\p{Lu}"#).matches(in: "Її Її") == [0..<2, 5..<7])
    let whole = try RegularExpression("[a-z]+")
    #expect(whole.matchesWhole("abc"))
    #expect(!whole.matchesWhole("abc1"))
  }

  @Test(
    "says when it gives up on a text, and does not take it for one without a match",
    arguments: [("(?:a+)+b", 60, Int32(20), "U_REGEX_TIME_OUT"), ("(?:a|c)*b", 1_000_000, 0, "U_REGEX_STACK_OVERFLOW")])
  func givingUp(pattern: String, length: Int, steps: Int32, name: String) throws {
    let expression = try RegularExpression(pattern, steps: steps)
    let error = #expect(throws: RegularExpression.MatchError.self) {
      try expression.matches(in: String(repeating: "a", count: length))
    }
    #expect(error?.name == name)
    #expect(try expression.matches(in: "x aab") == [2..<5])
  }

  @Test("reports where a pattern is wrong")
  func wrongPattern() {
    let error = #expect(throws: RegularExpression.PatternError.self) { try RegularExpression("a(b") }
    #expect(error?.name == "U_REGEX_MISMATCHED_PAREN")
    #expect(error?.offset == 3)
  }

  @Test(
    "composes, and leaves composed text as it is",
    arguments: [
      ("e\u{0301}", "\u{E9}"), ("й", "й"), ("и\u{0306}", "й"), ("ї", "ї"), ("і\u{0308}", "ї"), ("plain", "plain"),
      ("\u{212B}", "\u{C5}"), ("“quoted” — text…", "“quoted” — text…"),
    ])
  func composition(text: String, expected: String) {
    #expect(Array(Normalizer.nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("its shortcut for composed text agrees with ICU over all scalars")
  func shortcut() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      // A letter that the shortcut does not know sends the same text through ICU.
      let byICU = Normalizer.nfc("\u{1E00}" + text).unicodeScalars.dropFirst()
      #expect(Array(Normalizer.nfc(text).unicodeScalars) == Array(byICU), "U+\(String(value, radix: 16))")
    }
  }

  @Test("maps case by the language")
  func caseMapping() throws {
    let turkish = try #require(LanguageTag("tr"))
    #expect(CaseMapping.folded("ЇЖАК Straße") == "їжак strasse")
    #expect(CaseMapping.uppercased("i", language: turkish) == "İ")
    #expect(CaseMapping.folded("") == "")
  }

  @Test("transliterates by name, and refuses a name that ICU does not know")
  func transliteration() throws {
    #expect(try Transliterator(id: "Any-Latin; Latin-ASCII").transliterate("Приштина") == "Pristina")
    #expect(throws: ICUError.self) { try Transliterator(id: "Nothing-Nowhere") }
  }

  @Test("knows mixtures of scripts and what looks alike")
  func scripts() throws {
    let checker = try SpoofChecker()
    #expect(checker.mixesScripts("Сибiга"))
    #expect(!checker.mixesScripts("Сибіга"))
    #expect(checker.skeleton("Сибiга") == checker.skeleton("Сибіга"))
  }
}
