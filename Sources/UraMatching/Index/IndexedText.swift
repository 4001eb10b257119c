package import UraText

/// What the index keeps of a text: the codes for plain scoring and for the default one. Most texts have no placeables, and
/// then both are the same.
package struct IndexedText: Sendable {
  package var plain: [UInt8]
  /// `nil` when it equals ``plain`` and ``showsWords``.
  package var skeleton: [UInt8]?
  /// Whether the codes show where each word begins and that it is one: see ``QueryWords``. False where words touch (scripts without
  /// spaces, invisible separators), where they have marks in them that the alphabet knows as none, and where tags move spaces.
  package var showsWords = true

  /// - Parameter normalized: the text of ``PlainText``.
  package init(normalized: String, finder: PlaceableFinder) {
    var copy = normalized
    let (plain, shape) = copy.withUTF8 { utf8 in (Self.codes(utf8, 0..<utf8.count), Self.shape(of: utf8)) }
    self.plain = plain
    if shape == .plain { return }
    if shape == .placeables, let codes = copy.withUTF8({ Self.skeleton($0, finder) }) {
      if codes != plain { skeleton = codes }
      return
    }
    let text = TranslatorText(normalized: normalized, finder: finder)
    let codes = SymbolCode.skeleton(text.skeleton)
    showsWords = Self.showsWords(text, codes)
    if codes != plain || !showsWords { skeleton = codes }
  }

  private static func showsWords(_ text: TranslatorText, _ codes: [UInt8]) -> Bool {
    guard !text.hasMovedSpaces else { return false }
    return text.tokens.allSatisfy { token in
      let start = token.folded.lowerBound
      if start > 0, SymbolCode.isLetter(codes[start]), SymbolCode.isLetter(codes[start - 1]) { return false }
      return token.kind != .word
        || codes[token.folded].allSatisfy { SymbolCode.insideWords & (1 << UInt64($0 & 63)) != 0 }
    }
  }

  private static func codes(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { output, count in
      var position = range.lowerBound
      while position < range.upperBound {
        output[count] = SymbolCode.code(PlainText.decode(utf8, &position))
        count += 1
      }
    }
  }

  /// The codes of ``TranslatorText``'s skeleton for a text in which placeables are all that makes it differ; `nil` when there are tags
  /// among them, which move spaces.
  private static func skeleton(_ utf8: UnsafeBufferPointer<UInt8>, _ finder: PlaceableFinder) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var start = 0
    var hasTags = false
    finder.forEach(in: utf8) { kind, range, _ in
      hasTags = hasTags || kind == .markup
      result += codes(utf8, start..<range.lowerBound)
      result.append(SymbolCode.code(Folding.symbol(of: kind)))
      start = range.upperBound
    }
    if hasTags { return nil }
    result += codes(utf8, start..<utf8.count)
    return result
  }

  /// What a look at the scalars says of a skeleton's codes.
  private enum Shape {
    /// They are the plain text's, and show the words: no placeable, no ellipsis of three marks, nothing invisible, every space between
    /// tokens, letters and marks that the alphabet tells apart.
    case plain
    /// They may be other where a placeable is.
    case placeables
    /// That needs a closer look.
    case other
  }

  private static func shape(of utf8: UnsafeBufferPointer<UInt8>) -> Shape {
    var result = Shape.plain
    var dots = 0
    var letters = 0  // w in a row: www.
    var position = 0
    while position < utf8.count {
      let scalar = PlainText.decode(utf8, &position)
      if scalar >= 0x80 {
        guard isTellingScalar(scalar) else { return .other }
      } else if scalar < 0x20 || scalar == 0x7F {
        return .other
      } else if triggers[Int(scalar)] {
        result = .placeables
      }
      dots = scalar == 0x2E ? dots + 1 : 0
      if dots == 3 { return .other }
      if dots == 1, letters >= 3 { result = .placeables }
      letters = scalar | 0x20 == 0x77 ? letters + 1 : 0
    }
    return result
  }

  /// Visible letters of the Latin and Cyrillic alphabets and marks that are always such, beyond ASCII.
  @inline(__always)
  private static func isTellingScalar(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xD7, 0xF7: false
    case 0xC0..<0x250, 0x400...0x481, 0x48A...0x52F: true
    // « » ° § © ...; without the soft hyphen, ª º and the numbers.
    case 0xA1...0xA9, 0xAB, 0xAC, 0xAE...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20CF, 0x2116, 0x2190...0x2328, 0x2500...0x2775: true
    default: false
    }
  }

  /// Digits, and whatever begins a placeable.
  private static let triggers: [Bool] = {
    var table = [Bool](repeating: false, count: 128)
    for byte in "0123456789%{$<&@/".utf8 { table[Int(byte)] = true }
    return table
  }()
}
