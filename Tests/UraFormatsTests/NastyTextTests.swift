import Testing
import UraFormats
import UraModel

@Suite("Texts whose ends and line breaks a format reads as something else")
struct NastyTextTests {
  private static let texts = [
    "a\t", "\ta", "\t", "a\n", "\na", "a\n\n", "\n\na", "\n", "\n\n", " a ", "  a  ", " ", "   ", " \ta\t ", "a\rb",
    "a\r",
    "\ra", "a\n b", "a \nb", "a\n\tb", "a\n  \nb", "a\n\nb", "a  b", "a\t\tb", "\u{FEFF}a", "a\u{FEFF}b", "\u{FEFF}",
    "\u{2028}a\u{2028}", "\u{A0}a\u{A0}", "a\n.b = c", "a\n[b]", "a\n*b", "a\n}", "{x}", "{\"a\"}", "'\"\\", "\\n",
    "\\u0009", "@a",
    "?a", "a\n#b",
  ]

  @Test(
    "come back as they were", arguments: [FileFormat.fluent, .yaml, .android, .properties, .json, .strings, .po])
  func roundTrip(_ format: FileFormat) throws {
    for text in Self.texts {
      let unit = TranslationUnit(id: "a", variants: [Variant(.english, text)])
      let bytes = try render(
        [unit, TranslationUnit(id: "b", variants: [Variant(.english, "end")])], header: nil, as: format,
        options: WritingOptions(sourceLanguage: .english, targetLanguage: .english))
      let found = try parse(bytes, as: format)
      #expect(found.diagnostics.isEmpty, "\(text.debugDescription): \(found.diagnostics)")
      #expect(
        found.units.map(\.variants[0].text) == [text, "end"],
        "\(text.debugDescription): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("come back from an Android string beside inline markup")
  func besideMarkup() throws {
    for text in ["a <b> c </b> d", " <b>a</b> ", "a <b>b\tc</b>\n", "a  <b/>  c"] {
      let unit = try #require(
        parse(
          "<resources><string name=\"a\">\(text.replacing(" ", with: "\\u0020").replacing("\t", with: "\\t").replacing("\n", with: "\\n"))</string></resources>",
          as: .android
        ).units.first)
      #expect(unit.variants[0].content.nativeText == text)
      let bytes = try render(
        [unit], header: nil, as: .android, options: WritingOptions(sourceLanguage: .english, targetLanguage: .english))
      #expect(try parse(bytes, as: .android).units.map(\.variants[0].content.nativeText) == [text])
    }
  }
}
