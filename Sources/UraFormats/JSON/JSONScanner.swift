import UraModel

/// A value of a JSON text with its place in the file.
struct JSONNode {
  enum Kind {
    case object([(key: String, value: JSONNode)])
    case array([JSONNode])
    case string(String)
    /// A number, a boolean or null.
    case other
  }

  let kind: Kind
  /// UTF-8 offsets; of a string with its quotes.
  let range: Range<Int>

  /// The value of a key, of an object.
  subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.value }

  var members: [(key: String, value: JSONNode)]? {
    if case .object(let members) = kind { members } else { nil }
  }

  var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }
}

/// Reads JSON (RFC 8259) into nodes that know their places, keeping the order of keys.
///
/// A text that breaks off or is wrong gives what stands before the error, and the error.
struct JSONScanner {
  private let file: SkeletonFile
  private let depthLimit: Int
  private var position = 0
  /// Set once, at the first error; then everything returns what it has.
  private(set) var problem: InputError?

  init(_ file: SkeletonFile, depthLimit: Int) {
    self.file = file
    self.depthLimit = depthLimit
  }

  /// The one value of the file; nil when there is none.
  mutating func root() -> JSONNode? {
    let result = value(depth: 0)
    skipSpace()
    if problem == nil, position < file.utf8.count { fail("the end of the file") }
    return result
  }

  private mutating func value(depth: Int) -> JSONNode? {
    skipSpace()
    guard let byte = peek else {
      fail("a value")
      return nil
    }
    let start = position
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < depthLimit else {
        problem =
          problem
          ?? InputError(
            at: file.location(of: position), code: "json-too-deep",
            "expected at most \(depthLimit) nested values, found more, flatten the document")
        return nil
      }
      position += 1
      return byte == UInt8(ascii: "{") ? object(start, depth) : array(start, depth)
    case UInt8(ascii: "\""):
      guard let text = string() else { return nil }
      return JSONNode(kind: .string(text), range: start..<position)
    default:
      while let byte = peek, Self.isLiteral(byte) { position += 1 }
      let literal = file.text(start..<position)
      guard ["true", "false", "null"].contains(literal) || Self.isNumber(literal) else {
        position = start
        fail("a value")
        return nil
      }
      return JSONNode(kind: .other, range: start..<position)
    }
  }

  private mutating func object(_ start: Int, _ depth: Int) -> JSONNode {
    var members: [(key: String, value: JSONNode)] = []
    skipSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
      return JSONNode(kind: .object([]), range: start..<position)
    }
    while problem == nil {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else {
        fail("a key in quotes")
        break
      }
      guard let key = string() else { break }
      skipSpace()
      guard peek == UInt8(ascii: ":") else {
        fail("':' after a key")
        break
      }
      position += 1
      guard let value = value(depth: depth + 1) else { break }
      members.append((key, value))
      skipSpace()
      if peek == UInt8(ascii: ",") {
        position += 1
      } else if peek == UInt8(ascii: "}") {
        position += 1
        break
      } else {
        fail("',' or '}'")
      }
    }
    return JSONNode(kind: .object(members), range: start..<position)
  }

  private mutating func array(_ start: Int, _ depth: Int) -> JSONNode {
    var items: [JSONNode] = []
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      return JSONNode(kind: .array([]), range: start..<position)
    }
    while problem == nil {
      guard let item = value(depth: depth + 1) else { break }
      items.append(item)
      skipSpace()
      if peek == UInt8(ascii: ",") {
        position += 1
      } else if peek == UInt8(ascii: "]") {
        position += 1
        break
      } else {
        fail("',' or ']'")
      }
    }
    return JSONNode(kind: .array(items), range: start..<position)
  }

  /// A string, whose opening quote is the next byte.
  private mutating func string() -> String? {
    let utf8 = file.utf8
    position += 1
    let start = position
    var copied = start
    var bytes: [UInt8] = []
    while position < utf8.count {
      switch utf8[position] {
      case UInt8(ascii: "\""):
        bytes.append(contentsOf: utf8[copied..<position])
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        bytes.append(contentsOf: utf8[copied..<position])
        guard escape(into: &bytes) else { return nil }
        copied = position
      case 0..<0x20:
        fail("no control character in a string")
        return nil
      default: position += 1
      }
    }
    fail("'\"' at the end of a string")
    return nil
  }

  private mutating func escape(into bytes: inout [UInt8]) -> Bool {
    let utf8 = file.utf8
    guard position + 1 < utf8.count else {
      position = utf8.count
      fail("an escape")
      return false
    }
    let letter = utf8[position + 1]
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8,
      UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
    if let byte = simple[letter] {
      bytes.append(byte)
      position += 2
      return true
    }
    guard letter == UInt8(ascii: "u"), let first = hexadecimal(position + 2) else {
      fail("an escape such as \\n or \\u2014")
      return false
    }
    position += 6
    var number = first
    if first & 0xFC00 == 0xD800, position + 1 < utf8.count, utf8[position] == UInt8(ascii: "\\"),
      utf8[position + 1] == UInt8(ascii: "u"), let second = hexadecimal(position + 2), second & 0xFC00 == 0xDC00
    {
      number = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      position += 6
    }
    // Half of a pair is no character.
    bytes.append(contentsOf: Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8))
    return true
  }

  private func hexadecimal(_ start: Int) -> UInt32? {
    guard start + 4 <= file.utf8.count else { return nil }
    let digits = file.utf8[start..<start + 4]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var peek: UInt8? { position < file.utf8.count ? file.utf8[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func fail(_ expected: String) {
    guard problem == nil else { return }
    let found = peek == nil ? "the end of the file" : "'\(file.text(position..<position + 1))'"
    problem = InputError(
      at: file.location(of: position), code: "json-syntax",
      "expected \(expected), found \(found), correct the JSON; what stands behind it is not read")
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
