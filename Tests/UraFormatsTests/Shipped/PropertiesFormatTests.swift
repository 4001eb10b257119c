import Testing
import UraFormats
import UraModel

@Suite("Java properties")
struct PropertiesFormatTests {
  let english = ShippedFixture("messages_en.properties", .properties)

  @Test("reads keys and values as java.util.Properties does")
  func values() throws {
    let texts = try english.texts()
    #expect(texts["title"] == "News of the day")
    #expect(texts["colon"] == "C:\\news")
    #expect(texts["space"] == "separated")
    #expect(texts["long"] == "one, two, # three")
    #expect(texts["noseparator"] == "")
    #expect(texts["#odd key:"] == "value = more")
    #expect(texts["unicode"] == "— and 😀")
    #expect(texts["quote"] == "It''s {0}")
    #expect(try english.document().units.first?.notes.map(\.text) == ["Title of the page\nand of the window"])
  }

  @Test("stays in ASCII, in ISO 8859-1 or in UTF-8, as the file is")
  func encodings() throws {
    #expect(
      try english.changing("title", to: "Ціна 😀").contains("title = \\u0426\\u0456\\u043D\\u0430 \\uD83D\\uDE00\n"))
    let latin = ShippedFixture("latin1_sq.properties", .properties)
    #expect(try latin.texts()["title"] == "Gëzim")
    let document = try latin.document()
    let bytes = try document.rewritten(by: PropertiesFormat()) { slot, _ in slot.unit == 0 ? InlineText("ëж") : nil }
    #expect(
      bytes == Array("title=".utf8) + [0xEB] + Array("\\u0436\r\nmore=".utf8) + [0xE7] + Array("do dit".utf8) + [
        0xEB, 13, 10,
      ])
    #expect(try ShippedFixture("utf8_uk.properties", .properties).changing("other", to: "ж").hasSuffix("\rother = ж\n"))
  }

  @Test(
    "escapes what would be read as something else",
    arguments: [
      ("title", " a ", "title = \\ a\\u0020\n"), ("space", "=x", "space \\=x\n"),
      ("noseparator", "x", "noseparator=x\n"),
      ("colon", "a\n\\b#", "colon:a\\n\\\\b#\n"),
    ])
  func escapes(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try english.changing(id, to: text).contains(expected))
  }

  @Test("reports an escape that is none")
  func badEscape() throws {
    let diagnostics = DiagnosticList()
    let document = try PropertiesFormat().document(
      of: InputFile(text: "a=1\nb=\\u12x\nc=3", path: "x.properties"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["a", "c"])
    #expect(diagnostics.diagnostics.map { "\($0.location)" } == ["x.properties:2:3"])
  }
}
