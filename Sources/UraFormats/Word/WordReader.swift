import UraModel

/// Finds the paragraphs of a part of a Word document, in the order of the file; those of a text box come behind the paragraph that it
/// is anchored to.
struct WordReader {
  private let scanner: XMLScanner
  /// Where the scanner's offsets count from.
  private let start: Int
  /// Paragraphs found inside of another, while that is read.
  private var inner: [OfficeParagraph] = []

  /// The bookmark where the last edit was, which Word sets anew each time.
  private var lastEdit: String?

  /// Properties of blocks, in which no text is, and what is not read.
  private static let skipped: Set<String> = [
    "w:del", "w:moveFrom", "w:pPr", "w:tblPr", "w:tblGrid", "w:tcPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr",
    "mc:Fallback",
  ]
  /// Elements around runs that a text does not need: their content stands for itself.
  private static let transparent: Set<String> = ["w:ins", "w:moveTo", "w:smartTag", "w:customXml"]
  /// What a rewritten paragraph does without, and nobody misses.
  private static let dropped: Set<String> = [
    "w:del", "w:moveFrom", "w:pPr", "w:proofErr", "w:smartTagPr", "w:customXmlPr", "w:delText", "w:delInstrText",
    "w:lastRenderedPageBreak", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
  ]
  /// Elements around runs that stay.
  private static let around: Set<String> = ["w:hyperlink", "w:fldSimple", "w:bdo", "w:dir"]
  /// Elements of a run that stand for a character.
  static let characters: [String: String] = [
    "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u{2011}", "w:softHyphen": "\u{AD}",
  ]

  /// - Parameter start: where the scanner's offsets count from.
  init(_ scanner: XMLScanner, start: Int) {
    self.scanner = scanner
    self.start = start
  }

  private var range: Range<Int> { start + scanner.offset..<start + scanner.endOffset }

  /// Goes to the end of the part, and hands over each paragraph with those inside of it.
  mutating func run(_ group: ([OfficeParagraph]) throws -> Void) throws {
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start where scanner.name == "w:p":
        let paragraph = try readParagraph()
        try group([paragraph] + inner)
        inner = []
      case .start where scanner.name == "w:trPr": try skipDeletedRow()
      case .start where Self.skipped.contains(scanner.name): try scanner.skipElement()
      default: continue
      }
    }
  }

  /// Goes past the properties of a table's row, and past the row when it was deleted.
  private func skipDeletedRow() throws(InputError) {
    let depth = scanner.depth
    var isDeleted = false
    while scanner.depth >= depth {
      if try scanner.next() == .start, scanner.name == "w:del" { isDeleted = true }
    }
    while isDeleted, scanner.depth >= depth - 1 { _ = try scanner.next() }
  }

  // MARK: paragraphs

  /// The paragraph whose start is the current event.
  private mutating func readParagraph() throws(InputError) -> OfficeParagraph {
    var paragraph = OfficeParagraph()
    let depth = scanner.depth
    while try hasMore(depth) {
      if scanner.name == "w:pPr" {
        paragraph.block = try style() ?? paragraph.block
      } else {
        try readChild(of: &paragraph)
      }
    }
    paragraph.finish()
    return paragraph
  }

  /// The children of a paragraph that stand alone, for writing them again.
  static func children(_ scanner: XMLScanner, start: Int) throws(InputError) -> OfficeParagraph {
    var reader = WordReader(scanner, start: start)
    var paragraph = OfficeParagraph()
    while true {
      switch try scanner.next() {
      case .finished:
        paragraph.finish()
        return paragraph
      case .start: try reader.readChild(of: &paragraph)
      default: continue
      }
    }
  }

  private mutating func readChild(of paragraph: inout OfficeParagraph) throws(InputError) {
    let first = range.lowerBound
    var items: [OfficeParagraph.Item] = []
    try readInline(&items)
    paragraph.append(items, at: first..<range.upperBound)
  }

  /// Goes to the next start tag within the element at a depth; false at the element's end.
  private func hasMore(_ depth: Int) throws(InputError) -> Bool {
    while true {
      switch try scanner.next() {
      case .start: return true
      case .end where scanner.depth < depth: return false
      case .finished: return false
      default: continue
      }
    }
  }

  /// The style that the properties of a paragraph name.
  private func style() throws(InputError) -> String? {
    var style: String?
    let depth = scanner.depth
    while try hasMore(depth) {
      if scanner.name == "w:pStyle" { style = scanner.attributes.first { $0.name == "w:val" }?.value }
    }
    return style
  }

  // MARK: in a paragraph

  /// Reads the element whose start is the current event, to its end.
  private mutating func readInline(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let name = scanner.name
    if name == "w:r" {
      try readRun(&items)
    } else if Self.transparent.contains(name) {
      try readChildren(&items)
    } else if Self.dropped.contains(name) || isLastEdit(name) {
      try scanner.skipElement()
    } else if name == "w:sdt" {
      try readControl(&items)
    } else if Self.around.contains(name), !scanner.isEmptyElement {
      items.append(.open(data: scanner.raw, type: name == "w:hyperlink" ? "link" : nil))
      try readChildren(&items)
      items.append(.close(data: "</\(name)>"))
    } else {
      items.append(.code(try readCode(format: nil)))
    }
  }

  private mutating func isLastEdit(_ name: String) -> Bool {
    func attribute(_ name: String) -> String? { scanner.attributes.first { $0.name == name }?.value }
    if name == "w:bookmarkStart", attribute("w:name") == "_GoBack" {
      lastEdit = attribute("w:id")
      return true
    }
    return name == "w:bookmarkEnd" && lastEdit != nil && attribute("w:id") == lastEdit
  }

  private mutating func readChildren(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let depth = scanner.depth
    while try hasMore(depth) { try readInline(&items) }
  }

  /// A content control: its properties belong to its start.
  private mutating func readControl(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let depth = scanner.depth
    var data = scanner.raw
    while try hasMore(depth) {
      guard scanner.name == "w:sdtContent", !scanner.isEmptyElement else {
        data += try scanner.fragment()
        continue
      }
      items.append(.open(data: data + scanner.raw, type: nil))
      try readChildren(&items)
      items.append(.close(data: "</w:sdtContent></w:sdt>"))
    }
  }

  private mutating func readRun(_ items: inout [OfficeParagraph.Item]) throws(InputError) {
    let depth = scanner.depth
    var format = WordRunFormat()
    while try hasMore(depth) {
      let name = scanner.name
      if name == "w:rPr" {
        format = try readFormat()
      } else if name == "w:t" {
        let (text, range) = try readText()
        items.append(.text(text, format: format, range: range))
      } else if let character = character(name) {
        let first = range.lowerBound
        try scanner.skipElement()
        items.append(.text(character, format: format, range: first..<range.upperBound))
      } else if Self.dropped.contains(name) {
        try scanner.skipElement()
      } else {
        items.append(.code(try readCode(format: format)))
      }
    }
  }

  private func character(_ name: String) -> String? {
    guard name == "w:br" else { return Self.characters[name] }
    // Breaks of pages and columns are no breaks of lines.
    let type = scanner.attributes.first { $0.name == "w:type" }?.value ?? "textWrapping"
    return type == "textWrapping" ? "\n" : nil
  }

  private func readFormat() throws(InputError) -> WordRunFormat {
    var properties: [(name: String, data: String)] = []
    let depth = scanner.depth
    while try hasMore(depth) {
      let name = scanner.name
      properties.append((name, try scanner.fragment()))
    }
    return WordRunFormat(properties)
  }

  /// The text of `w:t`; white space at its ends counts only where the element says so (17.3.3.31).
  private func readText() throws(InputError) -> (text: String, range: Range<Int>) {
    let isPreserved = scanner.attributes.contains { $0.name == "xml:space" && $0.value == "preserve" }
    let depth = scanner.depth
    var text = ""
    var found: Range<Int>?
    while scanner.depth >= depth {
      guard try scanner.next() == .text else { continue }
      text += scanner.text
      found = (found?.lowerBound ?? range.lowerBound)..<range.upperBound
    }
    let whole = found ?? range.upperBound..<range.upperBound
    guard !isPreserved, !text.isEmpty else { return (text, whole) }
    let leading = text.prefix { $0.isXMLSpace }.utf8.count
    let trailing = text.utf8.count == leading ? 0 : text.reversed().prefix { $0.isXMLSpace }.count
    let inner = text.utf8.dropFirst(leading).dropLast(trailing)
    let start = min(whole.lowerBound + leading, whole.upperBound)
    return (String(inner) ?? text, start..<max(start, whole.upperBound - trailing))
  }

  /// An element as a code, with the paragraphs inside of it put aside.
  private mutating func readCode(format: WordRunFormat?) throws(InputError) -> OfficeCode {
    let name = scanner.name
    let first = range.lowerBound
    let depth = scanner.depth
    var data = scanner.raw
    let before = inner
    var found: [OfficeParagraph] = []
    var alternative: Range<Int>?
    while scanner.depth >= depth {
      guard try scanner.next() == .start else {
        if data.utf8.count <= OfficeCode.longestData { data += scanner.raw }
        continue
      }
      if scanner.name == "w:p" {
        inner = []
        let paragraph = try readParagraph()
        found += [paragraph] + inner
      } else if scanner.name == "mc:Fallback" {
        let first = range.lowerBound
        data += try scanner.fragment()
        alternative = first..<range.upperBound
      } else if Self.skipped.contains(scanner.name) {
        data += try scanner.fragment()
      } else if data.utf8.count <= OfficeCode.longestData {
        data += scanner.raw
      }
    }
    for index in found.indices { found[index].alternative = found[index].alternative ?? alternative }
    inner = before + found
    let type = name.hasPrefix("w:fld") || name == "w:instrText" ? "x-field" : nil
    guard !found.isEmpty || data.utf8.count > OfficeCode.longestData else {
      return OfficeCode(data: format.map { "<w:r>\($0.data)\(data)</w:r>" } ?? data, format: format, type: type)
    }
    return OfficeCode(data: name, source: first..<range.upperBound, format: format, type: type)
  }
}

extension Character {
  var isXMLSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n" }
}
