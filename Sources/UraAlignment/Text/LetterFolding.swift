import UraText

/// Folds the letters of words for comparison: lower case, no diacritics on Latin letters, no apostrophes or soft hyphens.
///
/// Cyrillic letters keep theirs (и, й and і, ї are different letters).
enum LetterFolding {
  /// Appends the folded word to `key` as UTF-8 and returns whether it began with a capital.
  static func fold(_ utf8: UnsafeBufferPointer<UInt8>, into key: inout [UInt8]) -> Bool {
    var i = 0
    var startsUpper = false
    var isFirst = true
    while i < utf8.count {
      let lead = utf8[i]
      if lead < 0x80 {
        i += 1
        let isUpper = lead >= 0x41 && lead <= 0x5A
        if isFirst { startsUpper = isUpper }
        isFirst = false
        if lead != 0x27 { key.append(isUpper ? lead | 0x20 : lead) }
        continue
      }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value = UInt32(lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07))
      for k in 1..<length where i + k < utf8.count { value = value << 6 | UInt32(utf8[i + k] & 0x3F) }
      i += length
      let folded = value < UInt32(table.count) ? table[Int(value)] : value
      if isFirst { startsUpper = value < UInt32(table.count) && upper[Int(value)] }
      isFirst = false
      append(folded, to: &key)
    }
    return startsUpper
  }

  private static func append(_ value: UInt32, to key: inout [UInt8]) {
    switch value {
    case 0: break
    case ..<0x80: key.append(UInt8(value))
    case ..<0x800:
      key.append(UInt8(0xC0 | value >> 6))
      key.append(UInt8(0x80 | value & 0x3F))
    case ..<0x10000:
      key.append(UInt8(0xE0 | value >> 12))
      key.append(UInt8(0x80 | value >> 6 & 0x3F))
      key.append(UInt8(0x80 | value & 0x3F))
    default:
      key.append(UInt8(0xF0 | value >> 18))
      key.append(UInt8(0x80 | value >> 12 & 0x3F))
      key.append(UInt8(0x80 | value >> 6 & 0x3F))
      key.append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// The folded scalar of U+0000...U+2FFF; 0 is dropped.
  private static let table: [UInt32] = (0..<0x3000).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
    switch value {
    case 0x27, 0xAD, 0x2BC, 0x2018, 0x2019, 0x300...0x36F, 0x200B...0x200F: return 0
    default: break
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    guard (0xC0..<0x250).contains(lower.value) || (0x1E00..<0x1F00).contains(lower.value) else { return lower.value }
    return Normalizer.nfd(String(lower)).unicodeScalars.first?.value ?? lower.value
  }

  private static let upper: [Bool] = (0..<0x3000).map { Unicode.Scalar(UInt32($0))?.properties.isUppercase ?? false }
}
