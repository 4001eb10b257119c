/// White space at the ends of segments: Unicode's White_Space and the four ASCII separators, which programs strip as well.
enum WhiteSpace {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The range without white space at its ends.
  static func trimmed(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let (scalar, length) = UTF8Scanner.scalar(at: start, in: text)
      guard contains(scalar) else { break }
      start += length
    }
    while end > start {
      let (scalar, length) = UTF8Scanner.scalar(before: end, in: text)
      guard contains(scalar) else { break }
      end -= length
    }
    return start..<end
  }

  /// The end of the invisible characters that begin at `offset`: they belong to what is before them.
  static func endOfInvisibles(from offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var at = offset
    while at < text.count, text[at] >= 0x80 {
      let (scalar, length) = UTF8Scanner.scalar(at: at, in: text)
      guard Alphabet.invisibleCharacters.contains(scalar) else { break }
      at += length
    }
    return at
  }
}
