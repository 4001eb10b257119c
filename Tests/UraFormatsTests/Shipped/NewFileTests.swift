import Testing
import UraFormats
import UraModel

/// Files made of units alone.
@Suite("New files")
struct NewFileTests {
  static let fixtures: [ShippedFixture] = ShippedFixture.all.filter {
    ($0.format.reader as? any NewFileFormat) != nil && $0.format != .stringsdict
  }

  @Test("read as the texts that were written", arguments: fixtures)
  func again(_ fixture: ShippedFixture) throws {
    let document = try fixture.document()
    let language = document.header.targetLanguages.first ?? document.header.sourceLanguage
    let bytes = try render(
      document.units, header: document.header, as: fixture.format, options: WritingOptions(targetLanguage: language))
    let path = "new.\(language?.description ?? "en").x"
    let diagnostics = DiagnosticList()
    let again = try fixture.skeleton().document(of: InputFile(bytes: bytes, path: path), diagnostics: diagnostics)
    #expect(diagnostics.diagnostics.isEmpty)
    func texts(_ units: [TranslationUnit]) -> [String] {
      units.compactMap { unit in
        guard let variant = unit.variant(language ?? .undetermined), !variant.content.isEmpty || !variant.forms.isEmpty,
          variant.forms.allSatisfy({ $0.selectors.count == 1 && $0.selectors[0].name == "plural" })
        else { return nil }
        let forms = variant.forms.map { $0.selectors[0].value + ":" + $0.content.nativeText }
        return (forms.isEmpty ? variant.content.nativeText : forms.joined(separator: "|"))
      }
    }
    // A format may write a plural in another way than it was read (i18next, Rails, numbered forms): the texts are there.
    let expected = Set(texts(document.units).flatMap { $0.split(separator: "|").map { $0.drop { $0 != ":" } } })
    let found = Set(texts(again.units).flatMap { $0.split(separator: "|").map { $0.drop { $0 != ":" } } })
    #expect(expected.subtracting(found).isEmpty)
  }

  @Test("carry PO plurals into the categories of each format")
  func plurals() throws {
    var unit = TranslationUnit(id: "news", variants: [Variant(.english, "%d story"), Variant(.ukrainian, "%d новина")])
    unit.variants[1].forms = ["%d новина", "%d новини", "%d новин"].enumerated().map {
      VariantForm(plural: String($0), InlineText($1))
    }
    unit.notes = [Note("How many")]
    func written(_ format: FileFormat) throws -> String {
      String(
        decoding: try render([unit], header: nil, as: format, options: WritingOptions(targetLanguage: .ukrainian)),
        as: UTF8.self)
    }
    #expect(try written(.android).contains("<item quantity=\"few\">%d новини</item>"))
    #expect(try written(.android).contains("<!-- How many -->"))
    #expect(try written(.json).contains("\"news_few\": \"%d новини\""))
    #expect(try written(.yaml).contains("uk:\n  news:\n    one: \"%d новина\"\n    few: \"%d новини\"\n"))
    #expect(try written(.arb).contains("one{%d новина} few{%d новини} many{%d новин} other{%d новин}}\""))
    #expect(try written(.fluent).contains("    [few] %d новини\n    [many] %d новин\n   *[other] %d новин\n}"))
    #expect(
      try written(.xcstrings).filter { !$0.isWhitespace }.contains(
        "\"few\":{\"stringUnit\":{\"state\":\"translated\",\"value\":\"%dновини\"}}"))
    #expect(try written(.qt).contains("<numerusform>%d новини</numerusform>"))
  }

  @Test(
    "nest keys, unless that contradicts",
    arguments: [
      (
        ["a.b", "a.c[0]", "a.c[1]"],
        "{\n  \"a\": {\n    \"b\": \"0\",\n    \"c\": [\n      \"1\",\n      \"2\"\n    ]\n  }\n}\n"
      ),
      (["a", "a.b"], "{\n  \"a\": \"0\",\n  \"a.b\": \"1\"\n}\n"),
      (["Read it. Now"], "{\n  \"Read it. Now\": \"0\"\n}\n"),
    ])
  func nesting(_ ids: [String], _ expected: String) throws {
    let units = ids.enumerated().map { TranslationUnit(id: $1, variants: [Variant(.english, String($0))]) }
    let bytes = try render(units, header: nil, as: .json, options: WritingOptions(targetLanguage: .english))
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("are refused where a format needs its original")
  func refused() {
    #expect(throws: InputError.self) { try render([], header: nil, as: .html) }
  }
}
