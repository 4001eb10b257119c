import Testing
import UraFormats
import UraModel

@Suite("TMX")
struct TMXTests {
  @Test("keeps every inline element, note, property, date and language as written")
  func keepsAll() throws {
    let (header, units, diagnostics) = try parse(Fixture.bytes("inline.tmx"), as: .tmx)
    #expect(diagnostics.isEmpty)
    #expect(header?.sourceLanguage == LanguageTag("en"))
    #expect(header?.properties == [Property("x-desk", "culture")])
    #expect(header?.details.fragments.count == 1)
    try #require(units.count == 3)
    let pair = units[0]
    #expect(pair.id == "pair")
    #expect(pair.history == History(changedBy: "besa", lastUsedAt: "2026-04-02T08:09:10Z", usageCount: 2))
    #expect(pair.variants.map(\.language.description) == ["en", "uk-UA", "sq"])
    #expect(pair.variants[2].languageAsWritten == "SQ")
    #expect(pair.variants[1].properties == [Property("x-status", "final")])
    #expect(pair.variants[0].text == "The choir sang until midnight.")
    #expect(pair.variants[0].content.codes.map(\.kind) == [.opening, .opening, .closing, .closing])
    #expect(pair.variants[0].content.codes.map(\.pairID) == ["1", "2", "2", "1"])
    #expect(pair.variants[0].content.codes[0].data == "<b>")
    let image = units[1].variants[0].content.codes[0]
    #expect(image.data == "<img alt=\"\"/>")
    #expect(image.subflows.map(\.content.plainText) == ["ura e vjetër"])
    #expect(image.subflows.map(\.offset) == [10])
    #expect(units[1].variants[0].text == "Radio Bridge & miqtë")
    #expect(units[1].sourceLanguage == LanguageTag("sq"))
    #expect(units[2].variants[0].content.codes.map(\.kind) == [.isolatedOpening, .standalone])
    #expect(units[2].variants[0].text == "  Two  spaces, a\ttab 🎉")
  }

  @Test("is the same after writing and reading")
  func roundTrip() throws {
    let first = try parse(Fixture.bytes("inline.tmx"), as: .tmx)
    let bytes = try render(first.units, header: first.header, as: .tmx)
    let second = try parse(bytes, as: .tmx)
    #expect(second.units == first.units)
    #expect(second.header == first.header)
    #expect(second.diagnostics.isEmpty)
  }

  @Test("reads `lang` of TMX 1.1 as it reads xml:lang")
  func oldLanguage() throws {
    let text = """
      <tmx version="1.1"><header srclang="EN-US"/><body><tu><tuv lang="EN-US"><seg>Old.</seg></tuv>\
      <tuv lang="SQ"><seg>I vjetër.</seg></tuv></tu></body></tmx>
      """
    let (_, units, _) = try parse(text, as: .tmx)
    #expect(units.first?.variants.map(\.language.description) == ["en-US", "sq"])
    #expect(units.first?.sourceLanguage == LanguageTag("en-US"))
  }

  @Test("reads UTF-16 of both orders and 8-bit encodings", arguments: ["UTF-16LE", "UTF-16BE", "windows-1251"])
  func encodings(_ encoding: String) throws {
    let text = """
      <?xml version="1.0" encoding="\(encoding.hasPrefix("UTF") ? "UTF-16" : encoding)"?>
      <tmx version="1.4"><header srclang="uk"/><body><tu><tuv xml:lang="uk"><seg>Їжак «і» &#128077;</seg></tuv></tu></body></tmx>
      """
    let bytes: [UInt8]
    switch encoding {
    case "UTF-16LE": bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE": bytes = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default:
      let table: [Character: UInt8] = [
        "Ї": 0xAF, "ж": 0xE6, "а": 0xE0, "к": 0xEA, "і": 0xB3, "«": 0xAB, "»": 0xBB,
      ]
      bytes = text.map { $0.asciiValue ?? table[$0] ?? 0x3F }
    }
    let (_, units, diagnostics) = try parse(bytes, as: .tmx)
    #expect(units.first?.variants.first?.text == "Їжак «і» 👍")
    #expect(diagnostics.isEmpty)
  }

  @Test(
    "reports a wrong unit with its place, leaves it out and goes on",
    arguments: [
      ("<tu><tuv><seg>a</seg></tuv></tu>", "tmx-missing-language"),
      ("<tu><tuv xml:lang=\"?\"><seg>a</seg></tuv></tu>", "tmx-missing-language"),
      ("<tu><tuv xml:lang=\"en\"></tuv></tu>", "tmx-missing-segment"),
      ("<tu></tu>", "tmx-empty-unit"),
      ("<tu><tuv xml:lang=\"en\"><seg>a<b>c</b></seg></tuv></tu>", "tmx-unknown-inline"),
      ("<tu><tuv xml:lang=\"en\"><seg>a</tuv></tu>", "xml-mismatched-tag"),
      ("<tu><tuv xml:lang=\"en\"><seg>a & b</seg></tuv></tu>", "xml-bad-reference"),
      ("<tu><tuv xml:lang=\"en\"><seg>&nbsp;</seg></tuv></tu>", "xml-unknown-entity"),
      ("<tu><tuv xml:lang=\"en\"><seg>a < b</seg></tuv></tu>", "xml-bad-markup"),
      ("<tu><tuv xml:lang=en><seg>a</seg></tuv></tu>", "xml-bad-attribute"),
      ("<tu><tuv xml:lang=\"en\"><seg>\u{1}</seg></tuv></tu>", "xml-bad-character"),
    ])
  func skips(_ unit: String, _ code: String) throws {
    let good = "<tu><tuv xml:lang=\"en\"><seg>good</seg></tuv></tu>"
    let text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\(good)\n\(unit)\n\(good)\n</body></tmx>"
    let diagnostics = DiagnosticList()
    var count = 0
    let report = try TMXReader().read(InputFile(text: text, path: "a.tmx"), diagnostics: diagnostics) { unit, place in
      count += 1
      #expect(place.line == (count == 1 ? 2 : 4))
      #expect(place.column == 1)
    }
    #expect(diagnostics.diagnostics.map(\.code) == [code])
    #expect(diagnostics.diagnostics.first?.location.line == 3)
    #expect(report.units == 2)
    #expect(report.skipped == 1)
  }

  @Test("says that half a pair stands alone, and keeps it")
  func unpaired() throws {
    let text = """
      <tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a<bpt i="1">b</bpt></seg></tuv></tu></body></tmx>
      """
    let (_, units, diagnostics) = try parse(text, as: .tmx)
    #expect(diagnostics.map(\.code) == ["tmx-unpaired-code"])
    #expect(units.first?.variants.first?.content.codes.count == 1)
  }

  @Test("keeps the original code page of a property")
  func propertyEncoding() throws {
    let text = """
      <tmx version="1.4"><header srclang="en"/><body><tu><prop type="x" o-encoding="cp1251">a</prop><tuv xml:lang="en"><seg>b</seg></tuv></tu></body></tmx>
      """
    let (header, units, _) = try parse(text, as: .tmx)
    #expect(units[0].properties == [Property("x", "a", encoding: "cp1251")])
    let written = String(decoding: try render(units, header: header, as: .tmx), as: UTF8.self)
    #expect(written.contains("<prop type=\"x\" o-encoding=\"cp1251\">a</prop>"))
    #expect(try parse(render(units, header: header, as: .jsonl), as: .jsonl).units[0].properties == units[0].properties)
  }
}
