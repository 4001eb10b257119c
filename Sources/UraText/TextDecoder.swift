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
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<DecodedText, InputError> in
      do throws(InputError) {
        let encoding = try encoding(of: buffer, path: path, declared: declared)
        return .success(DecodedText(text: try text(of: buffer, in: encoding, path: path), encoding: encoding))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// What the bytes are in, without decoding them. Of UTF-8 that nobody declared every byte is checked, of other
  /// encodings none.
  ///
  /// - Parameter check: where the bytes are no UTF-8 and where they have a NUL, for a caller that can look at them in another
  ///   way than all at once.
  package static func encoding(
    of bytes: UnsafeBufferPointer<UInt8>, path: String, declared: String? = nil,
    check: (() -> (badByte: Int?, zero: Int?))? = nil
  ) throws(InputError) -> InputEncoding {
    if let (encoding, count) = byteOrderMark(bytes) {
      return try inputEncoding(encoding, skipping: count, path: path)
    }
    if let archive = documentContainer(bytes) {
      throw InputError(
        at: SourceLocation(path: path), code: "binary-data",
        "expected text, found \(archive)")
    }
    if let declared { return try inputEncoding(declared, skipping: 0, path: path) }
    if let encoding = utf16WithoutMark(bytes) { return try inputEncoding(encoding, skipping: 0, path: path) }
    let (badByte, zero) = check?() ?? (firstBadByte(bytes), bytes.firstIndex(of: 0))
    if badByte == nil {
      if let zero {
        throw InputError(
          at: location(ofByte: zero, in: bytes, path: path), code: "binary-data",
          "expected text, found a NUL byte at offset \(zero): this looks like a binary file; convert it to text first")
      }
      return InputEncoding(name: "UTF-8", byteOrderMarkCount: 0, width: .utf8)
    }
    if zero != nil {
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
    // A long beginning in ASCII tells nothing.
    let sample = bytes[max(0, min(badByte ?? 0, bytes.count) - (1 << 15))...].prefix(1 << 16)
    return try inputEncoding(EncodingGuess.eightBit(Array(sample)), skipping: 0, path: path)
  }

  /// What an office file is, and what to do with it. How they begin: ZIP (APPNOTE 4.3.7), PDF (ISO 32000-1, 7.5.2), compound files ([MS-CFB] 2.2), RTF 1.9.1.
  private static func documentContainer(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return
        "a ZIP archive; let the name of a Word or OpenDocument text end in .docx or .odt, save another as HTML or text"
    }
    let name: String? =
      if bytes.starts(with: Array("%PDF-".utf8)) {
        "a PDF"
      } else if bytes.starts(with: Array("{\\rtf".utf8)) {
        "an RTF document"
      } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        "an old Office file, as .doc is"
      } else {
        nil
      }
    return name.map { "\($0); save it as .docx, .odt, HTML or text first" }
  }

  /// The offset of the first byte that is not well-formed UTF-8; nil where all are.
  package static func firstBadByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: Span(_unsafeElements: bytes))
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The encoding that a byte order mark announces, and the mark's length.
  package static func byteOrderMark(_ bytes: some Collection<UInt8>) -> (encoding: String, count: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    return nil
  }

  private static func inputEncoding(
    _ encoding: String, skipping count: Int, path: String
  ) throws(InputError) -> InputEncoding {
    guard let name = canonicalName(encoding) else {
      throw InputError(
        at: SourceLocation(path: path), code: "unknown-encoding",
        "expected the name of an encoding such as UTF-8 or windows-1251, found '\(encoding)'")
    }
    let width: InputEncoding.Width =
      switch name {
      case "UTF-8", "US-ASCII": .utf8
      case "UTF-16LE", "UTF-16BE", "UTF-16": .utf16
      case "UTF-32LE", "UTF-32BE", "UTF-32": .utf32
      default: isSingleByte(name) ? .oneByte : .variable
      }
    return InputEncoding(name: name, byteOrderMarkCount: count, width: width)
  }

  /// All of the text.
  package static func text(
    of bytes: UnsafeBufferPointer<UInt8>, in encoding: InputEncoding, path: String
  ) throws(InputError) -> String {
    let count = encoding.byteOrderMarkCount
    // Nothing needs to be converted; what is no UTF-8 is left to the converter, which says where.
    if encoding.name == "UTF-8",
      let text = String(validating: UnsafeBufferPointer(rebasing: bytes[count...]), as: UTF8.self)
    {
      return text
    }
    var text: UnsafeMutablePointer<UInt8>?
    var textCount = 0
    var bad: Int64 = 0
    guard
      ura_convert_to_utf8(
        encoding.name, bytes.baseAddress.map { $0 + count }, bytes.count - count, &text, &textCount, &bad), let text
    else { throw invalid(encoding, atByte: Int(max(bad, 0)) + count, of: bytes, path: path) }
    defer { ura_icu_free(text) }
    return String(decoding: UnsafeBufferPointer(start: text, count: textCount), as: UTF8.self)
  }

  /// What is wrong with bytes that are not in their encoding.
  package static func invalid(
    _ encoding: InputEncoding, atByte offset: Int, of bytes: UnsafeBufferPointer<UInt8>, path: String
  ) -> InputError {
    InputError(
      at: location(ofByte: offset, in: bytes, path: path),
      code: encoding.name == "UTF-8" ? "invalid-utf8" : "invalid-\(encoding.name.lowercased())",
      "expected \(encoding.name), found bytes at offset \(offset) that are not; correct them, or name the encoding of the file"
    )
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
  private static func utf16WithoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
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

  /// Where UTF-8 breaks, when the file is UTF-8 all the same: it has well-formed multi-byte sequences, and no fewer of them
  /// than bad bytes. In text of an 8-bit encoding such sequences are rare accidents among many bytes that are bad.
  private static func firstBadByteIfMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
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
  private static func sequenceLength(at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
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

  private static func location(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>, path: String) -> SourceLocation
  {
    var line = 1
    var column = 1
    for (index, byte) in bytes.prefix(offset).enumerated() {
      if LineEnd.isEnd(byte, followedBy: index + 1 < bytes.count ? bytes[index + 1] : nil) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceLocation(path: path, line: line, column: column)
  }
}
