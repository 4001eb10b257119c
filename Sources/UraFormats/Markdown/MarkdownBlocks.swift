/// Finds the blocks of a Markdown document that hold text, line by line; code, rules and definitions are left out.
///
/// Source: CommonMark 0.31.2, sections 4 (leaf blocks) and 5 (containers); GitHub Flavored Markdown, section 4.10 (tables).
struct MarkdownBlocks {
  private enum Container {
    case quote
    /// A list item, or a footnote, whose content begins at this column.
    case item(indentation: Int)
  }

  private enum Leaf {
    case none
    case paragraph
    case fence(mark: UInt8, count: Int)
    case html(end: [UInt8]?)
    case table
  }

  private let file: SkeletonFile
  private let utf8: MappedBytes
  private let look: MarkdownLine
  private let limit: Int
  /// Found and not handed over yet.
  private var blocks: [MarkdownBlock] = []
  private var containers: [Container] = []
  private var leaf = Leaf.none
  private var paragraph: [Range<Int>] = []
  private var paragraphKind = MarkdownBlock.Kind.paragraph
  private var paragraphPrefix: String?
  private var htmlStart = 0
  private var lineStart = 0

  /// - Parameter limit: the longest block, in bytes.
  init(_ file: SkeletonFile, limit: Int) {
    self.file = file
    self.limit = limit
    utf8 = file.utf8
    look = MarkdownLine(file)
  }

  /// Goes through the document and hands over each block, in the order of the file.
  mutating func run(from start: Int, _ block: (MarkdownBlock) throws -> Void) throws {
    var lines = SkeletonLines(utf8)
    while let line = lines.next() {
      if line.lowerBound < start { continue }
      let first = paragraph.first?.lowerBound ?? line.lowerBound
      guard line.upperBound - first <= limit else { throw file.tooLong(at: first, "blocks", limit: limit) }
      read(line)
      try handOver(block)
    }
    close(to: 0)
    finish(at: utf8.count)
    try handOver(block)
  }

  private mutating func handOver(_ block: (MarkdownBlock) throws -> Void) throws {
    for one in blocks { try block(one) }
    blocks.removeAll(keepingCapacity: true)
  }

  // MARK: lines

  private mutating func read(_ line: Range<Int>) {
    lineStart = line.lowerBound
    var position = line.lowerBound
    let isBlank = utf8[line].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    var matched = 0
    for container in containers {
      let spaces = look.indentation(position, line.upperBound)
      switch container {
      case .quote:
        guard spaces <= 3, position + spaces < line.upperBound, utf8[position + spaces] == UInt8(ascii: ">") else {
          break
        }
        position += spaces + 1
        if position < line.upperBound, utf8[position] == 0x20 { position += 1 }
        matched += 1
        continue
      case .item(let needed):
        if isBlank || position >= line.upperBound {
          matched += 1
          continue
        }
        guard spaces >= needed else { break }
        position = look.skipColumns(needed, position, line.upperBound)
        matched += 1
        continue
      }
      break
    }
    let rest = position..<line.upperBound
    let isRestBlank = utf8[rest].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if case .fence(let mark, let count) = leaf, matched == containers.count {
      if look.isFenceEnd(rest, mark, count) { leaf = .none }
      return
    }
    if case .html(let end) = leaf, matched == containers.count {
      if end == nil ? isRestBlank : look.contains(rest, end ?? []) {
        endHTML(at: isRestBlank ? line.lowerBound : line.upperBound)
      }
      return
    }
    if isRestBlank {
      finish(at: line.lowerBound)
      if matched < containers.count, case .quote = containers[matched] { close(to: matched) }
      return
    }
    if matched < containers.count {
      // A line of a paragraph may leave out its marks, unless it begins a block.
      if case .paragraph = leaf, !look.beginsBlock(rest, isNested: !containers.isEmpty) {
        append(rest)
        return
      }
      finish(at: line.lowerBound)
      close(to: matched)
    }
    readBlocks(rest)
  }

  /// Opens containers as long as there are marks, then reads what is left of the line.
  private mutating func readBlocks(_ line: Range<Int>) {
    var position = line.lowerBound
    while true {
      let spaces = look.indentation(position, line.upperBound)
      let start = position + spaces
      guard start < line.upperBound else { return }
      let isParagraph = if case .paragraph = leaf { true } else { false }
      if spaces >= 4, !isParagraph { return }
      // Deeper than anyone writes: what follows is a text of its own.
      guard containers.count < 256 else { return readLeaf(start..<line.upperBound) }
      if spaces < 4, utf8[start] == UInt8(ascii: ">") {
        finish(at: position)
        containers.append(.quote)
        position = start + 1
        if position < line.upperBound, utf8[position] == 0x20 { position += 1 }
        continue
      }
      if spaces < 4, !look.isRule(start..<line.upperBound),
        let marker = look.listMarker(start..<line.upperBound, isParagraph: isParagraph, isNested: !containers.isEmpty)
      {
        finish(at: position)
        let gap = look.indentation(marker, line.upperBound)
        let content = gap >= 5 ? marker + 1 : min(marker + gap, line.upperBound)
        containers.append(.item(indentation: spaces + (content - start)))
        position = content
        if position >= line.upperBound { return }
        // A task's box.
        if position + 3 < line.upperBound, utf8[position] == UInt8(ascii: "["), utf8[position + 2] == UInt8(ascii: "]"),
          [0x20, UInt8(ascii: "x"), UInt8(ascii: "X")].contains(utf8[position + 1]), utf8[position + 3] == 0x20
        {
          position += 4
        }
        paragraphKind = .item
        continue
      }
      readLeaf(start..<line.upperBound)
      return
    }
  }

  private mutating func readLeaf(_ line: Range<Int>) {
    let first = utf8[line.lowerBound]
    let isParagraph = if case .paragraph = leaf { true } else { false }
    if case .table = leaf {
      if utf8[line].contains(UInt8(ascii: "|")) || !look.beginsBlock(line, isNested: !containers.isEmpty) {
        appendCells(of: line)
        return
      }
      leaf = .none
    }
    if isParagraph, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      let trimmed = file.trimmed(line), utf8[trimmed].allSatisfy({ $0 == first })
    {
      flush(as: .heading)
      return
    }
    if look.isRule(line) {
      finish(at: line.lowerBound)
      return
    }
    if isParagraph, look.isDelimiterRow(line, isLone: paragraph.count == 1), let header = paragraph.last,
      look.cells(of: header).count == look.cells(of: line).count
    {
      paragraph.removeLast()
      flush(as: paragraphKind)
      appendCells(of: header)
      leaf = .table
      return
    }
    if first == UInt8(ascii: "#") {
      let marks = utf8[line].prefix { $0 == UInt8(ascii: "#") }.count
      if marks <= 6, line.lowerBound + marks == line.upperBound || [0x20, 0x09].contains(utf8[line.lowerBound + marks])
      {
        finish(at: line.lowerBound)
        appendHeading(line.lowerBound + marks..<line.upperBound)
        return
      }
    }
    if let mark = look.fence(line) {
      finish(at: line.lowerBound)
      leaf = .fence(mark: mark.mark, count: mark.count)
      return
    }
    if first == UInt8(ascii: "<"), let kind = look.htmlBlock(line, isParagraph: isParagraph) {
      finish(at: line.lowerBound)
      htmlStart = line.lowerBound
      leaf = .html(end: kind.end)
      if let end = kind.end, look.contains(line, end) { endHTML(at: line.upperBound) }
      return
    }
    if !isParagraph, first == UInt8(ascii: "["), let definition = look.definition(line) {
      if definition.isFootnote {
        finish(at: line.lowerBound)
        containers.append(.item(indentation: 4))
        if definition.content < line.upperBound { readBlocks(definition.content..<line.upperBound) }
      } else if let title = look.title(line, behind: definition.content) {
        let quote = String(Unicode.Scalar(utf8[title.upperBound]))
        blocks.append(MarkdownBlock(kind: .title, lines: [title], prefix: quote))
      }
      return
    }
    append(line)
  }

  private mutating func append(_ line: Range<Int>) {
    guard let trimmed = file.trimmed(line) else { return }
    // Two spaces at the end are a line break: they belong to the text.
    paragraph.append(trimmed.lowerBound..<line.upperBound)
    if paragraph.count == 2 { paragraphPrefix = file.text(lineStart..<trimmed.lowerBound) }
    leaf = .paragraph
  }

  private mutating func appendHeading(_ range: Range<Int>) {
    guard var text = file.trimmed(range) else { return }
    let marks = utf8[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if marks > 0 {
      if marks == text.count { return }
      if [0x20, 0x09].contains(utf8[text.upperBound - marks - 1]) {
        text = file.trimmed(text.lowerBound..<text.upperBound - marks) ?? text
      }
    }
    blocks.append(MarkdownBlock(kind: .heading, lines: [text], prefix: ""))
  }

  private mutating func flush(as kind: MarkdownBlock.Kind) {
    if let last = paragraph.last, let trimmed = file.trimmed(last) {
      paragraph[paragraph.count - 1] = trimmed
      let prefix = paragraphPrefix ?? defaultPrefix
      blocks.append(MarkdownBlock(kind: kind, lines: paragraph, prefix: prefix))
    }
    paragraph = []
    paragraphPrefix = nil
    paragraphKind = .paragraph
    leaf = .none
  }

  /// Ends the block that is open.
  private mutating func finish(at end: Int) {
    switch leaf {
    case .paragraph: flush(as: paragraphKind)
    case .html: endHTML(at: end)
    default: leaf = .none
    }
    paragraphKind = .paragraph
  }

  private mutating func endHTML(at end: Int) {
    if htmlStart < end { blocks.append(MarkdownBlock(kind: .html, lines: [htmlStart..<end], prefix: "")) }
    leaf = .none
  }

  private mutating func close(to count: Int) {
    finish(at: lineStart)
    containers.removeLast(max(0, containers.count - count))
  }

  private var defaultPrefix: String {
    containers.reduce(into: "") { result, container in
      switch container {
      case .quote: result += "> "
      case .item(let indentation): result += String(repeating: " ", count: indentation)
      }
    }
  }

  // MARK: tables

  private mutating func appendCells(of line: Range<Int>) {
    for cell in look.cells(of: line) {
      guard let text = file.trimmed(cell) else { continue }
      blocks.append(MarkdownBlock(kind: .cell, lines: [text], prefix: ""))
    }
  }
}
