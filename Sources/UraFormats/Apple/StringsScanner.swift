import UraText

/// One `key = value;` of a `.strings` file.
struct StringsEntry {
  var key: String
  var value: String
  var comment: String?
  var start: Int
  /// UTF-8 offsets of the value with its quotes; of `key;` the place behind the key, empty.
  var valueRange: Range<Int>
  /// Whether the value was written at all: `key;` is its own value.
  var hasValue: Bool
}

/// Reads the old property list format of `.strings` files.
///
/// Source: Apple, "Old-Style ASCII Property Lists", and what `plutil` reads: strings in quotes of either kind or of plain letters, both
/// kinds of comments, `\"` `\\` `\n` `\UXXXX` and octal escapes.
struct StringsScanner {
  struct Problem: Error {
    var offset: Int
    var expected: String
  }

  private let utf8: MappedBytes
  private let limit: Int
  private var position = 0
  private var comment: String?

  /// - Parameter limit: the longest string and the longest comment, in bytes.
  init(_ utf8: MappedBytes, limit: Int) {
    self.utf8 = utf8
    self.limit = limit
  }

  /// The next entry; nil at the end.
  mutating func next() throws(Problem) -> StringsEntry? {
    try skipSpace()
    // The whole may stand in braces, as a dictionary.
    while let byte = peek, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
      position += 1
      try skipSpace()
    }
    guard peek != nil else { return nil }
    let start = position
    let note = comment
    comment = nil
    let key = try string("a key")
    var entry = StringsEntry(
      key: key, value: key, comment: note, start: start, valueRange: position..<position, hasValue: false)
    try skipSpace()
    if peek == UInt8(ascii: "=") {
      position += 1
      try skipSpace()
      let valueStart = position
      entry.value = try string("a text in quotes")
      entry.valueRange = valueStart..<position
      entry.hasValue = true
      try skipSpace()
    }
    guard peek == UInt8(ascii: ";") else { throw Problem(offset: position, expected: "';' behind a text") }
    position += 1
    return entry
  }

  /// Goes on behind the next line that ends an entry.
  mutating func resynchronize() {
    comment = nil
    while position < utf8.count {
      let byte = utf8[position]
      position += 1
      if position & 0xF_FFFF == 0 { utf8.release(position - 0x10_0000..<position) }
      if byte == 0x0A, let last = utf8[..<(position - 1)].last(where: { $0 > 0x20 }), last == UInt8(ascii: ";") {
        return
      }
    }
  }

  private mutating func string(_ expected: String) throws(Problem) -> String {
    guard let quote = peek else { throw Problem(offset: position, expected: expected) }
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = position
      while let byte = peek, Self.isPlain(byte) { position += 1 }
      guard position > start else { throw Problem(offset: position, expected: expected) }
      guard position - start <= limit else { throw Problem(offset: start, expected: "keys of at most \(limit) bytes") }
      return String(decoding: utf8[start..<position], as: UTF8.self)
    }
    let start = position
    position += 1
    var units: [UInt16] = []
    var copied = position
    while position < utf8.count, utf8[position] != quote {
      guard position - start <= limit else {
        throw Problem(offset: start, expected: "strings of at most \(limit) bytes")
      }
      if utf8[position] == UInt8(ascii: "\\") {
        units.append(contentsOf: String(decoding: utf8[copied..<position], as: UTF8.self).utf16)
        escape(into: &units)
        copied = position
      } else {
        position += 1
      }
    }
    guard position < utf8.count else {
      position = start
      throw Problem(offset: start, expected: "a quote at the end of a string")
    }
    units.append(contentsOf: String(decoding: utf8[copied..<position], as: UTF8.self).utf16)
    position += 1
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape(into units: inout [UInt16]) {
    position += 1
    guard let letter = peek else { return }
    switch letter {
    case UInt8(ascii: "n"): units.append(10)
    case UInt8(ascii: "r"): units.append(13)
    case UInt8(ascii: "t"): units.append(9)
    case UInt8(ascii: "a"): units.append(7)
    case UInt8(ascii: "b"): units.append(8)
    case UInt8(ascii: "f"): units.append(12)
    case UInt8(ascii: "v"): units.append(11)
    case UInt8(ascii: "U"), UInt8(ascii: "u"):
      let digits = utf8[(position + 1)...].prefix(4).prefix { Unicode.Scalar($0).properties.isASCIIHexDigit }
      units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD)
      position += digits.count
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let digits = utf8[position...].prefix(3).prefix { $0 >= 0x30 && $0 <= 0x37 }
      units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0xFFFD)
      position += digits.count - 1
    case 0x80...:
      // A letter of several bytes: the backslash falls, the letter stays.
      return
    default: units.append(UInt16(letter))
    }
    position += 1
  }

  private mutating func skipSpace() throws(Problem) {
    while let byte = peek {
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "/"), position + 1 < utf8.count, utf8[position + 1] == UInt8(ascii: "/") {
        let start = position + 2
        while let byte = peek, byte != 0x0A, byte != 0x0D { position += 1 }
        comment = String(decoding: utf8[start..<position], as: UTF8.self).trimmed
      } else if byte == UInt8(ascii: "/"), position + 1 < utf8.count, utf8[position + 1] == UInt8(ascii: "*") {
        let start = position
        position += 2
        while position + 1 < utf8.count, utf8[position] != UInt8(ascii: "*") || utf8[position + 1] != UInt8(ascii: "/")
        {
          position += 1
        }
        guard position + 1 < utf8.count else {
          position = utf8.count
          throw Problem(offset: start, expected: "'*/' at the end of a comment")
        }
        comment = String(decoding: utf8[(start + 2)..<position], as: UTF8.self).trimmed
        position += 2
      } else {
        return
      }
    }
  }

  private var peek: UInt8? { position < utf8.count ? utf8[position] : nil }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || "_$/:.-".utf8.contains(byte)
  }
}
