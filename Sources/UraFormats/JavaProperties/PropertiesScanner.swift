import UraModel
import UraText

/// One key with its value.
struct PropertiesEntry {
  var key = ""
  var value = ""
  /// The lines of comment in front of it, without a blank line between.
  var comment: String?
  var start = 0
  /// UTF-8 offsets of the value as it stands in the file, continuation lines included.
  var valueRange = 0..<0
  /// Whether something is between key and value, be it white space.
  var hasSeparator = true
  /// Where a `\u` has no four digits.
  var badEscape: Int?
}

/// Reads the entries of a `.properties` file in order.
struct PropertiesScanner {
  private let file: SkeletonFile
  private let utf8: MappedBytes
  private var position = 0
  private var comment: [String] = []

  init(_ file: SkeletonFile) {
    self.file = file
    utf8 = file.utf8
  }

  /// The next entry; nil at the end.
  ///
  /// - Parameter limit: the longest key and the longest value, in bytes.
  mutating func next(limit: Int) throws(InputError) -> PropertiesEntry? {
    while position < utf8.count {
      while let byte = peek, Self.isSpace(byte) { position += 1 }
      guard let byte = peek else { return nil }
      if Self.isLineEnd(byte) {
        skipLineEnd()
        comment = []
      } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "!") {
        let start = position + 1
        while let byte = peek, !Self.isLineEnd(byte) { position += 1 }
        guard position - start <= limit else { throw file.tooLong(at: start, "comments", limit: limit) }
        comment.append(String(decoding: utf8[start..<position], as: UTF8.self).trimmed)
        skipLineEnd()
      } else {
        return try entry(limit)
      }
    }
    return nil
  }

  private mutating func entry(_ limit: Int) throws(InputError) -> PropertiesEntry {
    var entry = PropertiesEntry()
    entry.start = position
    if !comment.isEmpty { entry.comment = comment.joined(separator: "\n") }
    comment = []
    var key: [UInt16] = []
    while let byte = peek, !Self.isLineEnd(byte), !Self.isSpace(byte), byte != UInt8(ascii: "="),
      byte != UInt8(ascii: ":")
    {
      guard position - entry.start <= limit else { throw file.tooLong(at: entry.start, "keys", limit: limit) }
      take(into: &key, &entry)
    }
    entry.key = String(decoding: key, as: UTF16.self)
    let keyEnd = position
    skipSpaceAndContinuations()
    if let byte = peek, byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
      position += 1
      skipSpaceAndContinuations()
    }
    entry.hasSeparator = position > keyEnd
    let start = position
    var value: [UInt16] = []
    while let byte = peek, !Self.isLineEnd(byte) {
      guard position - start <= limit else { throw file.tooLong(at: start, "values", limit: limit) }
      take(into: &value, &entry)
    }
    entry.value = String(decoding: value, as: UTF16.self)
    entry.valueRange = start..<position
    skipLineEnd()
    return entry
  }

  /// The next character, unescaped; a backslash before the end of the line continues on the next.
  private mutating func take(into units: inout [UInt16], _ entry: inout PropertiesEntry) {
    guard utf8[position] == UInt8(ascii: "\\") else {
      let length = Self.length(utf8[position])
      let end = min(position + length, utf8.count)
      units.append(contentsOf: String(decoding: utf8[position..<end], as: UTF8.self).utf16)
      position = end
      return
    }
    let escape = position
    position += 1
    guard let letter = peek else { return }
    if Self.isLineEnd(letter) {
      skipLineEnd()
      while let byte = peek, Self.isSpace(byte) { position += 1 }
      return
    }
    position += 1
    switch letter {
    case UInt8(ascii: "n"): units.append(10)
    case UInt8(ascii: "r"): units.append(13)
    case UInt8(ascii: "t"): units.append(9)
    case UInt8(ascii: "f"): units.append(12)
    case UInt8(ascii: "u"):
      let digits = utf8[position..<min(position + 4, utf8.count)]
      let isNumber = digits.count == 4 && digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
      guard isNumber, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
        entry.badEscape = entry.badEscape ?? escape
        return
      }
      units.append(unit)
      position += 4
    default:
      // The backslash is dropped; what follows may be longer than a byte.
      position -= 1
      let end = min(position + Self.length(letter), utf8.count)
      units.append(contentsOf: String(decoding: utf8[position..<end], as: UTF8.self).utf16)
      position = end
    }
  }

  private mutating func skipSpaceAndContinuations() {
    while let byte = peek {
      if Self.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "\\"), position + 1 < utf8.count, Self.isLineEnd(utf8[position + 1]) {
        position += 1
        skipLineEnd()
      } else {
        return
      }
    }
  }

  private mutating func skipLineEnd() {
    if peek == 0x0D { position += 1 }
    if peek == 0x0A { position += 1 }
  }

  private var peek: UInt8? { position < utf8.count ? utf8[position] : nil }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func length(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}
