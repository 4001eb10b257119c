import Foundation
import Testing
import UraFormats
import UraModel

@Suite("Parallel resources")
struct ParallelResourcesTests {
  static func member(_ text: String, _ path: String, _ format: FileFormat, _ language: LanguageTag? = nil)
    -> ParallelResources.Member
  {
    .init(InputFile(text: text, path: path), as: format, language: language)
  }

  static func read(
    _ members: [ParallelResources.Member], diagnostics: any DiagnosticCollector
  ) throws -> (units: [TranslationUnit], report: ReadingReport, alone: Int) {
    var units: [TranslationUnit] = []
    let (report, alone) = try ParallelResources.read(members, diagnostics: diagnostics) { units.append($0) }
    return (units, report, alone)
  }

  @Test("pairs the texts of the same keys, whatever their order")
  func pairs() throws {
    let diagnostics = DiagnosticList()
    let (units, report, alone) = try Self.read(
      [
        Self.member(#"{"a": "one", "b": {"c": "two"}, "only": "three"}"#, "en.json", .json),
        Self.member(#"{"b": {"c": "два"}, "a": "один", "new": "ще"}"#, "uk.json", .json),
        Self.member(#"{"a": "një", "b": {"c": ""}}"#, "x.json", .json, .albanian),
      ], diagnostics: diagnostics)
    #expect(units.map(\.id) == ["a", "b.c", "only", "new"])
    #expect(units[0].variants.map { "\($0.language) \($0.text)" } == ["en one", "uk один", "sq një"])
    #expect(units[1].variants.map(\.text) == ["two", "два"])
    #expect(report.units == 4)
    #expect(alone == 2)
  }

  @Test("pairs Android resources with their plural forms")
  func android() throws {
    let members = ["values/strings.xml", "values-uk/strings.xml"].map { name in
      ParallelResources.Member(
        InputFile(path: Fixture.folder.appending(path: "shipped/" + name).path), as: .android,
        language: name == "values/strings.xml" ? .english : nil)
    }
    let (units, _, _) = try Self.read(members, diagnostics: DiagnosticList())
    let news = try #require(units.first { $0.id == "news" })
    #expect(news.variants.map(\.forms.count) == [2, 4])
    #expect(units.first { $0.id == "hello" }?.variants.map(\.text) == ["Hello, !", "Вітаю, !"])
  }

  @Test("refuses two files of the same language")
  func sameLanguage() {
    #expect(throws: InputError.self) {
      try Self.read(
        [Self.member("a=1", "m_en.properties", .properties), Self.member("a=2", "n_en.properties", .properties)],
        diagnostics: DiagnosticList())
    }
  }
}
