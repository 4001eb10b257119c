import Testing
import UraFormats
import UraModel

@Suite("PO as a stream")
struct POStreamTests {
  private static let header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: uk\\n\"\n"

  private static func catalogue(_ count: Int, lineEnd: String = "\n") -> String {
    let entries = (1...count).map { number in
      """
      # note \(number)
      msgctxt "place \(number)"
      msgid "text \(number)\\n"
      "in two lines"
      msgstr ""
      "текст \(number)\\n"
      "у двох рядках"

      """
    }
    return (header + "\n" + entries.joined(separator: "\n")).replacing("\n", with: lineEnd)
  }

  @Test("gives the units of the whole file, and their places", arguments: ["\n", "\r\n"])
  func sameUnits(_ lineEnd: String) throws {
    let text = Self.catalogue(6_000, lineEnd: lineEnd)
    #expect(text.utf8.count > 1 << 19, "more than two stretches")
    let input = InputFile(text: text, path: "uk.po")
    let whole = try POFormat().document(of: input, diagnostics: DiagnosticList())
    var units: [TranslationUnit] = []
    var lines: [Int] = []
    try POFormat().read(input, diagnostics: DiagnosticList()) { unit, place in
      units.append(unit)
      lines.append(place.line ?? 0)
    }
    #expect(units == whole.units)
    #expect(lines == whole.starts.map { whole.file.location(of: $0).line ?? 0 })
    #expect(lines.last == 5 + 8 * 5_999 - 1)
  }

  @Test("names the line of a fault far behind the start")
  func fault() throws {
    let text =
      Self.catalogue(6_000) + "\nmsgid \"a\" b\nmsgstr \"\"\n\n" + Self.catalogue(1).dropFirst(Self.header.count)
    let diagnostics = DiagnosticList()
    let report = try POFormat().read(InputFile(text: text, path: "uk.po"), diagnostics: diagnostics) { _, _ in }
    #expect(report.units == 6_001)
    #expect(report.skipped == 1)
    let line = text.prefix { _ in true }.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("msgid \"a\" b") }
    #expect(diagnostics.diagnostics.map(\.location.line) == [line.map { $0 + 1 }])
  }

  @Test("reads an 8-bit encoding that the header names")
  func windows1251() throws {
    let header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1251\\n\"\n\n"
    let bytes = Array(header.utf8) + Array("msgid \"a\"\nmsgstr \"".utf8) + [0xB3, 0xBF] + Array("\"\n".utf8)
    #expect(try parse(bytes, as: .po).units.map { $0.variants[1].text } == ["ії"])
  }

  @Test("refuses an entry without an end")
  func endless() throws {
    var options = ReadingOptions()
    options.limits.tokenBytes = 1 << 20
    let text = Self.header + "\nmsgid \"" + String(repeating: "a", count: 3 << 20)
    #expect(throws: InputError.self) { try parse(text, as: .po, options: options) }
  }
}
