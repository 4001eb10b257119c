import Testing
import UraFormats
import UraModel

@Suite("Characters that a format has no place for")
struct ControlCharacterTests {
  private static let ukrainian = LanguageTag("uk") ?? .undetermined

  private static func unit(_ text: String) -> TranslationUnit {
    TranslationUnit(id: "a", variants: [Variant(.english, text), Variant(ukrainian, text)])
  }

  @Test(
    "become U+FFFD in XML, which may have no U+FFFE and U+FFFF (XML 1.0, 2.2)",
    arguments: [FileFormat.tmx, .xliff1, .resx, .qt, .tbx])
  func noncharacters(_ format: FileFormat) throws {
    let bytes = try render(
      [Self.unit("a\u{FFFE}\u{FFFF}\u{1}b \u{FFFD} ﾾ \u{F8FF}")], header: nil, as: format,
      options: WritingOptions(sourceLanguage: .english, targetLanguage: Self.ukrainian))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("a\u{FFFD}\u{FFFD}\u{FFFD}b \u{FFFD} ﾾ \u{F8FF}"), "\(text)")
  }

  @Test("come back from YAML, whose readers take no others than printable ones (YAML 1.2.2, 5.1)")
  func yaml() throws {
    for value in [1, 8, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0x2028, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600] as [UInt32] {
      let text = "a\(Unicode.Scalar(value).map(String.init) ?? "")b"
      let bytes = try render(
        [Self.unit(text)], header: nil, as: .yaml,
        options: WritingOptions(sourceLanguage: .english, targetLanguage: Self.ukrainian))
      let found = try parse(bytes, as: .yaml)
      #expect(found.diagnostics.isEmpty, "\(String(value, radix: 16))")
      #expect(found.units.map(\.variants[0].text) == [text], "\(String(value, radix: 16))")
    }
  }

  @Test(
    "are an error where they would end a text for others: U+0000",
    arguments: [
      (FileFormat.jsonl, "{\"en\":\"a\\u0000b\",\"uk\":\"а\"}\n{\"en\":\"good\",\"uk\":\"добре\"}\n"),
      (.properties, "a=a\\u0000b\nc=good\n"), (.json, "{\"a\":\"a\\u0000b\",\"c\":\"good\"}"),
    ])
  func nul(_ format: FileFormat, _ text: String) throws {
    let diagnostics = DiagnosticList()
    var texts: [String] = []
    let report = try format.reader.read(InputFile(text: text, path: "a"), diagnostics: diagnostics) { unit, _ in
      texts.append(unit.variants[0].text)
    }
    #expect(texts == ["good"])
    #expect((report.units, report.skipped) == (1, 1))
    #expect(diagnostics.diagnostics.map(\.code) == ["binary-data"])
    #expect(diagnostics.diagnostics.first?.location.line == 1)
  }
}
