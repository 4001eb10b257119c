import UraModel

/// Reads JSON (RFC 8259) into nodes that know their places, keeping the order of keys.
///
/// A text that breaks off or is wrong gives what stands before the error, and the error: `scan` for a file of which the
/// rest is worth having, `parse` for a text that is right as a whole or not at all.
package struct JSONScanner {
  /// The first thing that is wrong, and where, in UTF-8 offsets.
  package struct Problem: Error {
    package var offset: Int
    package var code: String
    /// What was expected and what was found.
    package var message: String
  }

  private let bytes: MappedBytes
  let limits: XMLLimits
  private(set) var position = 0
  /// How far the pages of the bytes were given back.
  private var released = 0
  /// Set once, at the first error; then everything returns what it has.
  private(set) var problem: Problem?
  /// Where a node that is to be small must have ended; beyond it the scanner gives up on it.
  private var end = Int.max
  private var isBeyondEnd: Bool { position > end }

  /// The one value of a text, and what is wrong with it; without a value there is always something wrong.
  package static func scan(_ bytes: [UInt8], limits: XMLLimits = .init()) -> (root: JSONNode?, problem: Problem?) {
    var scanner = JSONScanner(MappedBytes(bytes), limits: limits)
    let root = scanner.value(depth: 0)
    scanner.expectEnd()
    return (root, scanner.problem)
  }

  /// The one value of a text without a fault.
  package static func parse(_ bytes: [UInt8], limits: XMLLimits = .init()) throws(Problem) -> JSONNode {
    let (root, problem) = scan(bytes, limits: limits)
    if let problem { throw problem }
    guard let root else { throw Problem(offset: 0, code: "json-syntax", message: "expected a value, found none") }
    return root
  }

  /// - Parameter position: where to begin.
  init(_ bytes: MappedBytes, limits: XMLLimits, at position: Int = 0) {
    self.bytes = bytes
    self.limits = limits
    self.position = position
  }

  // MARK: a text of any size

  /// An object or an array that is being read child by child.
  struct Container {
    let isObject: Bool
    fileprivate let depth: Int
    /// Where the bracket or the comma in front of the next child stands.
    fileprivate var opening: Int
    fileprivate var isFirst = true
  }

  /// A member of an object or an element of an array.
  struct Child {
    /// Of a member of an object.
    var key: (text: String, range: Range<Int>)?
    /// Nil for a container that is large: its bracket is the next byte, and whoever asked opens it.
    var value: JSONNode?
    /// Where the bracket or the comma in front of it stands.
    var opening: Int
  }

  /// The value that follows: a scalar, or a container of at most `count` bytes; nil for a larger one, of which nothing is
  /// taken, and at an error.
  mutating func value(upTo count: Int, depth: Int) -> JSONNode? {
    skipSpace()
    let start = position
    if peek == UInt8(ascii: "{") || peek == UInt8(ascii: "[") { end = start + count }
    let node = value(depth: depth)
    defer { end = Int.max }
    guard isBeyondEnd else { return node }
    position = start
    problem = nil
    return nil
  }

  /// Goes into the container that follows; nil when there is none.
  mutating func open(depth: Int) -> Container? {
    skipSpace()
    guard let byte = peek, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), checkDepth(depth) else { return nil }
    position += 1
    return Container(isObject: byte == UInt8(ascii: "{"), depth: depth, opening: position - 1)
  }

  /// The next child of the container that was opened last; nil at its end, which is taken, and at an error.
  ///
  /// - Parameter count: how many bytes a container may have to be handed over as a node.
  mutating func next(in container: inout Container, upTo count: Int) -> Child? {
    guard problem == nil else { return nil }
    if position >= released + (1 << 20) {
      bytes.release(released..<position)
      released = position
    }
    skipSpace()
    if take(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return nil }
    if !container.isFirst {
      container.opening = position
      guard take(UInt8(ascii: ",")) else {
        fail(container.isObject ? "',' or '}'" : "',' or ']'")
        return nil
      }
    }
    container.isFirst = false
    var child = Child(opening: container.opening)
    if container.isObject {
      guard let key = key() else { return nil }
      child.key = key
    }
    child.value = value(upTo: count, depth: container.depth + 1)
    return problem != nil && child.value == nil ? nil : child
  }

  /// Goes past a container that is large.
  mutating func skipContainer(depth: Int) {
    guard var container = open(depth: depth) else { return }
    while let child = next(in: &container, upTo: 1 << 16) {
      if child.value == nil { skipContainer(depth: depth + 1) }
    }
  }

  /// What stands behind the one value of a text is wrong.
  mutating func expectEnd() {
    guard problem == nil else { return }
    skipSpace()
    if position < bytes.count { fail("the end of the text") }
  }

  // MARK: nodes

  private mutating func checkDepth(_ depth: Int) -> Bool {
    if depth < limits.depth { return true }
    problem =
      problem
      ?? Problem(
        offset: position, code: "json-too-deep", message: "expected at most \(limits.depth) nested values, found more")
    return false
  }

  private mutating func value(depth: Int) -> JSONNode? {
    skipSpace()
    guard let byte = peek else {
      fail("a value")
      return nil
    }
    let start = position
    let value: JSONNode.Value
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard checkDepth(depth) else { return nil }
      position += 1
      value = byte == UInt8(ascii: "{") ? .object(members(depth)) : .array(elements(depth))
    case UInt8(ascii: "\""):
      guard let text = string() else { return nil }
      value = .string(text)
    default:
      guard let literal = literal() else {
        fail("a value")
        return nil
      }
      value = literal
    }
    return JSONNode(value: value, range: start..<position)
  }

  private mutating func members(_ depth: Int) -> [JSONNode.Member] {
    var result: [JSONNode.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return result }
    while problem == nil, !isBeyondEnd {
      guard let key = key(), let value = value(depth: depth + 1) else { break }
      result.append(JSONNode.Member(key: key.text, keyRange: key.range, value: value))
      skipSpace()
      if take(UInt8(ascii: "}")) { break }
      if !take(UInt8(ascii: ",")) { fail("',' or '}'") }
    }
    return result
  }

  private mutating func elements(_ depth: Int) -> [JSONNode] {
    var result: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return result }
    while problem == nil, !isBeyondEnd {
      guard let item = value(depth: depth + 1) else { break }
      result.append(item)
      skipSpace()
      if take(UInt8(ascii: "]")) { break }
      if !take(UInt8(ascii: ",")) { fail("',' or ']'") }
    }
    return result
  }

  /// A key with its colon.
  private mutating func key() -> (text: String, range: Range<Int>)? {
    skipSpace()
    guard peek == UInt8(ascii: "\"") else {
      fail("a key in quotes")
      return nil
    }
    let start = position
    guard let key = string() else { return nil }
    let range = start..<position
    skipSpace()
    guard take(UInt8(ascii: ":")) else {
      fail("':' after a key")
      return nil
    }
    return (key, range)
  }

  /// A number, a boolean or null.
  private mutating func literal() -> JSONNode.Value? {
    let start = position
    while let byte = peek, Self.isLiteral(byte), position - start < 4096 { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      if Self.isNumber(word) { return .number(word) }
      position = start
      return nil
    }
  }

  /// A string, whose opening quote is the next byte.
  private mutating func string() -> String? {
    position += 1
    let start = position
    var copied = start
    var unescaped: [UInt8] = []
    while position < bytes.count {
      guard position - start <= limits.tokenBytes else {
        problem =
          problem
          ?? Problem(
            offset: start, code: "json-too-long",
            message: "expected strings of at most \(limits.tokenBytes) bytes, found a longer one")
        return nil
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        let rest = bytes[copied..<position]
        unescaped.append(contentsOf: rest)
        let text = String(validating: unescaped, as: UTF8.self)
        if text == nil { fail("UTF-8", found: "other bytes", at: start) }
        return text
      case UInt8(ascii: "\\"):
        unescaped.append(contentsOf: bytes[copied..<position])
        guard escape(into: &unescaped) else { return nil }
        copied = position
      case 0..<0x20:
        fail("an escape such as \\n in a string", found: "a control character", at: position)
        return nil
      default: position += 1
      }
    }
    fail("'\"' at the end of a string")
    return nil
  }

  private mutating func escape(into result: inout [UInt8]) -> Bool {
    guard position + 1 < bytes.count else {
      position = bytes.count
      fail("an escape")
      return false
    }
    let letter = bytes[position + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): return unicodeEscape(into: &result)
    default:
      fail("an escape such as \\n or \\u2014")
      return false
    }
    position += 2
    return true
  }

  /// `\uXXXX`, or a surrogate pair of two of them; half a pair is no character and becomes U+FFFD.
  private mutating func unicodeEscape(into result: inout [UInt8]) -> Bool {
    guard let first = hexadecimal(position + 2) else {
      fail("four hexadecimal digits behind \\u")
      return false
    }
    position += 6
    var number = first
    if first & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"), let second = hexadecimal(position + 2), second & 0xFC00 == 0xDC00
    {
      number = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      position += 6
    }
    result.append(contentsOf: Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8))
    return true
  }

  private func hexadecimal(_ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    let digits = bytes[start..<start + 4]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func fail(_ expected: String) {
    let found =
      position < bytes.count ? "'\(Character(Unicode.Scalar(bytes[position])))'" : "the end of the text"
    fail(expected, found: found, at: min(position, bytes.count))
  }

  private mutating func fail(_ expected: String, found: String, at offset: Int) {
    problem =
      problem ?? Problem(offset: offset, code: "json-syntax", message: "expected \(expected), found \(found)")
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }
    guard let first = digits.first, first.isASCII, first.isNumber else { return false }
    return Double(text) != nil
  }
}
