import UraText

/// The folding of the default scoring, scalar by scalar: never more than one scalar for one.
enum Folding {
  static let ellipsis: UInt32 = 0x2026

  /// Lower case (simple mapping) and one apostrophe; 0 for invisible characters.
  @inline(__always)
  static func letter(_ scalar: UInt32) -> UInt32 {
    scalar < UInt32(table.count) ? table[Int(scalar)] : computed(scalar)
  }

  private static let table: [UInt32] = (0..<0x2100).map(computed)

  private static func computed(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    switch value {
    case 0x2019, 0x2018, 0x02BC, 0x02B9, 0x60: return 0x27
    case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: return 0
    default: break
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? value : value
  }

  /// One form of every quotation mark, dash and ellipsis. An apostrophe that stands alone is a quotation mark.
  static func mark(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x301D...0x301F, 0xFF02, 0xFF07: 0x22
    case 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D: 0x2D
    default: scalar
    }
  }

  /// Private symbols that stand for placeables in a skeleton.
  static func symbol(of kind: Placeable.Kind) -> UInt32 {
    switch kind {
    case .number: 0xE000
    case .date: 0xE001
    case .time: 0xE002
    case .url: 0xE003
    case .email: 0xE004
    case .placeholder: 0xE005
    case .markup: 0xE006
    }
  }
}
