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

  @Test("matches regular expressions with UTF-8 offsets, groups and look-behind across a region")
  func regularExpressions() throws {
    let expression = try RegularExpression(#"(?<=ст)\.\s+(?<number>\d+)"#)
    #expect(expression.firstMatch(in: "ст. 10") == 4..<8)
    #expect(expression.group(named: "number") == 1)
    #expect(expression.group(named: "none") == nil)
    #expect(try RegularExpression(#"\p{Lu}"#).matches(in: "Її Її") == [0..<2, 5..<7])
    let whole = try RegularExpression("[a-z]+")
    #expect(whole.matchesWhole("abc"))
    #expect(!whole.matchesWhole("abc1"))
  }

  @Test("reports where a pattern is wrong")
  func wrongPattern() {
    let error = #expect(throws: RegularExpression.PatternError.self) { try RegularExpression("a(b") }
    #expect(error?.name == "U_REGEX_MISMATCHED_PAREN")
    #expect(error?.offset == 3)
  }

  @Test(
    "normalises, and knows what needs no work",
    arguments: [
      ("e\u{0301}", "\u{E9}"), ("й", "й"), ("и\u{0306}", "й"), ("ї", "ї"), ("і\u{0308}", "ї"), ("plain", "plain"),
      ("\u{212B}", "\u{C5}"), ("“quoted” — text…", "“quoted” — text…"),
    ])
  func composition(text: String, expected: String) {
    #expect(Array(Normalizer.nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Normalizer.isNFC(Normalizer.nfc(text)))
  }

  @Test("its shortcut for composed text agrees with ICU over all scalars")
  func shortcut() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      // Decomposing and composing goes through ICU whatever the shortcut thinks.
      let composed = Normalizer.nfc(Normalizer.nfd(text) + "\u{0300}")
      #expect(Normalizer.nfc(text) == Normalizer.nfc(Normalizer.nfd(text)), "U+\(String(value, radix: 16))")
      #expect(!composed.isEmpty)
    }
  }

  @Test("maps case by the language")
  func caseMapping() throws {
    let turkish = try #require(LanguageTag("tr"))
    #expect(CaseMapping.folded("ЇЖАК Straße") == "їжак strasse")
    #expect(CaseMapping.lowercased("I", language: turkish) == "ı")
    #expect(CaseMapping.uppercased("i", language: turkish) == "İ")
    #expect(CaseMapping.folded("") == "")
  }

  @Test("transliterates by name and by own rules, and reports wrong ones")
  func transliteration() throws {
    #expect(try Transliterator(id: "Any-Latin; Latin-ASCII").transliterate("Приштина") == "Pristina")
    #expect(try Transliterator(rules: "зг > zgh; г > h; а > a;").transliterate("зга га") == "zgha ha")
    #expect(throws: Transliterator.RuleError.self) { try Transliterator(rules: "а > ;;; {") }
    #expect(throws: Transliterator.RuleError.self) { try Transliterator(id: "Nothing-Nowhere") }
  }

  @Test("knows scripts and mixtures")
  func scripts() throws {
    #expect(Script("Ї") == .cyrillic)
    #expect(Script("ë") == .latin)
    #expect(Script("1") == .common)
    #expect(Script("Ї").description == "Cyrl")
    let checker = try SpoofChecker()
    #expect(checker.mixesScripts("Сибiга"))
    #expect(!checker.mixesScripts("Сибіга"))
    #expect(checker.skeleton("Сибiга") == checker.skeleton("Сибіга"))
  }
}
