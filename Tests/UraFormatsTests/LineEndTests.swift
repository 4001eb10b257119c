import Testing
import UraFormats
import UraModel

/// LF, CRLF, and CR alone as in files of the old Mac OS.
@Suite("Line ends")
struct LineEndTests {
  private static let lineEnds = ["\n", "\r\n", "\r"]

  /// Two units, the second on the given line, and a wrong one on the last line.
  private static let texts: [(format: FileFormat, text: String, second: Int, wrong: Int)] = [
    (.csv, "en,uk\nA \"b\",a\n\nc,d\ne,f,g", 4, 5),
    (.tsv, "en\tuk\n\"A\" b\ta\nc\td\ne\tf\tg", 3, 4),
    (.jsonl, "{\"en\":\"a\",\"uk\":\"b\"}\n{\"en\":\"c\",\"uk\":\"d\"}\n{\"en\"", 2, 3),
    (.properties, "a=b\n# note\nc=d\ne=\\u12", 3, 4),
    (.strings, "\"a\" = \"b\";\n\n\"c\" = \"d\";\nwrong", 3, 4),
    (.srt, "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n\nwrong", 5, 9),
    (
      .tmx,
      "<tmx><body>\n<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>\n<tu><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>\n<tu/></body></tmx>",
      3, 4
    ),
    (
      .android,
      "<resources>\n<string name=\"a\">b</string>\n\n<string name=\"c\">d</string>\n<string>e</string></resources>", 4,
      5
    ),
  ]

  @Test("count lines alike, in units and in messages", arguments: texts, lineEnds)
  func lines(text: (format: FileFormat, text: String, second: Int, wrong: Int), end: String) throws {
    let input = InputFile(text: text.text.replacing("\n", with: end), path: "a.\(text.format.rawValue)")
    let diagnostics = DiagnosticList()
    var units: [Int?] = []
    try text.format.reader.read(
      input, options: ReadingOptions(sourceLanguage: .english, targetLanguage: LanguageTag("uk")),
      diagnostics: diagnostics
    ) { _, place in units.append(place.line) }
    #expect(units.count == 2)
    #expect(units.last == text.second)
    #expect(diagnostics.diagnostics.map(\.location.line) == [text.wrong])
  }

  @Test("of other kinds than a format knows are an error, not an empty file", arguments: [FileFormat.po, .fluent])
  func unknown(format: FileFormat) throws {
    let text = format == .po ? "msgid \"a\"\nmsgstr \"b\"\n" : "# note\na = b\nc = d\n"
    let (_, units, _) = try parse(text, as: format)
    #expect(!units.isEmpty)
    let error = #expect(throws: InputError.self) { try parse(text.replacing("\n", with: "\r"), as: format) }
    #expect(error?.diagnostic.code == "old-line-ends")
  }

  @Test("do not change what a document in Markdown says", arguments: ["\r\n", "\r"])
  func markdown(end: String) throws {
    let text = "---\ntitle: Назва\ndescription: Опис\n---\n\n# Заголовок\n\nАбзац.\n"
    let texts = { (text: String) in try parse(text, as: .markdown).units.map { $0.variants[0].text } }
    #expect(try texts(text.replacing("\n", with: end)) == ["Назва", "Опис", "Заголовок", "Абзац."])
  }

  @Test("need not stand in the beginning of a table for its encoding to be seen", arguments: ["\n", "\r"])
  func encoding(end: String) throws {
    // The first 64 KiB end within a character.
    let long = "x" + String(repeating: "є", count: 40_000)
    let (_, units, diagnostics) = try parse("en,uk\(end)a,\(long)\(end)", as: .csv)
    #expect(units.first?.variants.last?.text == long)
    #expect(diagnostics.isEmpty)
  }
}
