/// A piece of an HTML document, as much of it as its text needs.
struct HTMLToken {
  enum Kind { case text, start, end, comment }

  struct Attribute {
    var name: String
    /// UTF-8 offsets of the value, without quotes.
    var value: Range<Int>
    /// 0 where there are no quotes.
    var quote: UInt8
  }

  var kind: Kind
  var range: Range<Int>
  /// In lower case.
  var name = ""
  var attributes: [Attribute] = []
  var isSelfClosing = false
}

/// Splits HTML into tags and text. Nothing is refused: what is no tag is text, as in browsers.
///
/// Source: HTML Living Standard, section 13.2.5 (tokenization), without scripting states.
struct HTMLTokenizer {
  private let utf8: MappedBytes
  private let end: Int
  private let limit: Int
  private(set) var position: Int
  /// The element whose content is text up to its end tag: `script`, `title`.
  private var rawElement: [UInt8]?

  /// - Parameter limit: the longest piece of text, in bytes.
  init(_ utf8: MappedBytes, range: Range<Int>, limit: Int = XMLLimits().tokenBytes) {
    self.limit = limit
    self.utf8 = utf8
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> HTMLToken? {
    guard position < end else { return nil }
    let start = position
    if let element = rawElement {
      rawElement = nil
      position = endTag(element, from: position)
      if position > start { return HTMLToken(kind: .text, range: start..<position) }
    }
    if utf8[position] == UInt8(ascii: "<"), let token = markup() { return token }
    position += 1
    // A text beyond all measure comes in parts.
    let last = min(end, start + limit)
    while position < last, utf8[position] != UInt8(ascii: "<") || !isMarkup(position) { position += 1 }
    return HTMLToken(kind: .text, range: start..<position)
  }

  private func isMarkup(_ start: Int) -> Bool {
    guard start + 1 < end else { return false }
    let next = utf8[start + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    let letter = next == UInt8(ascii: "/") && start + 2 < end ? utf8[start + 2] : next
    return letter | 0x20 >= 0x61 && letter | 0x20 <= 0x7A
  }

  private mutating func markup() -> HTMLToken? {
    let start = position
    guard isMarkup(start) else { return nil }
    if utf8[start + 1] == UInt8(ascii: "!") || utf8[start + 1] == UInt8(ascii: "?") {
      let isComment = utf8[start...].starts(with: Array("<!--".utf8))
      let isSection = utf8[start...].starts(with: Array("<![CDATA[".utf8))
      let close = isComment ? "-->" : isSection ? "]]>" : ">"
      position = find(Array(close.utf8), from: start + (isComment ? 2 : 1)) ?? end
      return HTMLToken(kind: .comment, range: start..<position)
    }
    let isEnd = utf8[start + 1] == UInt8(ascii: "/")
    var index = start + (isEnd ? 2 : 1)
    let nameStart = index
    while index < end, utf8[index] > 0x20, utf8[index] != UInt8(ascii: ">"), utf8[index] != UInt8(ascii: "/") {
      index += 1
    }
    let name = String(decoding: utf8[nameStart..<index], as: UTF8.self).lowercased()
    var token = HTMLToken(kind: isEnd ? .end : .start, range: start..<index, name: name)
    while index < end, utf8[index] != UInt8(ascii: ">") {
      if utf8[index] <= 0x20 {
        index += 1
      } else if utf8[index] == UInt8(ascii: "/") {
        token.isSelfClosing = index + 1 < end && utf8[index + 1] == UInt8(ascii: ">")
        index += 1
      } else {
        token.attributes.append(attribute(&index))
      }
    }
    guard index < end else {
      // A tag that the end of the file cuts off is text.
      position = end
      return HTMLToken(kind: .comment, range: start..<end)
    }
    position = index + 1
    token.range = start..<position
    if !isEnd, ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"].contains(name) {
      rawElement = Array(name.utf8)
    }
    return token
  }

  private func attribute(_ index: inout Int) -> HTMLToken.Attribute {
    let nameStart = index
    index += 1
    while index < end, utf8[index] > 0x20,
      ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains(utf8[index])
    {
      index += 1
    }
    let name = String(decoding: utf8[nameStart..<index], as: UTF8.self).lowercased()
    var next = index
    while next < end, utf8[next] <= 0x20 { next += 1 }
    guard next < end, utf8[next] == UInt8(ascii: "=") else {
      return HTMLToken.Attribute(name: name, value: index..<index, quote: 0)
    }
    index = next + 1
    while index < end, utf8[index] <= 0x20 { index += 1 }
    guard index < end else { return HTMLToken.Attribute(name: name, value: index..<index, quote: 0) }
    let quote = utf8[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      while index < end, utf8[index] != quote { index += 1 }
      let value = start..<index
      if index < end { index += 1 }
      return HTMLToken.Attribute(name: name, value: value, quote: quote)
    }
    let start = index
    while index < end, utf8[index] > 0x20, utf8[index] != UInt8(ascii: ">") { index += 1 }
    return HTMLToken.Attribute(name: name, value: start..<index, quote: 0)
  }

  /// Behind the next occurrence.
  private func find(_ text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + text.count <= end {
      if utf8[index] == text[0], utf8[index...].starts(with: text) { return index + text.count }
      index += 1
    }
    return nil
  }

  private func endTag(_ element: [UInt8], from start: Int) -> Int {
    var index = start
    while index + element.count + 2 <= end {
      if utf8[index] == UInt8(ascii: "<"), utf8[index + 1] == UInt8(ascii: "/"),
        element.indices.allSatisfy({ utf8[index + 2 + $0] | 0x20 == element[$0] })
      {
        return index
      }
      index += 1
    }
    return end
  }
}
