/// Parses JSON (RFC 8259) and keeps the place of every value.
package struct JSONLineParser {
  /// What is wrong, and where, in UTF-8 offsets.
  package struct Problem: Error, Sendable {
    package var offset: Int
    package var message: String
  }

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private let depthLimit: Int

  /// Parses one value and nothing behind it but white space.
  package static func parse(_ bytes: [UInt8], range: Range<Int>? = nil, depthLimit: Int = 256) throws(Problem)
    -> JSONLineNode
  {
    var parser = JSONLineParser(bytes: bytes, range: range ?? 0..<bytes.count, depthLimit: depthLimit)
    let node = try parser.node(depth: 0)
    parser.skipSpace()
    guard parser.index == parser.end else { throw parser.problem("expected the end, found more text behind the value") }
    return node
  }

  private init(bytes: [UInt8], range: Range<Int>, depthLimit: Int) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    self.depthLimit = depthLimit
  }

  private mutating func node(depth: Int) throws(Problem) -> JSONLineNode {
    skipSpace()
    guard depth < depthLimit else { throw problem("expected at most \(depthLimit) nested values, found more") }
    guard index < end else { throw problem("expected a value, found the end") }
    let start = index
    let value: JSONLineNode.Value
    switch bytes[index] {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth))
    case UInt8(ascii: "["): value = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(number())
    default: throw problem("expected a value, found '\(Character(Unicode.Scalar(bytes[index])))'")
    }
    return JSONLineNode(value: value, range: start..<index)
  }

  private mutating func members(depth: Int) throws(Problem) -> [JSONLineNode.Member] {
    index += 1
    var result: [JSONLineNode.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return result }
    while true {
      skipSpace()
      let start = index
      guard index < end, bytes[index] == UInt8(ascii: "\"") else {
        throw problem("expected a key in quotes, found another")
      }
      let key = try string()
      let keyRange = start..<index
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw problem("expected ':' after a key, found another") }
      result.append(.init(key: key, keyRange: keyRange, value: try node(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return result }
      guard take(UInt8(ascii: ",")) else { throw problem("expected ',' or '}', found another") }
    }
  }

  private mutating func elements(depth: Int) throws(Problem) -> [JSONLineNode] {
    index += 1
    var result: [JSONLineNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return result }
    while true {
      result.append(try node(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return result }
      guard take(UInt8(ascii: ",")) else { throw problem("expected ',' or ']', found another") }
    }
  }

  private mutating func string() throws(Problem) -> String {
    index += 1
    let start = index
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 {
      index += 1
    }
    if index < end, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      return try text(bytes[start..<index - 1])
    }
    var unescaped = Array(bytes[start..<index])
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return try text(unescaped[...]) }
      guard byte >= 0x20 else {
        throw problem("expected '\\n' for a line break in a string, found the character itself")
      }
      guard byte == UInt8(ascii: "\\") else {
        unescaped.append(byte)
        continue
      }
      guard index < end else { break }
      let escape = bytes[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): unescaped.append(0x0A)
      case UInt8(ascii: "t"): unescaped.append(0x09)
      case UInt8(ascii: "r"): unescaped.append(0x0D)
      case UInt8(ascii: "b"): unescaped.append(0x08)
      case UInt8(ascii: "f"): unescaped.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(escape)
      case UInt8(ascii: "u"): unescaped += try unicode()
      default: throw problem("expected an escape of JSON, found another")
      }
    }
    throw problem("expected '\"' at the end of a string, found the end")
  }

  /// The character of `\uXXXX`, or of a surrogate pair of two of them.
  private mutating func unicode() throws(Problem) -> [UInt8] {
    var value = try fourDigits()
    if value & 0xFC00 == 0xD800, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      let low = try fourDigits()
      guard low & 0xFC00 == 0xDC00 else { throw problem("expected the second half of a surrogate pair, found another") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw problem("expected a character, found half a surrogate pair") }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func fourDigits() throws(Problem) -> UInt32 {
    guard index + 4 <= end, let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else {
      throw problem("expected four hexadecimal digits, found another")
    }
    index += 4
    return value
  }

  private func text(_ utf8: ArraySlice<UInt8>) throws(Problem) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else { throw problem("expected UTF-8, found other bytes") }
    return text
  }

  private mutating func number() -> String {
    let start = index
    while index < end, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func literal(_ word: String, _ value: JSONLineNode.Value) throws(Problem) -> JSONLineNode.Value {
    let count = word.utf8.count
    guard index + count <= end, bytes[index..<index + count].elementsEqual(word.utf8) else {
      throw problem("expected '\(word)', found another")
    }
    index += count
    return value
  }

  private mutating func skipSpace() {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09 {
      index += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private func problem(_ message: String) -> Problem { Problem(offset: min(index, end), message: message) }
}

/// Writes JSON by hand: keys in the given order, nothing escaped that need not be.
package enum JSONLineText {
  /// A string with its quotes; characters beyond ASCII and slashes stay as they are.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\0"..<" ":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// An object of members that are JSON already; those without a value are left out.
  package static func object(_ members: [(key: String, value: String?)]) -> String {
    "{" + members.compactMap { member in member.value.map { quoted(member.key) + ":" + $0 } }.joined(separator: ",")
      + "}"
  }

  package static func array(_ elements: [String]) -> String? {
    elements.isEmpty ? nil : "[" + elements.joined(separator: ",") + "]"
  }
}
