/// What a scalar is to the tokenizer.
enum ScalarClass: UInt8 {
  case space, ignorable, letter, mark, digit, punctuation, symbol
  /// A letter of a script that is written without spaces.
  case unspaced

  init(_ scalar: Unicode.Scalar) {
    let value = Int(scalar.value)
    self = value < Self.table.count ? Self.table[value] : Self.computed(scalar)
  }

  /// The classes of U+0000...U+2FFF, where nearly all text lives: a look-up instead of a property search.
  private static let table: [ScalarClass] = (0..<0x3000).map { value in
    Unicode.Scalar(UInt32(value)).map(computed) ?? .symbol
  }

  private static func computed(_ scalar: Unicode.Scalar) -> ScalarClass {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control: return properties.isWhitespace ? .space : .ignorable
    case .format, .unassigned, .surrogate: return .ignorable
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return isUnspaced(scalar.value) ? .unspaced : .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return isUnspaced(scalar.value) ? .unspaced : .mark
    case .decimalNumber, .otherNumber: return .digit
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .privateUse: return .symbol
    default: return .punctuation
    }
  }

  /// Thai, Lao, Myanmar, Khmer, kana and Han (the scripts for which ICU has break dictionaries).
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
