import Testing
import UraFormats
import UraModel

@Suite("PO")
struct POTests {
  @Test("keeps contexts, plurals, previous messages, flags, comments and obsolete entries")
  func entries() throws {
    let (header, units, diagnostics) = try parse(Fixture.bytes("messages.po"), as: .po)
    #expect(diagnostics.isEmpty)
    #expect(header?.targetLanguages.map(\.description) == ["sq-AL"])
    #expect(header?.notes.count == 2)
    try #require(units.count == 6)
    #expect(units[0].context == "heading")
    #expect(units[0].notes.map(\.category) == ["translator", "developer"])
    #expect(units[0].properties.map(\.value) == ["src/main.swift:12", "src/page.swift:3 src/page.swift:9"])
    #expect(units[1].variants[0].forms.map(\.content.plainText) == ["%d day of rain", "%d days of rain"])
    #expect(units[1].variants[1].forms.count == 2)
    #expect(units[1].variants[1].state == "fuzzy")
    #expect(units[1].alternatives.first?.source?.plainText == "%d day")
    #expect(units[1].alternatives.first?.details["msgid_plural"] == "%d days")
    #expect(units[1].alternatives.first?.details["msgctxt"] == "days")
    #expect(units[2].variants[0].text == "First line\twith \"quotes\"\nsecond \\ line\n")
    #expect(units[3].variants[1].content.isEmpty)
    #expect(units[4].properties == [POFormat.obsolete])
    #expect(units[4].variants[1].text == "Mjegull")
  }

  @Test("takes its languages from the header; a target that is given stands in where it names none but the source's")
  func languages() throws {
    let text = """
      msgid ""
      msgstr ""
      "Language: uk\\n"
      "X-Source-Language: sq\\n"

      msgid "Moti"
      msgstr "Погода"

      """
    #expect(try parse(text, as: .po).units.first?.variants.map(\.language) == [.albanian, .ukrainian])
    let options = ReadingOptions(sourceLanguage: .english, targetLanguage: LanguageTag("pl"))
    func given(_ text: String) throws -> [String]? {
      try parse(text, as: .po, options: options).units.first?.variants.map(\.language.description)
    }
    #expect(try given(text) == ["en", "uk"])
    #expect(try given(text.replacing("Language: uk", with: "Language: en")) == ["en", "pl"])
    #expect(try given(text.replacing("\"Language: uk\\n\"\n", with: "")) == ["en", "pl"])
  }

  @Test(
    "a note of several lines stays a comment, and the format is seen, however lines end", arguments: ["\n", "\r\n"])
  func lineEnds(end: String) throws {
    var unit = TranslationUnit(variants: [Variant(.english, "Moss"), Variant(.ukrainian, "Мох")])
    unit.notes = [Note("one\(end)two", category: "translator")]
    let text = String(decoding: try render([unit], header: nil, as: .po), as: UTF8.self)
    #expect(text.contains("# one\n# two\nmsgid \"Moss\""))
    let input = InputFile(text: text.replacing("\n", with: end), path: "data")
    #expect(try FileFormat.detect(input) == .po)
  }

  @Test("takes the mark 'fuzzy' and the previous message away with a new translation")
  func newTranslation() throws {
    let format = POFormat()
    let input = InputFile(bytes: try Fixture.bytes("messages.po"), path: "messages.po")
    let document = try format.document(of: input, diagnostics: DiagnosticList())
    let bytes = try document.rewritten(by: format) { slot, _ in
      slot.unit == 1 && slot.form == 0 ? InlineText("%d dite") : nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("#, c-format\nmsgid \"%d day of rain\""))
    #expect(text.contains("msgstr[0] \"%d dite\"\nmsgstr[1] \"%d ditë me shi\""))
  }

  @Test(
    "reports a damaged entry and goes on",
    arguments: [
      ("msgid \"a\nmsgstr \"b\"", "po-bad-string"), ("msgid \"\\q\"\nmsgstr \"\"", "po-bad-string"),
      ("msgstr \"b\"", "po-incomplete-entry"), ("msgid \"b\"", "po-incomplete-entry"),
      ("msgwrong \"b\"\nmsgid \"a\"\nmsgstr \"\"", "po-bad-keyword"),
    ])
  func damaged(_ entry: String, _ code: String) throws {
    let text = "msgid \"one\"\nmsgstr \"një\"\n\n\(entry)\n\nmsgid \"two\"\nmsgstr \"dy\"\n"
    let (_, units, diagnostics) = try parse(text, as: .po)
    #expect(units.map { $0.variants[1].text } == ["një", "dy"])
    #expect(diagnostics.map(\.code) == [code])
  }
}
