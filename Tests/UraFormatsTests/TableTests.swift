import Testing
import UraFormats
import UraModel

@Suite("Tables")
struct TableTests {
  @Test("finds the columns by their names")
  func columns() throws {
    let (_, units, diagnostics) = try parse(Fixture.bytes("table.csv"), as: .csv)
    #expect(diagnostics.isEmpty)
    try #require(units.count == 2)
    #expect(units[0].id == "1")
    #expect(units[0].context == "news")
    #expect(units[0].notes == [Note("two\nlines")])
    #expect(units[0].properties == [Property("owner", "desk")])
    #expect(units[0].variants.map(\.language.description) == ["en", "uk-UA", "sq"])
    #expect(units[0].variants[1].text == "Зал був \"повен\".")
    #expect(units[1].variants.map(\.text) == ["= no formula", "= pa formulë"])
  }

  @Test("the line in which Excel names the delimiter is no row, and languages may have their names")
  func namedDelimiter() throws {
    let (_, units, diagnostics) = try parse("sep=;\r\nEnglish;Українська\r\nRain, snow;Дощ, сніг\r\n", as: .csv)
    #expect(diagnostics.isEmpty)
    #expect(units.map { $0.variants.map(\.text) } == [["Rain, snow", "Дощ, сніг"]])
    #expect(units.first?.variants.map(\.language) == [.english, .ukrainian])
  }

  @Test("takes quotation marks for text where text follows them")
  func tabs() throws {
    let (_, units, _) = try parse(Fixture.bytes("plain.en-sq.tsv"), as: .tsv)
    #expect(units.map { $0.variants[0].text } == ["\"Quoted\" words", "A \\t stays."])
    #expect(units[0].variants.map(\.language) == [.english, .albanian])
  }

  @Test("reports rows without text and with too many fields")
  func wrongRows() throws {
    let (_, units, diagnostics) = try parse("en,uk\na,б\n,\na,б,в\nc,г\n", as: .csv)
    #expect(units.count == 2)
    #expect(diagnostics.map(\.code) == ["table-no-text", "table-too-many-fields"])
    #expect(diagnostics.map(\.location.line) == [3, 4])
  }

  @Test("leaves out a row whose quotes nothing closes")
  func unclosedQuotes() throws {
    let (_, units, diagnostics) = try parse("en,uk\na,б\n\"b,в\nc,г\n", as: .csv)
    #expect(units.map { $0.variants[0].text } == ["a"])
    #expect(diagnostics.map(\.code) == ["csv-unclosed-quote"])
  }

  @Test("needs the languages from a header, a name or the user")
  func languages() throws {
    #expect(throws: InputError.self) {
      try CSVFixture.read("one;two\n", path: "a.csv", ReadingOptions())
    }
    #expect(try CSVFixture.read("one;two\n", path: "a.en-uk.csv", ReadingOptions()).count == 1)
    let options = ReadingOptions(sourceLanguage: .english, targetLanguage: .ukrainian)
    #expect(try CSVFixture.read("one;two\n", path: "a.csv", options).count == 1)
    #expect(try CSVFixture.read("source;target\none;two\n", path: "a.csv", options).count == 1)
  }

  @Test("reads an 8-bit encoding that is named")
  func encoding() throws {
    let bytes: [UInt8] =
      Array("en,uk\nNews of the evening,".utf8) + [0xCD, 0xEE, 0xE2, 0xE8, 0xED, 0xE8] + Array("\n".utf8)
    let (_, units, _) = try parse(bytes, as: .csv, options: ReadingOptions(encoding: "windows-1251"))
    #expect(units.first?.variants.last?.text == "Новини")
  }

  @Test("writes two texts of a language as two rows")
  func twoTexts() throws {
    let unit = TranslationUnit(
      id: "7", variants: [Variant(.english, "mayor"), Variant(.albanian, "kryetar"), Variant(.albanian, "kryetare")])
    let header = DocumentHeader(format: .tmx, sourceLanguage: .english, targetLanguages: [.albanian])
    let text = String(decoding: try render([unit], header: header, as: .csv), as: UTF8.self)
    #expect(text == "id,en,sq,context,note\n7,mayor,kryetar,,\n7,mayor,kryetare,,\n")
  }

  private enum CSVFixture {
    static func read(_ text: String, path: String, _ options: ReadingOptions) throws -> [TranslationUnit] {
      try TableReader(.csv).document(InputFile(text: text, path: path), options: options, diagnostics: DiagnosticList())
        .units
    }
  }
}
