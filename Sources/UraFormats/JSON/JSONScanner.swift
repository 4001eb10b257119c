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

  private let bytes: [UInt8]
  private let depthLimit: Int
  private var position = 0
  /// Set once, at the first error; then everything returns what it has.
  private var problem: Problem?

  /// The one value of a text, and what is wrong with it; without a value there is always something wrong.
  package static func scan(_ bytes: [UInt8], depthLimit: Int) -> (root: JSONNode?, problem: Problem?) {
    var scanner = JSONScanner(bytes: bytes, depthLimit: depthLimit)
    let root = scanner.value(depth: 0)
    scanner.skipSpace()
    if scanner.position < bytes.count { scanner.fail("the end of the text") }
    return (root, scanner.problem)
  }

  /// The one value of a text without a fault.
  package static func parse(_ bytes: [UInt8], depthLimit: Int) throws(Problem) -> JSONNode {
    let (root, problem) = scan(bytes, depthLimit: depthLimit)
    if let problem { throw problem }
    guard let root else { throw Problem(offset: 0, code: "json-syntax", message: "expected a value, found none") }
    return root
  }

  private init(bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
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
      guard depth < depthLimit else {
        problem =
          problem
          ?? Problem(
            offset: position, code: "json-too-deep",
            message: "expected at most \(depthLimit) nested values, found more")
        return nil
      }
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
    while problem == nil {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else {
        fail("a key in quotes")
        break
      }
      let start = position
      guard let key = string() else { break }
      let keyRange = start..<position
      skipSpace()
      guard take(UInt8(ascii: ":")) else {
        fail("':' after a key")
        break
      }
      guard let value = value(depth: depth + 1) else { break }
      result.append(JSONNode.Member(key: key, keyRange: keyRange, value: value))
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
    while problem == nil {
      guard let item = value(depth: depth + 1) else { break }
      result.append(item)
      skipSpace()
      if take(UInt8(ascii: "]")) { break }
      if !take(UInt8(ascii: ",")) { fail("',' or ']'") }
    }
    return result
  }

  /// A number, a boolean or null.
  private mutating func literal() -> JSONNode.Value? {
    let start = position
    while let byte = peek, Self.isLiteral(byte) { position += 1 }
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
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        let rest = bytes[copied..<position]
        let text = String(validating: copied == start ? rest : (unescaped + rest)[...], as: UTF8.self)
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
