import TestArchives
import Testing
import UraModel

@testable import UraFormats

@Suite("WordFormat")
struct WordFormatTests {
  private func read(_ body: String, parts: [(type: String, content: String)] = []) throws -> OfficeDocument {
    try OfficeDocument(.word(body, parts: parts), as: .docx)
  }

  private static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test("headings, list items, cells and paragraphs are texts in the order of the page")
  func blocks() throws {
    let cell = { "<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr><w:p>\(Self.run($0))</w:p></w:tc>" }
    let found = try read(
      """
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>\(Self.run("A title"))</w:p>
      <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>\(Self.run("An item"))</w:p>
      <w:tbl><w:tr>\(cell("one"))\(cell("two"))</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>\(cell("gone"))</w:tr></w:tbl>
      <w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p>\(Self.run("controlled"))</w:p></w:sdtContent></w:sdt>
      <w:p/><w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p><w:sectPr/>
      """)
    #expect(found.texts == ["A title", "An item", "one", "two", "controlled"])
    #expect(found.document.units[0].properties == [Property("block", "Heading1")])
  }

  @Test(
    "a text is what its runs say together",
    arguments: [
      // Divided by an editing session, by the checks of spelling, by the language.
      (
        "<w:r w:rsidR=\"1\"><w:t>Pri</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>sht</w:t></w:r>"
          + run("ina", "<w:lang w:val=\"sq-AL\"/><w:noProof/>"), "Prishtina"
      ),
      ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
      ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:softHyphen/></w:r>", "e\u{2011}mail\u{AD}"),
      // White space at the ends of an element counts only where it says so.
      ("<w:r><w:t> one </w:t></w:r>" + run(" two"), "one two"),
      ("<w:r><w:t>a &amp; b &#x2014; c</w:t></w:r>", "a & b — c"),
      // Tracked changes.
      (
        run("kept ")
          + "<w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id=\"2\">\(run("new"))</w:ins>",
        "kept new"
      ),
      (
        "<w:moveFrom w:id=\"1\">\(run("there"))</w:moveFrom>" + run("he") + "<w:moveToRangeStart w:id=\"2\"/>"
          + "<w:moveTo w:id=\"3\">\(run("re"))</w:moveTo>", "here"
      ),
      ("<w:smartTag w:uri=\"u\" w:element=\"e\"><w:smartTagPr/>\(run("Tirana"))</w:smartTag>", "Tirana"),
      (
        run("Ti") + "<w:bookmarkStart w:id=\"3\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"3\"/>" + run("rana"),
        "Tirana"
      ),
      // What is said for complex scripts does not show in others.
      (
        run("Ti", "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>") + run("rana", "<w:bCs/><w:sz w:val=\"24\"/>"), "Tirana"
      ),
      (
        run("a ", "<w:rtl/>") + run("b", "<w:rtl/><w:bCs/>"), "a <w:r><w:rPr><w:rtl/><w:bCs/></w:rPr>b</w:r>"
      ),
      // White space that looks the same in any format is no reason for codes.
      (run("one", "<w:b/>") + run(" ") + run("two", "<w:b/>") + run(" ", "<w:i/>"), "one two"),
      (run("in bold", "<w:b/>") + run(" as a whole", "<w:b/><w:lang w:val=\"en\"/>"), "in bold as a whole"),
    ])
  func text(content: String, expected: String) throws {
    #expect(try read("<w:p>\(content)</w:p>").texts == [expected])
  }

  @Test(
    "what looks different stands between codes, and what is no text is one",
    arguments: [
      (
        run("plain ") + run("bold", "<w:b/>") + run(" and ") + run("slanted", "<w:i/>"),
        "plain <w:r><w:rPr><w:b/></w:rPr>bold</w:r> and <w:r><w:rPr><w:i/></w:rPr>slanted</w:r>"
      ),
      (
        run("See ") + "<w:hyperlink r:id=\"rId4\">\(run("the map", "<w:rStyle w:val=\"Hyperlink\"/>"))</w:hyperlink>",
        "See <w:hyperlink r:id=\"rId4\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>the map</w:r></w:hyperlink>"
      ),
      (
        run("one") + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>"
          + run(" two"),
        "one<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r> two"
      ),
      (
        run("page ") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("3"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
          + run(" of"),
        "page <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>3<w:r><w:fldChar w:fldCharType=\"end\"/></w:r> of"
      ),
      // What stands at the ends is left to the file.
      ("<w:bookmarkStart w:id=\"0\"/>" + run("text") + "<w:bookmarkEnd w:id=\"0\"/>", "text"),
      ("<w:r><w:footnoteRef/></w:r>" + run(" A note. "), "A note."),
    ])
  func codes(content: String, expected: String) throws {
    let found = try read("<w:p>\(content)</w:p>")
    #expect(found.texts == [expected])
    #expect(!found.plainTexts[0].contains("PAGE"))
  }

  private static let box = """
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>\(run("In a box."))</w:p>\
    <w:p>\(run("Second."))</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\
    <w:txbxContent><w:p>\(run("In a box."))</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
    """

  @Test("text boxes are read once, behind the paragraph that they are anchored to")
  func textBox() throws {
    let found = try read(
      "<w:p>\(Self.run("Before "))\(Self.box)\(Self.run("after."))</w:p><w:p>\(Self.run("Next."))</w:p>")
    #expect(found.texts == ["Before <mc:AlternateContent n=\"1\"/>after.", "In a box.", "Second.", "Next."])
    #expect(try read("<w:p>\(Self.box)</w:p>").texts == ["In a box.", "Second."])
  }

  @Test("notes come behind the body, and what stands on every page says so")
  func parts() throws {
    let found = try read(
      "Body.",
      parts: [
        ("footer", "<w:p>\(Self.run("Foot"))</w:p>"),
        (
          "footnotes",
          "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
            + "<w:footnote w:id=\"2\"><w:p>\(Self.run("A note."))</w:p></w:footnote>"
        ), ("endnotes", "<w:endnote w:id=\"2\"><w:p>\(Self.run("An end."))</w:p></w:endnote>"),
        ("header", "<w:p>\(Self.run("Head"))</w:p>"),
        ("comments", "<w:comment><w:p>\(Self.run("No."))</w:p></w:comment>"),
      ])
    #expect(found.texts == ["Body.", "A note.", "An end.", "Head", "Foot"])
    #expect(found.document.units.map(\.isInMargin) == [false, false, false, true, true])
    let place = found.document.file.location(of: found.document.starts[1])
    #expect(place.path == "a.docx: word/footnotes.xml" && place.line == 2)
  }

  // MARK: writing

  private func written(_ content: String, changing texts: [Int: InlineText]) throws -> String {
    try read("<w:p>\(content)</w:p>").body("word/document.xml", changing: texts, from: "<w:body>", to: "</w:body>")
  }

  @Test(
    "a new text is one run in the format of most of the old one, its white space and characters as Word writes them")
  func newText() throws {
    let old =
      "<w:pPr><w:jc w:val=\"left\"/></w:pPr><w:bookmarkStart w:id=\"0\"/><w:r w:rsidR=\"1\"><w:t>Pri</w:t></w:r>"
    let rest = Self.run("shtina ", "<w:lang w:val=\"sq\"/>") + "<w:bookmarkEnd w:id=\"0\"/>"
    #expect(
      try written(old + rest, changing: [1: InlineText("A & B\tC\nD\u{2011}E")])
        == "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:bookmarkStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">A &amp; B</w:t><w:tab/>"
        + "<w:t xml:space=\"preserve\">C</w:t><w:br/><w:t xml:space=\"preserve\">D</w:t><w:noBreakHyphen/>"
        + "<w:t xml:space=\"preserve\">E </w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>")
  }

  @Test("codes come back as runs, wherever the translation puts them")
  func newCodes() throws {
    let link = "<w:hyperlink r:id=\"rId4\">\(Self.run("map", "<w:color/>"))</w:hyperlink>"
    let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let found = try read(
      "<w:p>\(Self.run("The "))\(Self.run("old", "<w:b/>"))\(Self.run(" one, a "))\(link)\(note)\(Self.run("."))</w:p>")
    let codes = found.document.units[0].variants[0].content.codes
    #expect(codes.map(\.kind) == [.opening, .closing, .opening, .closing, .standalone])
    var text = InlineText()
    for (before, code) in zip(["", "Карта", " й", " ", "стара"], [4, 2, 3, 0, 1]) {
      text.append(before)
      text.append(codes[code])
    }
    let body = try found.body("word/document.xml", changing: [1: text], from: "<w:p>", to: "</w:p>")
    #expect(
      body == note + Self.run("Карта") + "<w:hyperlink r:id=\"rId4\">\(Self.run(" й", "<w:color/>"))</w:hyperlink>"
        + Self.run(" ")
        + Self.run("стара", "<w:b/>"))
  }

  @Test("a text box is written with the paragraph that it is anchored to, and its other form goes")
  func newTextBox() throws {
    let found = try read("<w:p>\(Self.run("Before "))\(Self.box)\(Self.run("after."))</w:p>")
    let outer = found.document.units[0].variants[0].content
    var changed = InlineText("Danach ")
    for code in outer.codes { changed.append(code) }
    let inner = InlineText("Im Kasten.")
    for texts in [[1: changed, 2: inner], [2: inner]] {
      let body = try found.body("word/document.xml", changing: texts, from: "<w:body>", to: "</w:body>")
      #expect(body.contains("<w:p>\(Self.run("Im Kasten."))</w:p><w:p>\(Self.run("Second."))</w:p></w:txbxContent>"))
      #expect(!body.contains("In a box.") && !body.contains("mc:Fallback"))
      #expect(body.hasPrefix("<w:p>" + Self.run(texts.count == 2 ? "Danach " : "Before ")))
    }
    let same = try found.body("word/document.xml", changing: [1: changed], from: "<w:body>", to: "</w:body>")
    #expect(same.contains("mc:Fallback"))
  }

  @Test("codes that the source has not, and ends without a start, are refused: Word could not open the file")
  func foreignCodes() throws {
    let found = try read("<w:p>\(Self.run("a "))<w:hyperlink r:id=\"r\">\(Self.run("b"))</w:hyperlink></w:p>")
    let own = found.document.units[0].variants[0].content.codes
    for code in [InlineCode(.standalone, data: "<b>"), own[0], own[1]] {
      var text = InlineText("x")
      text.append(code)
      #expect { try found.part("word/document.xml", changing: [1: text]) } throws: {
        ($0 as? InputError)?.diagnostic.code == "mismatched-codes"
      }
    }
  }

  @Test("a translated document says that it is in its new language, with the likely country")
  func language() throws {
    func defaults(_ tag: String) -> String {
      "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='\(tag)' w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    }
    let style = "<w:style><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:style>"
    let found = try read("One.", parts: [("styles", defaults("en-US") + style)])
    #expect(try found.part("word/styles.xml", in: .ukrainian).contains(defaults("uk-UA") + style))
    #expect(try found.part("word/styles.xml", in: .english).contains(defaults("en-US")))
  }

  @Test("a document of which nothing changes is the same, byte for byte")
  func identity() throws {
    let found = try read("<w:p>\(Self.box)\(Self.run("a", "<w:b/>"))\(Self.run("b"))</w:p>")
    #expect(try found.document.rewritten(by: found.format) { _, _ in nil } == found.bytes)
    #expect(try found.document.rewritten(by: found.format, units: found.document.units) == found.bytes)
  }

  // MARK: what is none

  private func failure(_ bytes: [UInt8], _ format: FileFormat = .docx) -> Diagnostic? {
    do {
      _ = try parse(bytes, as: format)
      return nil
    } catch { return (error as? InputError)?.diagnostic }
  }

  @Test(
    "says what a file is that is no Word document",
    arguments: [
      ([UInt8](), "document-empty"), (Array("Some text.".utf8), "not-docx"), (Array("%PDF-1.7".utf8), "not-docx"),
      (Array("{\\rtf1 x}".utf8), "not-docx"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "not-docx"),
      (TestArchive([.init("xl/workbook.xml", "<x/>")]).bytes, "not-docx"),
      (TestArchive(Array(TestArchive.word("a").entries.filter { $0.name != "word/document.xml" })).bytes, "not-docx"),
      (TestArchive.openDocument("<text:p>a</text:p>").bytes, "not-docx"), (Array("PK\u{3}\u{4}".utf8), "zip-damaged"),
    ])
  func otherFiles(bytes: [UInt8], code: String) {
    #expect(failure(bytes)?.code == code)
  }

  @Test("names the part, the line and the column of what is wrong in it")
  func brokenPart() {
    let found = failure(TestArchive.word("<w:p>\n<w:r></w:p>").bytes)
    #expect(found?.code == "xml-mismatched-tag")
    #expect(found?.location.path.hasSuffix(": word/document.xml") == true)
    #expect(found?.location.line == 3 && found?.location.column == 6)
  }

  @Test("elements in elements without end are refused")
  func deepNesting() {
    #expect(
      failure(TestArchive.word(String(repeating: "<w:p><w:r><w:pict>", count: 10_000)).bytes)?.code == "xml-too-deep")
  }
}
