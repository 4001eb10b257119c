import Foundation
package import UraModel

/// Bounds that keep a hostile document from taking the machine.
package struct XMLLimits: Sendable, Equatable {
  /// Elements inside one another.
  package var depth = 256
  /// Attributes of one element.
  package var attributes = 1024
  /// Bytes of one tag, comment or run of text.
  package var tokenBytes = 64 << 20
  /// Bytes that entities declared in the document may grow to, over the whole document.
  package var expandedBytes = 1 << 20
  package init() {}
}

/// Reads XML 1.0 as a stream of events, in constant memory.
///
/// An own scanner, because the formats need what `XMLParser` does not give: the byte range of every token (to write
/// translated bytes back and leave the others alone), attributes in their order, and going on after a broken unit.
/// External entities and DTDs are never fetched; entities declared in the document are expanded within
/// `XMLLimits.expandedBytes`. Not checked: that a document follows its DTD, and the characters of names beyond ASCII.
///
/// This file has the tokens, `XMLScannerBytes.swift` the buffer below them.
///
/// No property is ever changed while it is in use (nothing here calls back into the caller), so that the run-time checks of
/// exclusive access, a tenth of the time, are off.
package final class XMLScanner {
  package enum Event { case start, end, text, comment, instruction, doctype, finished }

  package let path: String
  /// Of the event `start` or `end`.
  @exclusivity(unchecked) package private(set) var name = ""
  /// Of the event `start`, in the order of the document.
  @exclusivity(unchecked) package private(set) var attributes: [Attribute] = []
  /// Of the event `text` (entities expanded; also what a CDATA section holds) or `comment`.
  @exclusivity(unchecked) package private(set) var text = ""
  /// Whether the event `text` is a CDATA section.
  @exclusivity(unchecked) package private(set) var isCDATA = false
  /// Whether the element of the event `start` was written `<name/>`; its `end` is reported all the same.
  @exclusivity(unchecked) package private(set) var isEmptyElement = false
  /// Where the event begins, in bytes of the decoded UTF-8.
  package var offset: Int { bufferOffset + tokenStart }
  /// Where the event ends.
  package var endOffset: Int { bufferOffset + cursor }
  /// How many elements are open: after `start` it counts the element, after `end` no longer.
  package var depth: Int { open.count }

  let limits: XMLLimits
  var entities = XMLEntities()
  let source: any ByteSource
  @exclusivity(unchecked) var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) var capacity = 1 << 18
  @exclusivity(unchecked) var limit = 0
  /// The first byte of the current token; after it `cursor` is its end.
  @exclusivity(unchecked) var tokenStart = 0
  @exclusivity(unchecked) var cursor = 0
  /// Where `base[0]` is in the document.
  @exclusivity(unchecked) var bufferOffset = 0
  @exclusivity(unchecked) var isAtEnd = false
  @exclusivity(unchecked) private var open: [String] = []
  @exclusivity(unchecked) private var hasPendingEnd = false
  var position = LinePosition()
  /// Names seen, by a hash of their bytes.
  @exclusivity(unchecked) var names = [String](repeating: "", count: 32)

  package init(_ source: any ByteSource, path: String, limits: XMLLimits = .init()) {
    self.source = source
    self.path = path
    self.limits = limits
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The next event.
  ///
  /// - Throws: for what is not well-formed; `resynchronize` lets the caller go on after it.
  package func next() throws(InputError) -> Event {
    if hasPendingEnd {
      hasPendingEnd = false
      tokenStart = cursor
      name = open.removeLast()
      return .end
    }
    tokenStart = cursor
    guard try has(1) else {
      if let unclosed = open.last {
        throw failure("xml-unexpected-end", "expected </\(unclosed)>, found the end of the file, it may be cut off")
      }
      return .finished
    }
    if base[tokenStart] != UInt8(ascii: "<") { return try scanText() }
    guard try has(2) else { throw failure("xml-unexpected-end", "expected a tag, found the end of the file") }
    switch base[tokenStart + 1] {
    case UInt8(ascii: "/"): return try scanEndTag()
    case UInt8(ascii: "!"): return try scanDeclaration()
    case UInt8(ascii: "?"):
      cursor = try find("?>", after: 2)
      return .instruction
    default: return try scanStartTag()
    }
  }

  /// The place of a byte of the current token, or of one since the last call.
  package func location(ofByte offset: Int? = nil) -> SourceLocation {
    let offset = max((offset ?? self.offset) - bufferOffset, 0)
    position.advance(to: bufferOffset + min(offset, limit), in: base, bufferOffset: bufferOffset)
    return SourceLocation(path: path, line: position.line, column: position.column)
  }

  /// The bytes of the current token as they stand in the document.
  package var raw: String {
    String(decoding: UnsafeBufferPointer(start: base + tokenStart, count: cursor - tokenStart), as: UTF8.self)
  }

  /// The element whose `start` is the current event, to its end, as it stands in the document.
  package func fragment() throws(InputError) -> String {
    var result = raw
    if isEmptyElement {
      _ = try next()
      return result
    }
    let depth = depth
    while self.depth >= depth {
      _ = try next()
      result += raw
    }
    return result
  }

  /// Goes past the element whose `start` is the current event.
  package func skipElement() throws(InputError) {
    let depth = depth
    while self.depth >= depth { _ = try next() }
  }

  /// Goes on after an error: behind the next `</element>`, or in front of the next `<element`, with `depth` elements open.
  ///
  /// - Returns: false when the document has neither.
  package func resynchronize(element: String, depth: Int) throws(InputError) -> Bool {
    let element = Array(element.utf8)
    hasPendingEnd = false
    // Where the source itself failed there may be nothing behind the token's start.
    cursor = min(max(cursor, tokenStart + 1), limit)
    while true {
      tokenStart = cursor
      guard try has(element.count + 3) else {
        cursor = limit
        tokenStart = limit
        open.removeAll()
        return false
      }
      guard let found = memchr(base + cursor, Int32(UInt8(ascii: "<")), limit - cursor) else {
        cursor = limit
        continue
      }
      cursor = UnsafeMutableRawPointer(base).distance(to: found)
      tokenStart = cursor
      guard try has(element.count + 3) else { continue }
      let isEnd = base[cursor + 1] == UInt8(ascii: "/")
      let nameStart = cursor + (isEnd ? 2 : 1)
      let isName = element.indices.allSatisfy { base[nameStart + $0] == element[$0] }
      let next = base[nameStart + element.count]
      if isName, Self.isSpace(next) || next == UInt8(ascii: ">") {
        open = Array(open.prefix(depth))
        if isEnd { cursor = try find(">", after: 2) }
        return true
      }
      cursor += 1
    }
  }

  /// An error at a byte of the current token.
  package func failure(at offset: Int? = nil, _ code: String, _ message: String) -> InputError {
    InputError(at: location(ofByte: offset), code: code, message)
  }

  // MARK: tokens

  private func scanText() throws(InputError) -> Event {
    var length = 0
    while true {
      if let found = memchr(base + tokenStart + length, Int32(UInt8(ascii: "<")), limit - tokenStart - length) {
        cursor = UnsafeMutableRawPointer(base).distance(to: found)
        break
      }
      length = limit - tokenStart
      guard try more() else {
        cursor = limit
        break
      }
    }
    isCDATA = false
    text = try decoded(tokenStart, cursor, isAttribute: false)
    return .text
  }

  private func scanDeclaration() throws(InputError) -> Event {
    if try starts("<!--") {
      cursor = try find("-->", after: 4)
      text = try string(tokenStart + 4, cursor - 3)
      return .comment
    }
    if try starts("<![CDATA[") {
      cursor = try find("]]>", after: 9)
      isCDATA = true
      let isWithReturn = memchr(base + tokenStart, 13, cursor - tokenStart) != nil
      text = try string(tokenStart + 9, cursor - 3)
      if isWithReturn { text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
      return .text
    }
    guard try starts("<!DOCTYPE"), open.isEmpty else {
      throw failure("xml-bad-declaration", "expected a comment, CDATA or an element, found '<!', correct the markup")
    }
    cursor = tokenStart + 9
    try scanDoctype()
    return .doctype
  }

  /// To the `>` of a DOCTYPE, over quotes, comments and an internal subset, whose entities it keeps.
  private func scanDoctype() throws(InputError) {
    var length = 9
    var quote: UInt8 = 0
    var isInSubset = false
    while true {
      guard try has(length + 1) else {
        throw failure("xml-unexpected-end", "expected '>' of the DOCTYPE, found the end of the file")
      }
      let byte = base[tokenStart + length]
      length += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        isInSubset = true
      } else if byte == UInt8(ascii: "]") {
        isInSubset = false
      } else if byte == UInt8(ascii: "-"), isInSubset, base[tokenStart + length - 4] == UInt8(ascii: "<"),
        base[tokenStart + length - 3] == UInt8(ascii: "!"), base[tokenStart + length - 2] == UInt8(ascii: "-")
      {
        length = try find("-->", after: length) - tokenStart
      } else if byte == UInt8(ascii: ">"), !isInSubset {
        break
      }
    }
    cursor = tokenStart + length
    entities.readDeclarations(of: raw)
  }

  private func scanEndTag() throws(InputError) -> Event {
    cursor = try find(">", after: 2)
    var end = cursor - 1
    while end > tokenStart + 2, Self.isSpace(base[end - 1]) { end -= 1 }
    guard let expected = open.last else {
      throw failure("xml-unexpected-end-tag", "expected no end tag outside of the root, found '\(raw)', remove it")
    }
    guard equals(tokenStart + 2, end, expected) else {
      throw failure("xml-mismatched-tag", "expected </\(expected)>, found '\(raw.prefix(60))', correct the nesting")
    }
    name = open.removeLast()
    return .end
  }

  private func scanStartTag() throws(InputError) -> Event {
    let first = base[tokenStart + 1]
    guard Self.isNameStart(first) else {
      throw failure("xml-bad-markup", "expected a tag, found '<' before other text, write '&lt;' for the character")
    }
    var length = 1
    var quote: UInt8 = 0
    scan: while true {
      while tokenStart + length < limit {
        let byte = base[tokenStart + length]
        length += 1
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: ">") {
          break scan
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: "<") {
          throw failure("xml-bad-markup", "expected '>' of a tag, found '<', close the tag before it")
        }
      }
      guard try more() else { throw failure("xml-unexpected-end", "expected '>' of a tag, found the end of the file") }
    }
    cursor = tokenStart + length
    isEmptyElement = base[cursor - 2] == UInt8(ascii: "/")
    let end = cursor - (isEmptyElement ? 2 : 1)
    var index = tokenStart + 1
    while index < end, !Self.isSpace(base[index]) { index += 1 }
    let name = try elementName(tokenStart + 1, index)
    attributes = index == end ? [] : try scanAttributes(index, end)
    guard open.count < limits.depth else {
      throw failure(
        "xml-too-deep", "expected at most \(limits.depth) nested elements, found more, flatten the document")
    }
    open.append(name)
    self.name = name
    hasPendingEnd = isEmptyElement
    return .start
  }

  private func scanAttributes(_ start: Int, _ end: Int) throws(InputError) -> [Attribute] {
    var result: [Attribute] = []
    var index = start
    while true {
      while index < end, Self.isSpace(base[index]) { index += 1 }
      guard index < end else { return result }
      let nameStart = index
      while index < end, base[index] != UInt8(ascii: "="), !Self.isSpace(base[index]) { index += 1 }
      let name = index > nameStart ? try elementName(nameStart, index) : ""
      while index < end, Self.isSpace(base[index]) { index += 1 }
      guard index < end, base[index] == UInt8(ascii: "=") else { throw badAttribute(name, at: nameStart) }
      index += 1
      while index < end, Self.isSpace(base[index]) { index += 1 }
      guard index < end, base[index] == UInt8(ascii: "\"") || base[index] == UInt8(ascii: "'"),
        let found = memchr(base + index + 1, Int32(base[index]), end - index - 1)
      else { throw badAttribute(name, at: nameStart) }
      let valueEnd = UnsafeMutableRawPointer(base).distance(to: found)
      let value = try decoded(index + 1, valueEnd, isAttribute: true)
      guard !name.isEmpty, !result.contains(where: { $0.name == name }) else { throw badAttribute(name, at: nameStart) }
      guard result.count < limits.attributes else {
        throw failure(
          at: bufferOffset + nameStart, "xml-too-many-attributes",
          "expected at most \(limits.attributes) attributes of an element, found more, write elements instead")
      }
      result.append(Attribute(name, value))
      index = valueEnd + 1
    }
  }

  private func badAttribute(_ name: String, at index: Int) -> InputError {
    failure(
      at: bufferOffset + index, "xml-bad-attribute",
      "expected attributes as name=\"value\", each once, found '\(name.prefix(40))', correct the tag")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }
}
