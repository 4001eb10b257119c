import UraText

/// What a line of Markdown is, by its first characters; ranges are without the marks of containers.
///
/// Source: CommonMark 0.31.2, sections 4 and 5.
struct MarkdownLine {
  private let file: SkeletonFile
  private let utf8: MappedBytes

  init(_ file: SkeletonFile) {
    self.file = file
    utf8 = file.utf8
  }

  func beginsBlock(_ line: Range<Int>, isNested: Bool) -> Bool {
    guard let text = file.trimmed(line) else { return true }
    if indentation(line.lowerBound, line.upperBound) >= 4 { return false }
    let first = utf8[text.lowerBound]
    return first == UInt8(ascii: ">") || first == UInt8(ascii: "#") || isRule(text) || fence(text) != nil
      || listMarker(text, isParagraph: true, isNested: isNested) != nil
      || first == UInt8(ascii: "<") && htmlBlock(text, isParagraph: true) != nil
  }

  func isRule(_ line: Range<Int>) -> Bool {
    let marks = utf8[line].filter { $0 != 0x20 && $0 != 0x09 }
    guard let first = marks.first, "-_*".utf8.contains(first), marks.count >= 3 else { return false }
    return marks.allSatisfy { $0 == first }
  }

  /// Behind the marker of a list item; one that interrupts a paragraph is not empty and begins with 1.
  func listMarker(_ line: Range<Int>, isParagraph: Bool, isNested: Bool) -> Int? {
    var index = line.lowerBound
    if "-+*".utf8.contains(utf8[index]) {
      index += 1
    } else {
      let digits = utf8[line].prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard (1...9).contains(digits.count) else { return nil }
      if isParagraph, !isNested, String(decoding: digits, as: UTF8.self) != "1" { return nil }
      index += digits.count
      guard index < line.upperBound, utf8[index] == UInt8(ascii: ".") || utf8[index] == UInt8(ascii: ")") else {
        return nil
      }
      index += 1
    }
    if index == line.upperBound { return isParagraph ? nil : index }
    return utf8[index] == 0x20 || utf8[index] == 0x09 ? index : nil
  }

  func fence(_ line: Range<Int>) -> (mark: UInt8, count: Int)? {
    let first = utf8[line.lowerBound]
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let count = utf8[line].prefix { $0 == first }.count
    guard count >= 3 else { return nil }
    let info = utf8[(line.lowerBound + count)..<line.upperBound]
    return first == UInt8(ascii: "`") && info.contains(first) ? nil : (first, count)
  }

  func isFenceEnd(_ line: Range<Int>, _ mark: UInt8, _ count: Int) -> Bool {
    guard let text = file.trimmed(line) else { return false }
    return text.count >= count && utf8[text].allSatisfy { $0 == mark }
  }

  /// `[label]: destination` or `[^label]: text`.
  func definition(_ line: Range<Int>) -> (isFootnote: Bool, content: Int)? {
    guard let close = utf8[line].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.upperBound,
      utf8[close + 1] == UInt8(ascii: ":"), close > line.lowerBound + 1
    else { return nil }
    var content = close + 2
    while content < line.upperBound, utf8[content] == 0x20 { content += 1 }
    return (utf8[line.lowerBound + 1] == UInt8(ascii: "^"), content)
  }

  /// The title at the end of a link definition, without its quotes, behind the destination that begins at `start`.
  func title(_ line: Range<Int>, behind start: Int) -> Range<Int>? {
    guard let text = file.trimmed(start..<line.upperBound) else { return nil }
    var index = text.lowerBound
    if utf8[index] == UInt8(ascii: "<") {
      while index < text.upperBound, utf8[index] != UInt8(ascii: ">") { index += 1 }
      index += 1
    } else {
      while index < text.upperBound, utf8[index] > 0x20 { index += 1 }
    }
    let space = index
    while index < text.upperBound, utf8[index] == 0x20 || utf8[index] == 0x09 { index += 1 }
    guard index > space, index + 1 < text.upperBound else { return nil }
    let closing: UInt8
    switch utf8[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = utf8[index]
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    default: return nil
    }
    var end = index + 1
    while end < text.upperBound, utf8[end] != closing { end += utf8[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return end == text.upperBound - 1 && end > index + 1 ? index + 1..<end : nil
  }

  /// An HTML block: what ends it; without that, a blank line.
  struct HTMLBlock { var end: [UInt8]? }

  /// The conditions 1-7 of section 4.6; nil for what is inline HTML.
  func htmlBlock(_ line: Range<Int>, isParagraph: Bool) -> HTMLBlock? {
    let text = file.text(line).lowercased()
    for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![cdata[", "]]>")] where text.hasPrefix(start) {
      return HTMLBlock(end: Array(end.utf8))
    }
    if text.hasPrefix("<!"), text.dropFirst(2).first?.isLetter == true { return HTMLBlock(end: Array(">".utf8)) }
    let name = text.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    guard name.first?.isLetter == true else { return nil }
    if ["script", "pre", "style", "textarea"].contains(name), !text.hasPrefix("</") {
      return HTMLBlock(end: Array("</\(name)>".utf8))
    }
    let next = text.dropFirst(text.hasPrefix("</") ? 2 : 1).dropFirst(name.count).first
    let isTag = next == nil || next == " " || next == ">" || next == "/"
    if !HTMLVocabulary.inline.contains(String(name)), isTag, !name.contains("-") { return HTMLBlock(end: nil) }
    // Any other tag, alone on its line.
    return !isParagraph && text.trimmed.hasSuffix(">") && text.count(where: { $0 == "<" }) == 1 && isTag
      ? HTMLBlock(end: nil) : nil
  }

  func contains(_ line: Range<Int>, _ text: [UInt8]) -> Bool {
    line.contains { index in
      index + text.count <= line.upperBound && text.indices.allSatisfy { lowercased(utf8[index + $0]) == text[$0] }
    }
  }

  func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  func isDelimiterRow(_ line: Range<Int>, isLone: Bool) -> Bool {
    utf8[line].contains(UInt8(ascii: "-")) && (utf8[line].contains(UInt8(ascii: "|")) || isLone)
      && utf8[line].allSatisfy { "-:| \t".utf8.contains($0) }
      && cells(of: line).allSatisfy { utf8[$0].contains(UInt8(ascii: "-")) }
  }

  func cells(of line: Range<Int>) -> [Range<Int>] {
    guard var text = file.trimmed(line) else { return [] }
    if utf8[text.lowerBound] == UInt8(ascii: "|") { text = text.lowerBound + 1..<text.upperBound }
    var result: [Range<Int>] = []
    var start = text.lowerBound
    var index = start
    while index < text.upperBound {
      if utf8[index] == UInt8(ascii: "\\") {
        index += 1
      } else if utf8[index] == UInt8(ascii: "|") {
        result.append(start..<index)
        start = index + 1
      }
      index += 1
    }
    if start < text.upperBound { result.append(start..<text.upperBound) }
    return result
  }

  /// Leading spaces; a tab counts to the next multiple of 4 from the start of what is looked at.
  func indentation(_ start: Int, _ end: Int) -> Int {
    utf8[start..<max(start, end)].prefix { $0 == 0x20 || $0 == 0x09 }.reduce(0) {
      $1 == 0x09 ? $0 + 4 - $0 % 4 : $0 + 1
    }
  }

  func skipColumns(_ count: Int, _ start: Int, _ end: Int) -> Int {
    var index = start
    var columns = 0
    while index < end, columns < count, utf8[index] == 0x20 || utf8[index] == 0x09 {
      columns += utf8[index] == 0x09 ? 4 - columns % 4 : 1
      index += 1
    }
    return index
  }
}
