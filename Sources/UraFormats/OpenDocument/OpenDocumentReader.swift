import UraModel

/// Finds the paragraphs of a part of an OpenDocument text, in the order of the file; those of notes and text boxes come behind the
/// paragraph that they stand in.
struct OpenDocumentReader {
  private let scanner: XMLScanner
  /// Where the scanner's offsets count from.
  private let start: Int
  /// Whether only the edges of pages are read: what else a file of styles has is no text.
  private let isMarginOnly: Bool
  /// Styles of characters that say nothing of how the text looks.
  private var plainStyles: Set<String> = []
  /// Paragraphs found inside of another, while that is read.
  private var inner: [OfficeParagraph] = []
  /// Whether the text ended in white space that makes more of it count as none (OpenDocument 1.3, part 3, 6.1.2).
  private var isAfterSpace = true

  /// Elements whose paragraphs are no text of the document: what was deleted, comments, forms.
  private static let skipped: Set<String> = [
    "text:tracked-changes", "office:annotation", "office:forms", "office:scripts", "office:font-face-decls",
  ]
  /// Attributes of a style that do not show: languages, and what LibreOffice remembers of editing sessions.
  private static let unseen: Set<String> = [
    "officeooo:rsid", "officeooo:paragraph-rsid", "fo:language", "fo:country", "fo:script", "style:language-asian",
    "style:country-asian", "style:language-complex", "style:country-complex", "style:rfc-language-tag",
  ]
  /// Elements of `text:` that are one thing and no words of the paragraph.
  private static let opaque: Set<String> = ["text:note", "text:ruby", "text:script"]

  /// - Parameter start: where the scanner's offsets count from.
  init(_ scanner: XMLScanner, start: Int, isMarginOnly: Bool = false) {
    self.scanner = scanner
    self.start = start
    self.isMarginOnly = isMarginOnly
  }

  private var range: Range<Int> { start + scanner.offset..<start + scanner.endOffset }

  private func attribute(_ name: String) -> String? { scanner.attributes.first { $0.name == name }?.value }

  /// Goes to the end of the part, and hands over each paragraph with those inside of it.
  mutating func run(_ group: ([OfficeParagraph]) throws -> Void) throws {
    var margin: (role: DocumentParts.Role, depth: Int)?
    while true {
      switch try scanner.next() {
      case .finished: return
      case .end:
        if let open = margin, scanner.depth < open.depth { margin = nil }
      case .start:
        let name = scanner.name
        if Self.isParagraph(name), !isMarginOnly || margin != nil {
          var paragraphs = [try readParagraph()]
          paragraphs += inner
          inner = []
          for index in paragraphs.indices { paragraphs[index].role = paragraphs[index].role ?? margin?.role }
          try group(paragraphs)
        } else if name == "style:style", attribute("style:family") == "text" {
          try readStyle()
        } else if Self.skipped.contains(name) {
          try scanner.skipElement()
        } else if name.hasPrefix("style:header"), isMarginOnly, !name.hasSuffix("style") {
          margin = (.header, scanner.depth)
        } else if name.hasPrefix("style:footer"), isMarginOnly, !name.hasSuffix("style") {
          margin = (.footer, scanner.depth)
        }
      default: continue
      }
    }
  }

  private static func isParagraph(_ name: String) -> Bool { name == "text:p" || name == "text:h" }

  /// Remembers a style of characters that shows in nothing.
  private mutating func readStyle() throws(InputError) {
    let name = attribute("style:name")
    var isPlain = attribute("style:parent-style-name") == nil
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      let isSeen = scanner.attributes.contains { !Self.unseen.contains($0.name) }
      if isSeen || scanner.name != "style:text-properties" { isPlain = false }
    }
    if isPlain, let name { plainStyles.insert(name) }
  }

  // MARK: paragraphs

  /// The paragraph whose start is the current event.
  private mutating func readParagraph() throws(InputError) -> OfficeParagraph {
    let spaceOutside = isAfterSpace
    isAfterSpace = true
    defer { isAfterSpace = spaceOutside }
    var paragraph = OfficeParagraph()
    if scanner.name == "text:h" { paragraph.block = "h" + (attribute("text:outline-level") ?? "1") }
    try readChildren(of: &paragraph)
    return paragraph
  }

  /// The content of a paragraph that stands alone, for writing it again.
  mutating func children() throws(InputError) -> OfficeParagraph {
    isAfterSpace = false
    var paragraph = OfficeParagraph()
    try readChildren(of: &paragraph)
    return paragraph
  }

  private mutating func readChildren(of paragraph: inout OfficeParagraph) throws(InputError) {
    let depth = scanner.depth
    while true {
      let event = try scanner.next()
      if event == .finished || event == .end && scanner.depth < depth { break }
      if event == .text {
        for (text, place) in pieces() {
          var items: [OfficeParagraph.Item] = []
          append(text, at: place, to: &items)
          paragraph.append(items, at: place)
        }
        continue
      }
      let first = range.lowerBound
      var items: [OfficeParagraph.Item] = []
      try readInline(event, &items)
      paragraph.append(items, at: first..<range.upperBound)
    }
    paragraph.finish()
  }

  /// The text of the current event without its outer white space, and that by itself, so that it stays where it is.
  private func pieces() -> [(text: Substring, place: Range<Int>)] {
    let text = scanner.text
    guard text.utf8.count == range.count else { return [(text[...], range)] }
    let inner = text.drop { $0.isXMLSpace }
    let leading = text[..<inner.startIndex]
    let trailing = inner[(inner.lastIndex { !$0.isXMLSpace }.map(inner.index(after:)) ?? inner.startIndex)...]
    let start = range.lowerBound + leading.utf8.count
    let end = range.upperBound - trailing.utf8.count
    return [
      (leading, range.lowerBound..<start), (inner[..<trailing.startIndex], start..<end),
      (trailing, end..<range.upperBound),
    ]
  }

  // MARK: in a paragraph

  private mutating func readInline(
    _ event: XMLScanner.Event, _ items: inout [OfficeParagraph.Item]
  ) throws(InputError) {
    switch event {
    case .text: append(scanner.text[...], at: range, to: &items)
    case .comment, .instruction: items.append(.code(OfficeCode(data: scanner.raw, type: "x-comment")))
    case .start: try readElement(&items)
    default: return
    }
  }

  /// A text with each run of white space as one space.
  private mutating func append(_ text: Substring, at place: Range<Int>, to items: inout [OfficeParagraph.Item]) {
    let text = Array(text.utf8)
    // A piece that stands in the file as it is has a place of its own.
    let isVerbatim = text.count == place.count
    var piece: [UInt8] = []
    var pieceStart = place.lowerBound
    func flush(_ end: Int) {
      guard !piece.isEmpty else { return }
      items.append(
        .text(
          String(decoding: piece, as: UTF8.self), format: WordRunFormat(), range: isVerbatim ? pieceStart..<end : place)
      )
      piece = []
    }
    for (index, byte) in text.enumerated() {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isSpace, isAfterSpace {
        if isVerbatim { flush(place.lowerBound + index) }
        continue
      }
      if piece.isEmpty { pieceStart = place.lowerBound + index }
      piece.append(isSpace ? 0x20 : byte)
      isAfterSpace = isSpace
    }
    flush(place.upperBound)
  }

  /// Reads the element whose start is the current event, to its end.
  private mutating func readElement(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let name = scanner.name
    if let character = character(name) {
      let first = range.lowerBound
      try scanner.skipElement()
      items.append(.text(character, format: WordRunFormat(), range: first..<range.upperBound))
      isAfterSpace = false
    } else if name == "text:soft-page-break" {
      try scanner.skipElement()
    } else if name == "text:span", plainStyles.contains(attribute("text:style-name") ?? "") {
      try readContent(&items)
    } else if name.hasPrefix("text:"), !Self.opaque.contains(name), !scanner.isEmptyElement {
      items.append(.open(data: scanner.raw, type: name == "text:a" ? "link" : nil))
      try readContent(&items)
      items.append(.close(data: "</\(name)>"))
    } else {
      items.append(.code(try readCode()))
      isAfterSpace = false
    }
  }

  private mutating func readContent(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let depth = scanner.depth
    while true {
      let event = try scanner.next()
      if event == .finished || event == .end && scanner.depth < depth { return }
      try readInline(event, &items)
    }
  }

  private func character(_ name: String) -> String? {
    switch name {
    case "text:tab": "\t"
    case "text:line-break": "\n"
    // More than a line has are not meant.
    case "text:s": String(repeating: " ", count: min(max(attribute("text:c").flatMap { Int($0) } ?? 1, 1), 1000))
    default: nil
    }
  }

  /// An element as a code, with the paragraphs inside of it put aside.
  private mutating func readCode() throws(InputError) -> OfficeCode {
    let name = scanner.name
    let first = range.lowerBound
    let depth = scanner.depth
    var role: DocumentParts.Role?
    if name == "text:note" { role = attribute("text:note-class") == "endnote" ? .endnote : .footnote }
    let isSkipped = Self.skipped.contains(name)
    var data = scanner.raw
    let before = inner
    var found: [OfficeParagraph] = []
    while scanner.depth >= depth {
      let event = try scanner.next()
      if event == .start, !isSkipped, Self.isParagraph(scanner.name) {
        inner = []
        var paragraph = try readParagraph()
        paragraph.role = role
        found += [paragraph] + inner
      } else if event == .start, Self.skipped.contains(scanner.name) {
        data += try scanner.fragment()
      } else if data.utf8.count <= OfficeCode.longestData {
        data += scanner.raw
      }
    }
    inner = before + found
    guard !found.isEmpty || data.utf8.count > OfficeCode.longestData else { return OfficeCode(data: data) }
    return OfficeCode(data: name, source: first..<range.upperBound)
  }
}
