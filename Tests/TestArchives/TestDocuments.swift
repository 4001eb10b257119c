extension TestArchive {
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"\(relationships)\""

  /// A Word document.
  ///
  /// - Parameters:
  ///   - body: the content of `w:body`; a body without tags is text, a paragraph a line.
  ///   - parts: further parts: the type of each (`footnotes`, `header`), and the content of its root.
  package static func word(_ body: String, parts: [(type: String, content: String)] = []) -> TestArchive {
    let paragraphs = body.split(separator: "\n").map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let root = { (name: String, content: String) in
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:\(name) \(namespaces)>\(content)</w:\(name)>"
    }
    let targets = parts.map { (type: $0.type, target: "\($0.type).xml") }
    return TestArchive(
      [
        Entry("[Content_Types].xml", "<Types/>"),
        Entry("_rels/.rels", rels([("officeDocument", "word/document.xml")])),
        Entry("word/document.xml", root("document", "<w:body>\(body.contains("<") ? body : paragraphs)</w:body>")),
        Entry("word/_rels/document.xml.rels", rels(targets)),
      ]
        + parts.map { part in
          let name = ["header": "hdr", "footer": "ftr"][part.type] ?? part.type
          return Entry("word/\(part.type).xml", root(name, part.content))
        } + [Entry("word/media/image1.png", "\u{89}PNG and no more")])
  }

  private static func rels(_ targets: [(type: String, target: String)]) -> String {
    let all = targets.enumerated().map { number, one in
      "<Relationship Id=\"rId\(number + 1)\" Type=\"\(relationships)/\(one.type)\" Target=\"\(one.target)\"/>"
    }
    return
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(all.joined())</Relationships>"
  }

  /// An OpenDocument text.
  ///
  /// - Parameters:
  ///   - body: the content of `office:text`.
  ///   - automatic: the content of `office:automatic-styles`.
  ///   - master: the content of the master page in `styles.xml`.
  package static func openDocument(_ body: String, automatic: String = "", master: String = "") -> TestArchive {
    let names = ["office", "text", "table", "style", "draw"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    return TestArchive([
      Entry("mimetype", "application/vnd.oasis.opendocument.text"),
      Entry(
        "content.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content \(names)><office:automatic-styles>\(automatic)</office:automatic-styles>\
        <office:body><office:text>\(body)</office:text></office:body></office:document-content>
        """),
      Entry(
        "styles.xml",
        """
        <office:document-styles \(names)><office:styles><style:default-style style:family="paragraph"><style:text-properties \
        fo:language="en" fo:country="US"/></style:default-style></office:styles><office:master-styles><style:master-page style:name="Standard">\(master)\
        </style:master-page></office:master-styles></office:document-styles>
        """),
      Entry("META-INF/manifest.xml", "<manifest/>"),
    ])
  }
}
