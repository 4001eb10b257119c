/// The fuzzy index's alphabet: six bits for a scalar.
///
/// Case is folded, quotation marks and apostrophes are one symbol, dashes another. The letters of the Latin and the Cyrillic
/// alphabet each have a symbol of their own; what an alphabet has no room for falls together (rare letters, rare marks, other scripts by
/// their scalar's number). Replacing symbols one for one never makes a distance larger: the distance of two codes is a lower
/// bound for the distance of the texts, and what it lets through is compared with the texts themselves.
///
/// The low five bits are the class that signatures count: digits and marks share theirs with the rarer letters.
package enum SymbolCode {
  /// The codes of the normal form (``PlainText``).
  package static func plain(_ scalars: [UInt32]) -> [UInt8] { scalars.map(code) }

  /// The codes of a skeleton; a placeable is a symbol of its kind.
  package static func skeleton(_ scalars: [UInt32]) -> [UInt8] { scalars.map(code) }

  @inline(__always)
  static func code(_ scalar: UInt32) -> UInt8 {
    scalar < UInt32(table.count) ? table[Int(scalar)] : computed(scalar)
  }

  private static let table: [UInt8] = (0..<0x2100).map(computed)

  private static func computed(_ scalar: UInt32) -> UInt8 {
    // Placeables are the digits' symbols: a skeleton has few digits.
    if (0xE000...0xE006).contains(scalar) { return digits[Int(scalar - 0xE000)] }
    var folded = Folding.mark(scalar)
    if folded == scalar { folded = Folding.letter(scalar) }
    if folded == 0 { folded = scalar }
    switch folded {
    case 0x61...0x7A: return UInt8(folded - 0x61)
    case 0x30...0x39: return digits[Int(folded - 0x30)]
    case 0..<0x80: return marks[UInt8(folded)] ?? otherMark
    case 0x430...0x44F: return UInt8(folded - 0x430)
    // і, ї, є: beside ы, э, ъ, which Ukrainian has not.
    case 0x456: return 32 + 27
    case 0x457: return 32 + 29
    case 0x454: return 32 + 26
    case 0x80..<0xC0, 0x2000..<0x2C00, 0x3000..<0x3040: return marks[UInt8(folded & 0x7F)] ?? otherMark
    // The letters after z: é, ë, ç ...
    case 0xC0..<0x250: return 26 + UInt8(folded % 6)
    default: return UInt8(folded % 32)
    }
  }

  /// The symbols of letters, as a set of bits. (A letter that the alphabet has no room for may have another.)
  static let letters: UInt64 = 0xFFFF_FFFF | 1 << 58 | 1 << 59 | 1 << 61

  /// The symbols that stand inside words: letters, digits, apostrophes.
  static let insideWords: UInt64 = digits.reduce(letters | 1 << UInt64(code(0x27))) { $0 | 1 << UInt64($1) }

  @inline(__always)
  static func isLetter(_ code: UInt8) -> Bool { letters & (1 << UInt64(code & 63)) != 0 }

  private static let digits: [UInt8] = [9, 16, 21, 22, 23, 24, 25, 10, 1, 20].map { 32 + $0 }
  private static let otherMark: UInt8 = 32

  /// Symbols of ASCII marks.
  private static let marks: [UInt8: UInt8] = {
    let symbols: [(String, UInt8)] = [
      (" ", 31), (".", 28), (",", 30), ("-", 6), ("\"'`", 2), ("(", 5), (")", 3), (":", 7), ("/\\", 12), (";", 15),
      ("!?", 11), ("_=+*~", 14), ("<>[]{}", 18),
    ]
    var result: [UInt8: UInt8] = [:]
    for (marks, symbol) in symbols { for mark in marks.utf8 { result[mark] = 32 + symbol } }
    return result
  }()
}
