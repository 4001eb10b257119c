package import UraText

/// The fuzzy index's alphabet: a byte for a scalar.
///
/// Case is folded, quotation marks and apostrophes are one symbol, dashes another; scalars beyond ASCII keep their low seven
/// bits, so that the letters of one script stay apart and only letters of different scripts fall together. Replacing symbols
/// one for one never makes a distance larger: the distance of two codes is a lower bound for the distance of the texts, and what it
/// lets through is compared with the texts themselves.
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
    if (0xE000...0xE006).contains(scalar) { return UInt8(scalar - 0xE000 + 1) }
    var folded = Folding.mark(scalar)
    if folded == scalar { folded = Folding.letter(scalar) }
    if folded == 0x27 { folded = 0x22 }
    if folded == 0 { folded = scalar }
    if folded < 0x80 { return UInt8(folded) }
    // General punctuation goes where the control characters are, away from the letters.
    if (0x2010...0x203F).contains(folded) { return UInt8(folded & 0x0F | 0x10) }
    return UInt8(folded & 0x7F | 0x80)
  }
}

/// What the index keeps of a text: the codes for plain scoring and for the default one. Most texts have no placeables, and
/// then both are the same.
package struct IndexedText: Sendable {
  package var plain: [UInt8]
  /// `nil` when it equals ``plain``.
  package var skeleton: [UInt8]?

  /// - Parameter normalized: the text of ``PlainText``.
  package init(normalized: String, finder: PlaceableFinder) {
    var copy = normalized
    plain = copy.withUTF8 { utf8 in
      [UInt8](unsafeUninitializedCapacity: utf8.count) { output, count in
        var position = 0
        while position < utf8.count {
          output[count] = SymbolCode.code(PlainText.decode(utf8, &position))
          count += 1
        }
      }
    }
    guard Self.mayDiffer(&copy) else { return }
    let codes = SymbolCode.skeleton(TranslatorText(normalized: normalized, finder: finder).skeleton)
    if codes != plain { skeleton = codes }
  }

  /// False when a look at the bytes shows that there is no placeable, no ellipsis and nothing invisible, and every space
  /// stands between tokens: then the skeleton has the plain text's codes.
  private static func mayDiffer(_ text: inout String) -> Bool {
    text.withUTF8 { utf8 in
      var dots = 0
      var letters = 0  // w in a row: www.
      for byte in utf8 {
        if byte >= 0x80 {
          // Cyrillic and Latin letters up to U+04FF; U+00AD is the soft hyphen.
          guard (0xC3...0xCB).contains(byte) || (0xD0...0xD3).contains(byte) || byte < 0xC0 else { return true }
        } else {
          if byte < 0x20 || triggers[Int(byte)] { return true }
        }
        dots = byte == 0x2E ? dots + 1 : 0
        if dots == 3 || (dots == 1 && letters >= 3) { return true }
        letters = byte | 0x20 == 0x77 ? letters + 1 : 0
      }
      return false
    }
  }

  /// Digits, and whatever begins a placeable.
  private static let triggers: [Bool] = {
    var table = [Bool](repeating: false, count: 128)
    for byte in "0123456789%{$<&@/".utf8 { table[Int(byte)] = true }
    return table
  }()
}
