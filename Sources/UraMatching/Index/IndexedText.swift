package import UraText

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
