import TestArchives
import Testing
import UraModel

@testable import UraFormats

@Suite("OpenDocumentFormat")
struct OpenDocumentFormatTests {
  private func read(_ body: String, automatic: String = "", master: String = "") throws -> OfficeDocument {
    try OfficeDocument(.openDocument(body, automatic: automatic, master: master), as: .odt)
  }

  @Test("headings, paragraphs, list items and cells are texts in the order of the page; what was deleted is none")
  func blocks() throws {
    let found = try read(
      """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region>\
      </text:tracked-changes><text:h text:outline-level="2">A title</text:h>
      <text:section><text:p>One<text:change text:change-id="c"/>.</text:p></text:section>
      <text:list><text:list-item><text:p>An item</text:p><text:list><text:list-item><text:p>inside</text:p></text:list-item>\
      </text:list></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>
      <text:p/><text:p> </text:p>
      """,
      master: "<style:header><text:p>Head</text:p></style:header><style:footer><text:p>Foot</text:p></style:footer>")
    #expect(found.plainTexts == ["A title", "One.", "An item", "inside", "cell", "Head", "Foot"])
    #expect(found.document.units[0].properties == [Property("block", "h2")])
    #expect(found.document.units.map(\.isInMargin) == [false, false, false, false, false, true, true])
  }

  @Test(
    "a text has its white space as it is shown, and what looks different stands between codes",
    arguments: [
      ("  a\n   b<text:s/>c<text:s text:c=\"3\"/>d ", "a b c   d"), ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
      (
        "a &amp; <text:span text:style-name=\"T1\">b</text:span> c",
        "a & <text:span text:style-name=\"T1\">b</text:span> c"
      ),
      // A style that only remembers an editing session, or a language, divides no text.
      ("Pri<text:span text:style-name=\"T2\">shti</text:span>na", "Prishtina"),
      ("a<text:soft-page-break/> b", "a b"),
      ("<text:bookmark text:name=\"x\"/>a<office:annotation><text:p>No.</text:p></office:annotation>", "a"),
      (
        "a<office:annotation><text:p>No.</text:p></office:annotation> b",
        "a<office:annotation><text:p>No.</text:p></office:annotation> b"
      ),
      (
        "See <text:a href=\"x\">the <text:span text:style-name=\"T1\">map</text:span></text:a>",
        "See <text:a href=\"x\">the <text:span text:style-name=\"T1\">map</text:span></text:a>"
      ),
    ])
  func text(content: String, expected: String) throws {
    let styles = """
      <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>\
      <style:style style:name="T2" style:family="text"><style:text-properties officeooo:rsid="1" fo:language="sq"/></style:style>
      """
    #expect(try read("<text:p>\(content)</text:p>", automatic: styles).texts == [expected])
  }

  private static let note = """
    <text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>\
    <text:p>A note.</text:p></text:note-body></text:note>
    """

  @Test("notes and text boxes come behind the paragraph that they stand in")
  func inner() throws {
    let box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    let found = try read("<text:p>One\(Self.note) two\(box) three.</text:p><text:p>Next.</text:p>")
    #expect(
      found.texts == [
        "One<text:note n=\"1\"/> two<draw:frame n=\"2\"/> three.", "A note.", "In a box.", "Next.",
      ])
    #expect(found.document.units[1].properties == [Property("block", "p"), Property("part", "footnote")])
  }

  @Test("a new text is written with elements for white space, and notes keep their place and get their own text")
  func newText() throws {
    let found = try read("<text:p> One\(Self.note) two </text:p>")
    var text = InlineText("A  & B\tC\n D")
    text.append(found.document.units[0].variants[0].content.codes[0])
    let body = { try found.body("content.xml", changing: $0, from: "<office:text>", to: "</office:text>") }
    let note = Self.note.replacing("A note.", with: "Shënim.")
    let expected = "<text:p> A <text:s/>&amp; B<text:tab/>C<text:line-break/> D"
    #expect(try body([1: text, 2: InlineText("Shënim.")]) == "\(expected)\(note) </text:p>")
    #expect(try body([1: text]) == "\(expected)\(Self.note) </text:p>")
    #expect(try body([2: InlineText("Shënim.")]) == "<text:p> One\(note) two </text:p>")
    // A translator who leaves the note out leaves out its text.
    #expect(try body([1: InlineText("X"), 2: InlineText("Shënim.")]) == "<text:p> X </text:p>")
  }

  @Test("a translated document says that it is in its new language, with the likely country")
  func language() throws {
    let styles = try read("<text:p>One.</text:p>").part("styles.xml", in: .albanian)
    #expect(styles.contains("fo:language=\"sq\" fo:country=\"AL\""))
  }

  @Test("a document of which nothing changes is the same, byte for byte")
  func identity() throws {
    let found = try read("<text:p>a<text:s/>b\(Self.note)</text:p>")
    #expect(try found.document.rewritten(by: found.format, units: found.document.units) == found.bytes)
  }

  private func failure(_ archive: TestArchive) -> Diagnostic? {
    do {
      _ = try parse(archive.bytes, as: .odt)
      return nil
    } catch { return (error as? InputError)?.diagnostic }
  }

  @Test("says what a file is that is no text, has a password or is broken")
  func otherFiles() {
    var sheet = TestArchive.openDocument("")
    sheet.entries[0] = .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    #expect(failure(sheet)?.code == "not-odt")
    var locked = TestArchive.openDocument("")
    locked.entries[3] = .init("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    #expect(failure(locked)?.code == "zip-encrypted")
    #expect(failure(.word("a"))?.code == "not-odt")
    let broken = failure(.openDocument("<text:p>a</text:h>"))
    #expect(broken?.code == "xml-mismatched-tag")
    #expect(broken?.location.path.hasSuffix(": content.xml") == true && broken?.location.line == 2)
  }
}
