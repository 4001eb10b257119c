import Testing
import UraFormats
import UraModel

@Suite("Android strings.xml")
struct AndroidFormatTests {
  let english = ShippedFixture("values/strings.xml", .android)

  @Test("reads strings, arrays and plurals as Android shows them")
  func texts() throws {
    let texts = try english.texts()
    #expect(texts["hello"] == "Hello, !")
    #expect(texts["quote"] == "It's \"open\" & very easy\nNext line")
    #expect(texts["html"] == "Go <a href=\"https://example.org/?a=1&b=2\">there</a>")
    #expect(texts["spaces"] == "  kept  ")
    #expect(texts["collapsed"] == "one two three")
    #expect(texts["codes"] == "@handle — ?\t… \u{20}")
    #expect(texts["days[1]"] == "Tuesday")
    #expect(texts["news"] == "one:%d story|other:%d stories")
    #expect(texts["gap"] == nil)
  }

  @Test("keeps comments, attributes and inline markup")
  func details() throws {
    let units = try english.document().units
    let hello = try #require(units.first { $0.id == "hello" })
    #expect(hello.notes == [Note("Shown on the first screen", category: "developer")])
    #expect(hello.variants[0].language == .undetermined)
    #expect(hello.variants[0].content.codes.map(\.data) == [#"<xliff:g id="name" example="Mira">%1$s</xliff:g>"#])
    #expect(units.first { $0.id == "brand" }?.isTranslatable == false)
    #expect(units.filter { $0.id == "broken" }.map(\.context) == ["tablet", "default"])
    let quote = try #require(units.first { $0.id == "quote" })
    #expect(quote.variants[0].content.codes.map(\.kind) == [.opening, .opening, .closing, .closing])
    #expect(quote.variants[0].content.codes.map(\.pairID) == ["1", "2", "2", "1"])
  }

  @Test(
    "escapes a new text as Android reads it",
    arguments: [
      ("hello", "@home's \"x\"\n", #"<string name="hello">\@home\'s \"x\"\n</string>"#),
      ("hello", " a  b\\c & <d>", #"<string name="hello">\u0020a \u0020b\\c &amp; &lt;d&gt;</string>"#),
      ("spaces", "  a ", #"<string name="spaces">"  a "</string>"#),
      ("html", "it's ]]> <i>", #"<string name="html"><![CDATA[it\'s ]]]]><![CDATA[> <i>]]></string>"#),
      ("none", "now", #"<string name="none">now</string>"#),
      ("empty", "?", #"<string name="empty">\?</string>"#),
    ])
  func escapes(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try english.changing(id, to: text).contains(expected))
  }

  @Test("writes inline codes back, and refuses those that do not nest")
  func codes() throws {
    var content = InlineText("Новий ")
    content.append(InlineCode(.opening, pairID: "1", data: "<b>"))
    content.append("текст")
    #expect(throws: InputError.self) { try english.changing("quote", to: content) }
    content.append(InlineCode(.closing, pairID: "1", data: "</b>"))
    #expect(try english.changing("quote", to: content).contains("<string name=\"quote\">Новий <b>текст</b></string>"))
  }

  @Test("reports a broken string and reads the rest")
  func broken() throws {
    let text =
      "<resources>\n<string>x</string>\n<string name=\"a\">&nope;</string>\n<string name=\"b\">yes</string>\n</resources>"
    let diagnostics = DiagnosticList()
    let document = try AndroidFormat().document(
      of: InputFile(text: text, path: "strings.xml"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["b"])
    #expect(document.skipped == 2)
    #expect(diagnostics.diagnostics.map(\.code) == ["android-no-name", "xml-unknown-entity"])
    #expect(diagnostics.diagnostics.map(\.location.line) == [2, 3])
  }

  @Test("expands no entity without a bound")
  func billionLaughs() throws {
    var text = "<!DOCTYPE resources [<!ENTITY a0 \"laugh\">"
    for level in 1..<12 {
      text += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    text += "]><resources><string name=\"x\">&a11;</string><string name=\"y\">ok</string></resources>"
    let diagnostics = DiagnosticList()
    let document = try AndroidFormat().document(of: InputFile(text: text, path: "s.xml"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["y"])
    #expect(diagnostics.diagnostics.map(\.code) == ["xml-entity-expansion"])
  }
}
