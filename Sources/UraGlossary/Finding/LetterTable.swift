/// What a scalar is to term matching, and its lower case: a look-up below U+3000, Unicode's properties above.
struct LetterTable: Sendable {
  enum Kind: UInt8 {
    /// `lower` holds every letter without case, too.
    case lower, upper, digit, unspaced, ignorable, space, hyphen, apostrophe, other
  }

  static let shared = LetterTable()

  private let kinds: [Kind]
  private let foldings: [UInt32]

  private init() {
    let scalars = (0..<0x3000).map { Unicode.Scalar(UInt32($0)) ?? "\u{FFFD}" }
    kinds = scalars.map(Self.computedKind)
    foldings = scalars.map(Self.computedFolding)
  }

  @inline(__always)
  func kind(_ value: UInt32) -> Kind {
    if value < 0x3000 { return kinds[Int(value)] }
    return Unicode.Scalar(value).map(Self.computedKind) ?? .other
  }

  @inline(__always)
  func folded(_ value: UInt32) -> UInt32 {
    if value < 0x3000 { return foldings[Int(value)] }
    return Unicode.Scalar(value).map(Self.computedFolding) ?? value
  }

  /// Whether an ignorable scalar belongs to the letter before it: a stress mark, unlike a zero-width space.
  func isMark(_ value: UInt32) -> Bool { value == 0x0301 || value == 0x00AD }

  private static func computedKind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x27, 0x2019, 0x02BC, 0x2018, 0x60, 0xB4, 0x02B9: return .apostrophe
    case 0x2D, 0x2010, 0x2011: return .hyphen
    case 0x0301: return .ignorable
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return isUnspaced(scalar.value) ? .unspaced : .lower
    case .nonspacingMark, .spacingMark, .enclosingMark: return isUnspaced(scalar.value) ? .unspaced : .lower
    case .decimalNumber, .otherNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control: return properties.isWhitespace ? .space : .ignorable
    case .format: return .ignorable
    default: return .other
    }
  }

  private static func computedFolding(_ scalar: Unicode.Scalar) -> UInt32 {
    scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
  }

  /// Thai, Lao, Myanmar, Khmer, kana and Han: written without spaces.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
