import Testing
import UraFormats
import UraModel

@Suite("YAML")
struct YAMLFormatTests {
  let rails = ShippedFixture("rails.uk.yml", .yaml)

  @Test("reads every style of scalar, and no numbers, dates, booleans")
  func texts() throws {
    let texts = try rails.texts()
    #expect(texts["title"] == "Новини дня")
    #expect(texts["quoted"] == "Привіт, %{name}!\n")
    #expect(texts["single"] == "Це 'так'!")
    #expect(texts["folded plain"] == "перша частина друга частина\nтретя")
    #expect(texts["stories"]?.hasPrefix("one:%{count} новина|few:") == true)
    #expect(texts["block"] == "Перший рядок\n  з відступом\n\nОстанній\n")
    #expect(texts["strip"] == "Довге речення\nДруге")
    #expect(texts["tagged"] == "12")
    #expect(texts["list[1].other"] == "ще")
    #expect(texts["list[2][0]"] == "глибоко")
    #expect(texts["after emoji.😀"] == "так")
    for key in ["number", "flag", "nothing", "date", "alias"] { #expect(texts[key] == nil) }
    let document = try rails.document()
    #expect(document.header.sourceLanguage == .ukrainian)
    #expect(document.units.first?.notes.map(\.text) == ["Shown first"])
  }

  @Test("gives a unit several variants where the file has several languages")
  func languages() throws {
    let document = try ShippedFixture("crlf.yaml", .yaml).document()
    #expect(document.units.map(\.id) == ["a", "b"])
    #expect(document.units[0].variants.map(\.text) == ["one", "një"])
    #expect(document.header.targetLanguages == [.albanian])
  }

  @Test(
    "keeps the style of a scalar as long as it can hold the text",
    arguments: [
      ("title", "Новини", "title: Новини   # trailing\n"), ("title", "a: b", "title: \"a: b\"   # trailing\n"),
      ("title", "yes", "title: \"yes\"   #"), ("title", "Null", "title: \"Null\"   #"),
      ("folded plain", "null", "folded plain: \"null\"\n"), ("title", "12", "title: \"12\"   #"),
      ("title", "", "title: \"\"   #"),
      ("single", "it's", "single: 'it''s'\n"), ("single", "a\nb", "single: \"a\\nb\"\n"),
      ("flow.a", "x, y", "flow: {a: \"x, y\", b:"), ("folded plain", "одне", "folded plain: одне\n"),
      ("block", "a\n\nb\n", "block: |\n    a\n\n    b\n"), ("block", "a", "block: |-\n    a\n"),
      ("block", " a\n", "block: \" a\\n\"\n"), ("strip", "a\nb", "strip: >-\n    a\n\n    b\n"),
      ("strip", "a\n\nb\n", "strip: >\n    a\n\n\n    b\n"), ("anchor", "нове", "anchor: &x нове\n"),
    ])
  func styles(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try rails.changing(id, to: text).contains(expected))
  }

  @Test("says where a file is wrong")
  func faults() throws {
    let error = #expect(throws: InputError.self) {
      try YAMLFormat().document(of: InputFile(text: "a: 1\nb: [x\n", path: "en.yml"), diagnostics: DiagnosticList())
    }
    #expect(error?.diagnostic.code == "yaml-syntax")
    #expect(error?.diagnostic.location.line == 3)
  }

  @Test("takes the last of a key that stands twice, as Ruby does, and tells of the others")
  func duplicateKeys() throws {
    let text = """
      uk:
        save: Зберегти
        вид: "Старий"
        menu:
          - a
        save: Записати
        menu: {b: нове}
        вид: Вид
      """
    let diagnostics = DiagnosticList()
    let document = try YAMLFormat().document(of: InputFile(text: text, path: "uk.yml"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["save", "menu.b", "вид"])
    #expect(document.units.map { $0.variants[0].text } == ["Записати", "нове", "Вид"])
    #expect(diagnostics.diagnostics.map(\.code) == Array(repeating: "yaml-duplicate-key", count: 3))
    #expect(diagnostics.diagnostics.map(\.location.line) == [2, 3, 4])
    #expect(document.skipped == 3)
    let edits = YAMLFormat().edits(to: .albanian, in: document)
    #expect(edits.map(\.text) == ["sq"])
  }

  @Test("refuses a key of one letter that stands twice, for which there is no other name")
  func shortDuplicateKeys() throws {
    let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { "\(UnicodeScalar($0)): 1\n" }.joined()
    let error = #expect(throws: InputError.self) {
      try YAMLFormat().document(of: InputFile(text: letters + "a: x\n", path: "en.yml"), diagnostics: DiagnosticList())
    }
    #expect(error?.diagnostic.code == "yaml-duplicate-key")
  }

  @Test("follows aliases without growing")
  func aliases() throws {
    var text = "a0: &a0 [\"laugh\"]\n"
    for level in 1..<60 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    let document = try YAMLFormat().document(of: InputFile(text: text, path: "x.yml"), diagnostics: DiagnosticList())
    #expect(document.units.map(\.id) == ["a0[0]"])
  }
}
