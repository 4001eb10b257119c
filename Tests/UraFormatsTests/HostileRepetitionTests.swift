import Testing
import UraFormats
import UraModel

/// Texts that make a reader look at everything before, or behind, again and again: with a bound on the time, so that the
/// work stays in proportion to the size. Each takes a fraction of a second; with quadratic work it takes minutes.
@Suite("Endless repetition")
struct HostileRepetitionTests {
  static let cases: [(FileFormat, String, String)] = [
    (.markdown, "", "["), (.markdown, "", "]"), (.markdown, "", "*a "), (.markdown, "", "*a* "),
    (.markdown, "", "*a _b"),
    (.markdown, "", "_a* "), (.markdown, "", "<a "), (.markdown, "", "<!--"), (.markdown, "", "![]("),
    (.markdown, "", "[](a (x"), (.markdown, "", "[a](b)"), (.markdown, "", "- "), (.markdown, "", "> "),
    (.markdown, "", "[^"),
    (.markdown, "", "[]("), (.markdown, "", "`a"), (.markdown, "", "&amp"), (.html, "", "<b>x"), (.html, "", "</b>"),
    (.html, "", "<b></i>"), (.html, "", "<div>"), (.html, "", "<!--"), (.html, "", "&"), (.html, "", "<p title=\""),
    (.fluent, "", "a\n"), (.fluent, "", "a = {"), (.fluent, "a = ", "{ $x ->\n [a] "), (.fluent, "", "a = { \""),
    (.json, "", "[\"a\","), (.xcstrings, "{\"strings\":{", "\"a\":1,"), (.po, "", "msgid \"a\"\n"),
    (.po, "msgid \"\"\n", "\"x\"\n"),
    (.yaml, "", "a: &a [*a]\n"), (.strings, "", "\"a\" = "), (.srt, "", "x\n\n"), (.vtt, "WEBVTT\n\n", "x\n\n"),
    (.android, "<resources>", "<string>"), (.tmx, "<tmx><body><tu><tuv xml:lang=\"en\"><seg>", "<bpt i=\"1\"/>"),
    (.tmx, "<tmx><body>", "<tu><tuv xml:lang=\"en\"><seg>&x;</seg></tuv></tu>"), (.csv, "en,uk\n", "\"a,b\n"),
    (.jsonl, "", "{\"a\"\n"),
  ]

  @Test("takes time in proportion to its length", arguments: cases)
  func time(_ format: FileFormat, _ start: String, _ piece: String) throws {
    let text = start + String(repeating: piece, count: 30_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      _ = try? format.reader.document(
        InputFile(text: text, path: "test.\(format.rawValue)"), diagnostics: DiagnosticList())
    }
    #expect(elapsed < .seconds(20), "a debug build on a busy machine is slow, quadratic work much slower")
  }

  @Test("finds wrong bytes far into a text at once")
  func badByte() throws {
    let start = Array("<tmx><body><tu><tuv xml:lang=\"en\"><seg>".utf8)
    let bytes = start + [UInt8](repeating: 0x61, count: 1 << 20) + [0xFF] + Array("</seg></tuv></tu></body></tmx>".utf8)
    let diagnostics = try parse(bytes, as: .tmx).diagnostics
    #expect(diagnostics.first?.location.column == start.count + 1 + (1 << 20))
  }

  @Test("refuses more attributes than anyone writes")
  func attributes() throws {
    let attributes = (0..<2_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    let diagnostics = try parse("<tmx><body><tu \(attributes)/></body></tmx>", as: .tmx).diagnostics
    #expect(diagnostics.first?.code == "xml-too-many-attributes")
  }
}
