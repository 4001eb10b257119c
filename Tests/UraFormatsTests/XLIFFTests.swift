import Testing
import UraFormats
import UraModel

@Suite("XLIFF")
struct XLIFFTests {
  private static let enUK = WritingOptions(sourceLanguage: .english, targetLanguage: .ukrainian)

  @Test("1.2 gives units with containers, segmentation, states, notes and alternatives")
  func version1() throws {
    let (header, units, diagnostics) = try parse(Fixture.bytes("codes.xlf"), as: .xliff1)
    #expect(diagnostics.isEmpty)
    #expect(header?.targetLanguages.map(\.description) == ["sq-AL"])
    try #require(units.count == 4)
    let first = units[0]
    #expect(first.containers.map(\.kind) == [.file, .group])
    #expect(first.containers[1].notes.map(\.text) == ["A group."])
    #expect(first.variants.map(\.text) == ["The choir  sings. Come!", "Kori  këndon. Ejani!"])
    #expect(first.variants[0].segmentation?.codes.filter { $0.origin?.element == "mrk" }.count == 4)
    #expect(first.variants[1].state == "final")
    #expect(
      first.notes == [
        Note("Short.", category: "editor", language: .english, attributes: [Attribute("annotates", "target")])
      ])
    #expect(first.alternatives.first?.quality == "88%")
    #expect(first.alternatives.first?.target?.plainText == "Kori këndoi.")
    #expect(first.details.fragments.count == 2)
    #expect(!units[1].isTranslatable)
    #expect(
      units[1].variants[0].content.codes.map(\.kind) == [
        .opening, .closing, .opening, .closing, .isolatedOpening, .standalone, .isolatedOpening,
      ])
    #expect(units[1].variants[0].content.codes[5].subflows.first?.content.plainText == "a lake")
    #expect(units[2].variants.map(\.text) == ["a < b & c"])
    #expect(units[3].variants.isEmpty)
  }

  @Test("2 gives a unit for each segment, with the modules kept")
  func version2() throws {
    let (header, units, diagnostics) = try parse(Fixture.bytes("modules.xlf"), as: .xliff2)
    #expect(diagnostics.isEmpty)
    #expect(header?.version == "2.1")
    try #require(units.count == 6)
    #expect(units[0].containers.map(\.kind) == [.file, .group, .unit])
    #expect(units[0].variants.map(\.text) == ["The choir sings .", "Співає хор."])
    #expect(units[0].variants[0].content.codes.map(\.data) == ["", "", "<b>", "a\u{1}z", "</b>"])
    #expect(units[0].variants[1].state == "final")
    #expect(units[1].details.attributes == [XLIFF2Reader.ignorable])
    #expect(!units[1].isTranslatable)
    #expect(units[2].alternatives.first?.source?.codes.first?.data == "[br]")
    #expect(units[2].variants[0].content.codes.first?.kind == .isolatedOpening)
    #expect(units[4].variants[0].text == "Tab\u{B}  end")
    #expect(!units[4].isTranslatable)
  }

  @Test("is told by its version where the name is the same")
  func detection() throws {
    #expect(try FileFormat.detect(InputFile(bytes: Fixture.bytes("codes.xlf"), path: "a.xlf")) == .xliff1)
    #expect(try FileFormat.detect(InputFile(bytes: Fixture.bytes("modules.xlf"), path: "a.xlf")) == .xliff2)
    #expect(try FileFormat.detect(InputFile(bytes: Fixture.bytes("modules.xlf"), path: "data")) == .xliff2)
    #expect(throws: InputError.self) { try FileFormat.detect(InputFile(text: "Hello.", path: "data")) }
  }

  @Test("takes what TMX holds: pairs, placeholders, halves, terms", arguments: [FileFormat.xliff1, .xliff2])
  func fromTMX(_ format: FileFormat) throws {
    let tmx = try parse(Fixture.bytes("inline.tmx"), as: .tmx)
    let bytes = try render(tmx.units, header: tmx.header, as: format, options: Self.enUK)
    let (_, units, diagnostics) = try parse(bytes, as: format)
    #expect(diagnostics.isEmpty)
    #expect(units.map { $0.variants[0].text } == tmx.units.map { $0.variant(.english)?.text })
    let codes = units[0].variants[1].content.codes
    #expect(codes.map(\.kind) == [.opening, .opening, .closing, .closing])
    #expect(codes.map(\.data) == ["<b>", "<i>", "</i>", "</b>"])
    let halves = units[2].variants[0].content.codes
    #expect(halves.map(\.kind) == [.isolatedOpening, .standalone])
  }

  @Test("keeps white space of other formats where XML would lose it", arguments: [FileFormat.xliff1, .xliff2])
  func space(_ format: FileFormat) throws {
    let unit = TranslationUnit(variants: [Variant(.english, "a b"), Variant(.ukrainian, " а  б")])
    let bytes = try render([unit], header: nil, as: format, options: Self.enUK)
    #expect(try parse(bytes, as: format).units.first?.variants.map(\.text) == ["a b", " а  б"])
    guard format == .xliff2 else { return }
    #expect(String(decoding: bytes, as: UTF8.self).contains("<target xml:space=\"preserve\">"))
  }

  @Test(
    "2 has four states for those of other formats",
    arguments: [
      ("new", "initial"), ("fuzzy", "initial"), ("needs-review-translation", "initial"), ("translated", "translated"),
      ("final", "final"), ("signed-off", "reviewed"), ("of my own", nil),
    ])
  func states(_ state: String, _ expected: String?) throws {
    var target = Variant(.ukrainian, "б")
    target.state = state
    let unit = TranslationUnit(variants: [Variant(.english, "b"), target])
    let bytes = try render([unit], header: nil, as: .xliff2, options: Self.enUK)
    #expect(try parse(bytes, as: .xliff2).units.first?.variants.last?.state == expected)
  }

  @Test("reports a wrong unit and goes on", arguments: [FileFormat.xliff1, .xliff2])
  func skips(_ format: FileFormat) throws {
    let name = format == .xliff1 ? "codes.xlf" : "modules.xlf"
    let whole = String(decoding: try Fixture.bytes(name), as: UTF8.self)
    let damaged = whole.replacing(
      format == .xliff1 ? "</seg-source>" : "</segment>", with: "</wrong>", maxReplacements: 1)
    let (_, units, diagnostics) = try parse(damaged, as: format)
    #expect(diagnostics.map(\.code) == ["xml-mismatched-tag"])
    #expect(units.count == (format == .xliff1 ? 3 : 2))
  }
}
