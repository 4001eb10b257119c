import Testing
import UraFormats
import UraModel

@Suite("JSON, ARB and string catalogs")
struct JSONFormatTests {
  let flat = ShippedFixture("flat.en.json", .json)
  let nested = ShippedFixture("nested.uk.json", .json)
  let catalog = ShippedFixture("Catalog.xcstrings", .xcstrings)

  @Test("names texts by the path of their keys")
  func paths() throws {
    let texts = try nested.texts()
    #expect(texts["menu.file"] == "Файл")
    #expect(texts["menu.quoted"] == "Він сказав: \"так\"\n\\ кінець")
    #expect(texts["menu.days[1][0]"] == "вівторок")
    #expect(texts["menu.days[2].x"] == "середа")
    #expect(texts["version"] == nil)
    #expect(try nested.document().units.allSatisfy { $0.variants[0].language == .ukrainian })
  }

  @Test("leaves the authors of a file of MediaWiki out, and nothing else of that name")
  func metadata() throws {
    let text = #"{"@metadata": {"authors": ["A"]}, "a": {"@metadata": {"x": "b"}}, "c": "d"}"#
    let document = try JSONFormat().document(
      of: InputFile(text: text, path: "uk.json"), diagnostics: DiagnosticList())
    #expect(document.units.map(\.id) == ["a.@metadata.x", "c"])
  }

  @Test("gathers the plural forms of i18next and of objects of categories")
  func plurals() throws {
    let texts = try nested.texts()
    #expect(texts["count"] == "one:{n} стаття|few:{n} статті|many:{n} статей|other:{n} статті")
    #expect(texts["item"] == "one:{{count}} річ|few:{{count}} речі|other:{{count}} речей")
    #expect(texts["place_ordinal"] == "few:{{count}}-є|other:{{count}}-е")
    #expect(texts["old"] == "one:одна|other:багато")
    #expect(texts["article"] == "other:{{count}} статей")
    #expect(texts["friend_other"] == "інший друг")
  }

  @Test(
    "escapes as the string did that it replaces",
    arguments: [
      ("path", "x/y", "\"x\\/y\""), ("tag", "<i>&", "\"\\u003ci\\u003e\\u0026\""), ("face", "😀", "\"\\ud83d\\ude00\""),
      ("title", "a\"b\\\n\u{1}/é", "\"a\\\"b\\\\\\n\\u0001/é\""),
    ])
  func escapes(_ id: String, _ text: String, _ expected: String) throws {
    #expect(try flat.texts()["face"] == "😀 ok")
    #expect(try flat.changing(id, to: text).contains(":\(expected)"))
  }

  @Test("reads what stands before a fault, and says where it is")
  func fault() throws {
    let diagnostics = DiagnosticList()
    let document = try JSONFormat().document(
      of: InputFile(text: "{\"a\": \"x\",\n \"b\": oops}", path: "en.json"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["a"])
    #expect(diagnostics.diagnostics.map { "\($0)" }.first?.hasPrefix("en.json:2:7: error: expected a value") == true)
    #expect(throws: InputError.self) {
      try JSONFormat().document(of: InputFile(text: "5", path: ""), diagnostics: diagnostics)
    }
  }

  @Test("reads the locale, the descriptions and the placeholders of ARB")
  func arb() throws {
    let document = try ShippedFixture("app_sq.arb", .arb).document()
    #expect(document.header.sourceLanguage == .albanian)
    #expect(document.units.map(\.id) == ["hello", "stories"])
    #expect(document.units[0].notes.map(\.text) == ["Greets the reader"])
    #expect(document.units[0].properties == [Property("placeholders", "{ \"name\": {} }")])
  }

  @Test("reads every language and variation of a string catalog")
  func strings() throws {
    let document = try catalog.document()
    #expect(document.header.sourceLanguage == .english)
    #expect(document.header.targetLanguages.map(\.description) == ["uk", "sq", "zh-Hans"])
    let stories = try #require(document.units.first { $0.id == "%lld stories" })
    #expect(stories.notes.map(\.text) == ["How many"])
    let ukrainian = try #require(stories.variant(.ukrainian))
    #expect(ukrainian.state == "needs_review")
    #expect(
      ukrainian.forms.map { $0.selectors.map { "\($0.name)=\($0.value)" }.joined(separator: " ") } == [
        "device=mac plural=one", "device=mac plural=other", "device=other",
      ])
    let open = try #require(document.units.first { $0.id == "Open" })
    #expect(open.variant(.english)?.text == "Open")
    #expect(open.properties == [Property("extractionState", "manual")])
    #expect(document.units.first { $0.id == "Ura" }?.isTranslatable == false)
    let files = try #require(document.units.first { $0.id == "%@ of %@" }?.variant(.english))
    #expect(files.forms.map(\.selectors.count) == [0, 2, 2])
  }

  @Test("makes a new translation a translated one, and leaves other states alone")
  func states() throws {
    let text =
      #"{"sourceLanguage":"en","strings":{"A":{"localizations":{"uk":{"stringUnit":{"state" : "new", "value" : ""}}}}}}"#
    let document = try StringCatalogFormat().document(
      of: InputFile(text: text, path: "x.xcstrings"), diagnostics: DiagnosticList())
    let bytes = try document.rewritten(by: StringCatalogFormat()) { _, _ in InlineText("А") }
    #expect(String(decoding: bytes, as: UTF8.self).contains(#"{"state" : "translated", "value" : "А"}"#))
    #expect(
      try catalog.changing("Open", language: "sq", to: "Hap").contains(#""state" : "needs_review", "value" : "Hap""#))
  }
}
