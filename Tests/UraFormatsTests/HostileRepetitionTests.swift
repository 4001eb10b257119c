import Foundation
import TestArchives
import Testing
import UraFormats
import UraModel

/// Texts that make a reader look at everything before, or behind, again and again: eight times the text may take some eight
/// times the work. Work is the processor time of the thread, so that other programs do not count.
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

  /// Content of a paragraph.
  static let officeCases: [(FileFormat, String)] = [
    (.docx, "<w:r><w:t> </w:t></w:r>"), (.docx, "<w:r><w:t>a. </w:t></w:r>"), (.docx, "<w:r><w:tab/></w:r>"),
    (.docx, "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"), (.docx, "<w:r><w:sym/></w:r>"),
    (.docx, "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>"),
    (.docx, "<w:r><w:pict><w:p><w:r><w:t>a</w:t></w:r></w:p></w:pict><w:t>b</w:t></w:r>"),
    (.odt, "<text:s/>"), (.odt, "a<text:s/>"), (.odt, "<text:span>a</text:span>"),
    (.odt, "<text:note><text:p>a</text:p></text:note>b"),
    (.odt, "a "), (.odt, " "),
  ]

  @Test("takes work in proportion to its length, in an archive, too", arguments: officeCases)
  func officeWork(_ format: FileFormat, _ piece: String) throws {
    try check(by: format.reader) { bytes in
      let content = String(repeating: piece, count: bytes / piece.utf8.count)
      let archive =
        format == .docx
        ? TestArchive.word("<w:p>\(content)</w:p>") : TestArchive.openDocument("<text:p>\(content)</text:p>")
      return InputFile(bytes: archive.bytes, path: "test.\(format.rawValue)")
    }
  }

  @Test("takes work in proportion to its length", arguments: cases)
  func work(_ format: FileFormat, _ start: String, _ piece: String) throws {
    try check(by: format.reader) { bytes in
      let text = start + String(repeating: piece, count: bytes / piece.utf8.count)
      return InputFile(text: text, path: "test.\(format.rawValue)")
    }
  }

  private func check(by reader: any TranslationUnitReader, _ input: (Int) -> InputFile) throws {
    func seconds(_ bytes: Int) -> Double {
      let input = input(bytes)
      let before = clock()
      _ = try? reader.document(input, diagnostics: DiagnosticList())
      return clock() - before
    }
    // Quadratic work is 64 times as much; caches make some of the rest. Pages that are touched first cost as well: the best of some runs counts.
    var short = Double.infinity
    var long = Double.infinity
    for _ in 0..<5 {
      short = min(short, seconds(8_000))
      long = min(long, seconds(64_000))
      if long < 24 * short + 0.002 { return }
    }
    Issue.record("\(long) s for eight times the text of \(short) s")
  }

  /// Processor time of this thread in seconds.
  private func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
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
