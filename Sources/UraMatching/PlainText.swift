internal import UraText

/// The normal form that plain scoring compares: Unicode scalars of the NFC text, every run of white space one space, none at
/// the ends.
///
/// White space is Unicode's `White_Space` and the four information separators U+001C...1F, which Python's `str.split`
/// counts as white space too, so that other programs can repeat the figure.
package enum PlainText {
  /// The scalars of the normal form.
  package static func scalars(of text: String) -> [UInt32] {
    var text = text
    return text.withUTF8 { bytes in
      if let result = collapsed(bytes, quickCheck: true) { return result }
      var composed = Normalizer.nfc(String(decoding: bytes, as: UTF8.self))
      return composed.withUTF8 { collapsed($0, quickCheck: false) ?? [] }
    }
  }

  /// The normal form as a string.
  package static func string(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isCertainlyNormal($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in scalars(of: text) { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(result)
  }

  /// True for nearly every text that is in the normal form: nothing that NFC might change, and only single spaces inside.
  private static func isCertainlyNormal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    var isAfterSpace = true
    while position < bytes.count {
      let scalar = decode(bytes, &position)
      if scalar == 0x20 {
        if isAfterSpace { return false }
        isAfterSpace = true
      } else {
        if isWhiteSpace(scalar) || !isInert(scalar) { return false }
        isAfterSpace = false
      }
    }
    return bytes.isEmpty || !isAfterSpace
  }

  /// Decodes and collapses; `nil` when `quickCheck` met a scalar that NFC might change.
  private static func collapsed(_ bytes: UnsafeBufferPointer<UInt8>, quickCheck: Bool) -> [UInt32]? {
    var isSure = true
    let result = [UInt32](unsafeUninitializedCapacity: bytes.count) { output, count in
      var position = 0
      var pendingSpace = false
      while position < bytes.count {
        let scalar = decode(bytes, &position)
        if isWhiteSpace(scalar) {
          pendingSpace = count > 0
          continue
        }
        if quickCheck, !isInert(scalar) {
          isSure = false
          return
        }
        if pendingSpace {
          output[count] = 0x20
          count += 1
          pendingSpace = false
        }
        output[count] = scalar
        count += 1
      }
    }
    return isSure ? result : nil
  }

  /// Reads one scalar of valid UTF-8 (a Swift string holds nothing else) and moves on.
  @inline(__always)
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> UInt32 {
    let lead = UInt32(bytes[position])
    if lead < 0x80 {
      position += 1
      return lead
    }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + length <= bytes.count else {
      position = bytes.count
      return 0xFFFD
    }
    var scalar = lead & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F) }
    position += length
    return scalar
  }

  /// Scalars that NFC never changes as long as all are such: `NFC_Quick_Check=Yes` and `Canonical_Combining_Class=0`
  /// (UAX #15, section 9.1). Latin, Greek, Cyrillic, marks and symbols, kana, ideographs, Hangul syllables.
  @inline(__always)
  static func isInert(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 || (0x400...0x482).contains(scalar) { return true }
    return switch scalar {
    case 0x388...0x3FF, 0x48A...0x52F, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20CF, 0x2100...0x2125,
      0x212C...0x2328, 0x232B...0x2ADB, 0x3001...0x3029, 0x3030...0x3098, 0x309B...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3:
      true
    default: false
    }
  }

  @inline(__always)
  package static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    if scalar > 0x20 && scalar < 0x85 { return false }
    return scalar == 0x20 || (0x09...0x0D).contains(scalar) || (0x1C...0x1F).contains(scalar) || scalar == 0x85
      || scalar == 0xA0 || scalar == 0x1680 || (0x2000...0x200A).contains(scalar) || scalar == 0x2028
      || scalar == 0x2029 || scalar == 0x202F || scalar == 0x205F || scalar == 0x3000
  }
}
