import CICU

/// The encoding of some bytes, and the way from their UTF-8 back to them.
package struct InputEncoding: Sendable {
  /// How many bytes a scalar takes.
  package enum Width: Sendable { case utf8, oneByte, utf16, utf32, variable }

  /// The IANA name: "UTF-8", "UTF-16LE", "windows-1251".
  package let name: String
  /// The bytes of the byte order mark, which is not part of the text.
  package let byteOrderMarkCount: Int
  package let width: Width

  /// UTF-8 without a byte order mark.
  package static let utf8 = InputEncoding(name: "UTF-8", byteOrderMarkCount: 0, width: .utf8)

  /// How many bytes a stretch of text takes.
  package func inputLength(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    if width == .utf8 { return utf8.count }
    if width == .variable {
      var bad: Int64 = 0
      var count = 0
      var encoded: UnsafeMutablePointer<UInt8>?
      guard ura_convert_from_utf8(name, utf8.baseAddress, utf8.count, &encoded, &count, &bad) else { return 0 }
      ura_icu_free(encoded)
      return count
    }
    var scalars = 0
    var supplementary = 0
    for byte in utf8 {
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte >= 0xF0 { supplementary += 1 }
    }
    return switch width {
    case .oneByte, .variable: scalars
    case .utf16: 2 * (scalars + supplementary)
    case .utf32: 4 * scalars
    case .utf8: utf8.count
    }
  }
}

/// A text that was decoded from bytes, and the way back from its UTF-8 offsets to offsets of those bytes.
package struct DecodedText: Sendable {
  package let text: String
  /// The IANA name of the encoding the bytes were in: "UTF-8", "UTF-16LE", "windows-1251".
  package var encoding: String { inputEncoding.name }
  /// The bytes of the byte order mark, which is not part of `text`.
  package var byteOrderMarkCount: Int { inputEncoding.byteOrderMarkCount }
  private let inputEncoding: InputEncoding

  init(text: String, encoding: InputEncoding) {
    self.text = text
    inputEncoding = encoding
  }

  /// The offsets in the input bytes for UTF-8 offsets of `text` at borders of scalars, ascending; in one pass.
  package func inputOffsets(ofUTF8 offsets: [Int]) -> [Int] {
    if inputEncoding.width == .utf8 { return offsets.map { $0 + byteOrderMarkCount } }
    var copy = text
    return copy.withUTF8 { utf8 in
      var result: [Int] = []
      result.reserveCapacity(offsets.count)
      var position = 0
      var input = byteOrderMarkCount
      for offset in offsets {
        input += inputEncoding.inputLength(of: UnsafeBufferPointer(rebasing: utf8[position..<max(position, offset)]))
        position = max(position, offset)
        result.append(input)
      }
      return result
    }
  }
}
