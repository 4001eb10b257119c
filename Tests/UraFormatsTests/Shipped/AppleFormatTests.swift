import Testing
import UraFormats
import UraModel

@Suite("Apple strings and stringsdict")
struct AppleFormatTests {
  let english = ShippedFixture("en.lproj/Localizable.strings", .strings)
  let rules = ShippedFixture("uk.lproj/Localizable.stringsdict", .stringsdict)

  @Test("reads quotes, escapes, comments and keys without quotes")
  func strings() throws {
    let texts = try english.texts()
    #expect(texts["title"] == "News \"today\"\n")
    #expect(texts["odd; key = \"x\""] == "C:\\temp — © é")
    #expect(texts["plain.key"] == "value_1")
    #expect(texts["same"] == "same")
    #expect(texts["single"] == "it's")
    #expect(try english.document().units.first?.notes.map(\.text) == ["Shown on\n   the first screen"])
    #expect(try english.document().header.sourceLanguage == .english)
  }

  @Test("writes UTF-16 where that is what the file is in")
  func utf16() throws {
    let fixture = ShippedFixture("uk.lproj/Localizable.strings", .strings)
    let document = try fixture.document()
    #expect(document.file.encoding == "UTF-16LE")
    #expect(try fixture.texts() == ["title": "Новини “дня” 😀", "b": "так"])
    let changed = try document.rewritten(by: StringsFormat()) { slot, _ in slot.unit == 1 ? InlineText("ні 😀") : nil }
    #expect(changed.starts(with: [0xFF, 0xFE]))
    let again = try StringsFormat().document(
      of: InputFile(bytes: changed, path: fixture.name), diagnostics: DiagnosticList())
    #expect(again.units.map(\.variants[0].text) == ["Новини “дня” 😀", "ні 😀"])
  }

  @Test(
    "quotes a new text",
    arguments: [
      ("plain.key", "new", "plain.key = \"new\";"), ("same", "other", "\"same\" = \"other\";"),
      ("empty", "a\"\\\n", "\"empty\"=\"a\\\"\\\\\\n\";"),
    ])
  func quotes(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try english.changing(id, to: text).contains(expected))
  }

  @Test("goes on behind an entry that is wrong")
  func fault() throws {
    let diagnostics = DiagnosticList()
    let document = try StringsFormat().document(
      of: InputFile(text: "\"a\" = \"1\";\n\"b\" \"2\";\n\"c\" = \"3\";\n\"d\" = \"4", path: "x.strings"),
      diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["a", "c"])
    #expect(diagnostics.diagnostics.map { "\($0.location)" } == ["x.strings:2:5", "x.strings:4:7"])
    #expect(document.skipped == 2)
  }

  @Test("makes forms of plural rules, variables and widths")
  func stringsdict() throws {
    let texts = try rules.texts()
    #expect(texts["stories"] == "one:%d новина|few:%d новини|other:%d новин & більше")
    #expect(
      texts["files in folders"]
        == ":%#@files@ у %#@folders@|files+one:%d файл|files+other:%d файлів|folders+one:%d теці|folders+other:")
    #expect(texts["width"] == "20:Коротко|50:Довгий текст")
    let changed = try rules.changing("files in folders", form: 4, to: "a < b")
    #expect(changed.contains("<key>other</key><string>a &lt; b</string></dict>\n  </dict>"))
  }
}
