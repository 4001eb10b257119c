import Testing
import UraFormats
import UraModel

/// Files so large that they are read piece by piece.
@Suite("Large files of programs")
struct LargeFileTests {
  private static func translated(
    _ text: String, as format: any SkeletonFormat, path: String
  ) throws -> (before: [TranslationUnit], after: String) {
    let document = try format.document(of: InputFile(text: text, path: path), diagnostics: DiagnosticList())
    let bytes = try document.rewritten(by: format) { slot, unit in
      InlineText("Ю" + (unit.variants[slot.variant].content(ofForm: slot.form)?.plainText ?? ""))
    }
    return (document.units, String(decoding: bytes, as: UTF8.self))
  }

  @Test("JSON gives the units of its small objects, plurals together, wherever they stand")
  func json() throws {
    let group = { (number: Int) in
      """
          "a\(number)_one": "{{count}} day \(number)",
          "b\(number)": {"c": ["x \(number)", 1, null]},
          "a\(number)_other": "{{count}} days \(number)"
      """
    }
    let count = 9_000
    let text = "{\n  \"top\" : {\n" + (0..<count).map(group).joined(separator: " ,\n") + "\n  }\n}\n"
    #expect(text.utf8.count > 1 << 19)
    let (units, after) = try Self.translated(text, as: JSONFormat(), path: "en.json")
    #expect(units.count == 2 * count)
    let ids = units.compactMap(\.id)
    #expect(Set(ids) == Set((0..<count).flatMap { ["top.a\($0)", "top.b\($0).c[0]"] }))
    #expect(units.filter { $0.id?.contains(".a") == true }.allSatisfy { $0.variants[0].forms.count == 2 })
    #expect(after == text.replacing("\"{{", with: "\"Ю{{").replacing("\"x ", with: "\"Юx "))
  }

  @Test("JSON that breaks off gives what stands before, and says where")
  func brokenJSON() throws {
    let text = "{" + (0..<10_000).map { "\"key\($0)\": \"text\"" }.joined(separator: ",\n") + ",\n\"last\" 1}"
    let (_, units, diagnostics) = try parse(text, as: .json)
    #expect(units.count == 10_000)
    #expect(diagnostics.map(\.location.line) == [10_001])
  }

  @Test("ARB keeps what is said of a key beside it")
  func arb() throws {
    let texts = (0..<6_000).map { "\"k\($0)\": \"text\",\n\"@k\($0)\": {\"description\": \"about \($0)\"}" }
    let text = "{" + texts.joined(separator: ",\n") + ",\n\"@@locale\": \"en_GB\"}"
    let (header, units, diagnostics) = try parse(text, as: .arb)
    #expect(diagnostics.isEmpty)
    #expect(header?.sourceLanguage == LanguageTag("en-GB"))
    #expect(units.count == 6_000)
    #expect(units.enumerated().allSatisfy { $1.notes.map(\.text) == ["about \($0)"] })
  }

  @Test(
    "YAML is read in pieces, whether it names its language or not",
    arguments: [("uk:\n", "  "), ("---\n# all\nuk:   # the language\n", "    "), ("", "")])
  func yaml(_ start: String, _ indentation: String) throws {
    let groups = (0..<8_000).map { number in
      """
      # group \(number)
      g\(number):
        plain: text \(number)
        "quoted": "first \(number)
          second: line"
        block: |
          some text
          no: key
        days:
        - Monday
      """
    }
    let body = groups.joined(separator: "\n").split(separator: "\n").map { "\(indentation)\($0)\n" }.joined()
    let text = start + body
    #expect(text.utf8.count > 1 << 20)
    let (units, after) = try Self.translated(text, as: YAMLFormat(), path: start.isEmpty ? "x.yml" : "uk.yml")
    #expect(units.count == 4 * groups.count)
    #expect(units[4].id == "g1.plain")
    #expect(units.last?.id == "g7999.days[0]")
    let changed = text.replacing("plain: text", with: "plain: Юtext").replacing("- Monday", with: "- ЮMonday")
      .replacing("some text", with: "Юsome text")
    #expect(
      after.split(separator: "\n").filter { !$0.contains("first") && !$0.contains("second") }
        == changed.split(separator: "\n").filter { !$0.contains("first") && !$0.contains("second") })
  }

  @Test("YAML goes on behind a part that is wrong, and names its line")
  func brokenYAML() throws {
    let group = { (number: Int) in "  g\(number):\n    text: some text\n" }
    let text = "uk:\n" + (0..<18_000).map(group).joined() + "  bad: [x\n" + (0..<18_000).map(group).joined()
    let (_, units, diagnostics) = try parse(text, as: .yaml)
    #expect(units.count == 36_000)
    #expect(diagnostics.count == 1)
    #expect((diagnostics.first?.location.line ?? 0) >= 36_002)
  }

  @Test("a string catalog gives every entry, and its languages in front")
  func catalog() throws {
    let entries = (0..<1_500).map { number in
      """
      "key \(number)" : { "localizations" : { "\(number == 1_499 ? "sq" : "uk")" : { "stringUnit" : { "state" : "translated", "value" : "текст \(number)" } } } }
      """
    }
    let text = "{\"strings\" : {\n" + entries.joined(separator: ",\n") + "\n}, \"sourceLanguage\" : \"en\"}"
    let (header, units, diagnostics) = try parse(text, as: .xcstrings)
    #expect(diagnostics.isEmpty)
    #expect(header?.targetLanguages.map(\.description) == ["uk", "sq"])
    #expect(units.count == 1_500)
  }

  @Test(
    "a text without an end is refused with its place",
    arguments: [
      ("a = 1\nb = ", FileFormat.properties), ("\"a\" = \"", .strings), ("1\n00:00:01,000 --> 00:00:02,000\n", .srt),
      ("a\n\n", .text), ("# a\n\n", .markdown), ("<p>a</p>\n<p>", .html), ("{\"a\": \"", .json),
      ("a = 1\nb = ", .fluent),
      ("msgid \"a\"\nmsgstr \"", .po), ("<resources><string name=\"a\">", .android),
    ])
  func endless(_ start: String, _ format: FileFormat) throws {
    var options = ReadingOptions()
    options.limits.tokenBytes = 1 << 20
    let bytes = Array(start.utf8) + [UInt8](repeating: 0x61, count: 3 << 20)
    var found: Diagnostic?
    do {
      found = try parse(bytes, as: format, options: options).diagnostics.first
    } catch let error as InputError {
      found = error.diagnostic
    }
    let diagnostic = try #require(found)
    #expect(diagnostic.message.contains("at most 1048576 bytes"))
    #expect(diagnostic.location.line != nil)
  }
}
