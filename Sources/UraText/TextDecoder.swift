import CICU
package import UraModel

/// Makes text of bytes: by byte order mark, by declaration, as UTF-8, or by what the bytes look like, in this order.
package enum TextDecoder {
  /// Decodes the bytes of `path` (named in errors).
  ///
  /// - Parameter declared: the encoding that the file itself or the user names. A byte order mark wins over it.
  /// - Throws: `InputError` with the place of the first bad byte; for binary data; for an unknown encoding.
  package static func decode(_ bytes: [UInt8], path: String, declared: String? = nil) throws(InputError) -> DecodedText
  {
    if let (encoding, count) = byteOrderMark(bytes) {
      return try decode(bytes, as: encoding, skipping: count, path: path)
    }
    if let declared {
      return try decode(bytes, as: declared, skipping: 0, path: path)
    }
    if let encoding = utf16WithoutMark(bytes) {
      return try decode(bytes, as: encoding, skipping: 0, path: path)
    }
    if let text = utf8(bytes) {
      if let zero = bytes.firstIndex(of: 0) {
        throw InputError(
          at: location(ofByte: zero, in: bytes, path: path), code: "binary-data",
          "expected text, found a NUL byte at offset \(zero): this looks like a binary file; convert it to text first")
      }
      return DecodedText(text: text, encoding: "UTF-8", byteOrderMarkCount: 0, width: .utf8)
    }
    if bytes.contains(0) {
      throw InputError(
        at: SourceLocation(path: path), code: "binary-data",
        "expected text, found binary data; convert it to text first")
    }
    if let bad = firstBadByteIfMostlyUTF8(bytes) {
      throw InputError(
        at: location(ofByte: bad, in: bytes, path: path), code: "invalid-utf8",
        "expected UTF-8, found the byte 0x\(String(bytes[bad], radix: 16, uppercase: true)) at offset \(bad); "
          + "correct it, or name the encoding of the file")
    }
    return try decode(bytes, as: EncodingGuess.eightBit(bytes), skipping: 0, path: path)
  }

  /// The encoding that a byte order mark announces, and the mark's length.
  package static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: String, count: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    return nil
  }

  private static func decode(
    _ bytes: [UInt8], as encoding: String, skipping count: Int, path: String
  ) throws(InputError) -> DecodedText {
    guard let name = canonicalName(encoding) else {
      throw InputError(
        at: SourceLocation(path: path), code: "unknown-encoding",
        "expected the name of an encoding such as UTF-8 or windows-1251, found '\(encoding)'")
    }
    let width: DecodedText.Width =
      switch name {
      case "UTF-8", "US-ASCII": .utf8
      case "UTF-16LE", "UTF-16BE", "UTF-16": .utf16
      case "UTF-32LE", "UTF-32BE", "UTF-32": .utf32
      default: isSingleByte(name) ? .oneByte : .variable
      }
    var text: UnsafeMutablePointer<UInt8>?
    var textCount = 0
    var bad: Int64 = 0
    let isDecoded = bytes.withUnsafeBufferPointer {
      ura_convert_to_utf8(name, $0.baseAddress.map { $0 + count }, $0.count - count, &text, &textCount, &bad)
    }
    guard isDecoded, let text else {
      let offset = Int(max(bad, 0)) + count
      throw InputError(
        at: location(ofByte: offset, in: bytes, path: path), code: "invalid-\(name.lowercased())",
        "expected \(name), found bytes at offset \(offset) that are not; correct them, or name the encoding of the file"
      )
    }
    defer { ura_icu_free(text) }
    return DecodedText(
      text: String(decoding: UnsafeBufferPointer(start: text, count: textCount), as: UTF8.self), encoding: name,
      byteOrderMarkCount: count, width: width)
  }

  /// The IANA name of an encoding that ICU knows, or nil.
  package static func canonicalName(_ encoding: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress, ura_charset_name(encoding, start) else { return nil }
      return String(cString: start)
    }
  }

  private static func isSingleByte(_ name: String) -> Bool {
    name.hasPrefix("windows-125") || name.hasPrefix("ISO-8859-") || name.hasPrefix("KOI8") || name.hasPrefix("IBM8")
      || name == "macintosh" || name == "windows-874" || name == "TIS-620"
  }

  /// Text of the Latin, Greek or Cyrillic script in UTF-16 has a high byte below 8 in nearly every unit, which no 8-bit
  /// text has; so UTF-16 without a mark is recognised by it.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let sample = min(bytes.count, 4096) & ~1
    var lowEven = 0
    var lowOdd = 0
    for i in stride(from: 0, to: sample, by: 2) {
      if bytes[i] < 8 { lowEven += 1 }
      if bytes[i + 1] < 8 { lowOdd += 1 }
    }
    let units = sample / 2
    if lowOdd * 4 >= units * 3, lowEven * 10 < units { return "UTF-16LE" }
    if lowEven * 4 >= units * 3, lowOdd * 10 < units { return "UTF-16BE" }
    return nil
  }

  private static func utf8(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }

  /// Where UTF-8 breaks, when the file is UTF-8 all the same: it has well-formed multi-byte sequences, and no fewer of them
  /// than bad bytes. In text of an 8-bit encoding such sequences are rare accidents among many bytes that are bad.
  private static func firstBadByteIfMostlyUTF8(_ bytes: [UInt8]) -> Int? {
    var good = 0
    var bad = 0
    var first: Int?
    var i = 0
    while i < bytes.count {
      let length = sequenceLength(at: i, in: bytes)
      if length == 0 {
        bad += 1
        if first == nil { first = i }
        i += 1
      } else {
        if length > 1 { good += 1 }
        i += length
      }
    }
    return good >= bad ? first : nil
  }

  /// The length of the well-formed UTF-8 sequence at `i`, or 0 (Unicode, table 3-7).
  private static func sequenceLength(at i: Int, in bytes: [UInt8]) -> Int {
    let lead = bytes[i]
    if lead < 0x80 { return 1 }
    let length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0
    guard length > 0, i + length <= bytes.count else { return 0 }
    for k in 1..<length where bytes[i + k] & 0xC0 != 0x80 { return 0 }
    let second = bytes[i + 1]
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
      return 0
    default: return length
    }
  }

  private static func location(ofByte offset: Int, in bytes: [UInt8], path: String) -> SourceLocation {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceLocation(path: path, line: line, column: column)
  }
}
