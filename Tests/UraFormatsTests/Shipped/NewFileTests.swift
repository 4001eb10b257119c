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
      (
        ["a.b", "c", "a.d", "a.e.f", "c2[0]", "a.e.g"],
        "{\n  \"a\": {\n    \"b\": \"0\",\n    \"d\": \"2\",\n    \"e\": {\n      \"f\": \"3\",\n      \"g\": \"5\"\n    }\n  },\n  \"c\": \"1\",\n  \"c2\": [\n    \"4\"\n  ]\n}\n"
      ),
      ([""], "{\n  \"\": \"0\"\n}\n"), ([], "{}\n"),
      (["Read it. Now"], "{\n  \"Read it. Now\": \"0\"\n}\n"),
    ])
  func nesting(_ ids: [String], _ expected: String) throws {
    let units = ids.enumerated().map { TranslationUnit(id: $1, variants: [Variant(.english, String($0))]) }
    let bytes = try render(units, header: nil, as: .json, options: WritingOptions(targetLanguage: .english))
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("leave out a unit that the format cannot hold, and say so")
  func unwritable() throws {
    let output = OutputFile()
    var writer = FileFormat.srt.writer(to: output, options: WritingOptions(targetLanguage: .english))
    try writer.begin(DocumentHeader(format: .tmx))
    var cue = TranslationUnit(id: "1", variants: [Variant(.english, "a")])
    let outcome = try writer.write(cue)
    if case .unwritable(let code, _) = outcome {
      #expect(code == "subtitles-no-times")
    } else {
      Issue.record("\(outcome)")
    }
    cue.properties = [Property("time", "00:00:01,000 --> 00:00:02,000")]
    #expect(try writer.write(cue) == .written)
    #expect(try writer.write(TranslationUnit(id: "2", variants: [Variant(.ukrainian, "б")])) == .empty)
    try writer.finish()
    #expect(String(decoding: output.bytes, as: UTF8.self) == "1\n00:00:01,000 --> 00:00:02,000\na\n\n")
  }

  @Test("are refused where a format needs its original")
  func refused() {
    #expect(throws: InputError.self) { try render([], header: nil, as: .html) }
  }
}
