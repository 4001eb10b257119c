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
    let (plain, shape) = copy.withUTF8 { utf8 in (Self.codes(utf8, 0..<utf8.count), Self.shape(of: utf8)) }
    self.plain = plain
    let codes =
      switch shape {
      case .plain: plain
      case .placeables: copy.withUTF8 { Self.skeleton($0, finder) }
      case .other: SymbolCode.skeleton(TranslatorText(normalized: normalized, finder: finder).skeleton)
      }
    if codes != plain { skeleton = codes }
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

  /// The codes of ``TranslatorText``'s skeleton for a text in which placeables are all that makes it differ.
  private static func skeleton(_ utf8: UnsafeBufferPointer<UInt8>, _ finder: PlaceableFinder) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var start = 0
    finder.forEach(in: utf8) { kind, range, _ in
      result += codes(utf8, start..<range.lowerBound)
      result.append(SymbolCode.code(Folding.symbol(of: kind)))
      start = range.upperBound
    }
    result += codes(utf8, start..<utf8.count)
    return result
  }

  /// What a look at the scalars says of a skeleton's codes.
  private enum Shape {
    /// They are the plain text's: no placeable, no ellipsis of three marks, nothing invisible, every space between tokens.
    case plain
    /// They may be other where a placeable is.
    case placeables
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
        // Among these scalars are no invisible ones but the soft hyphen and controls.
        guard scalar >= 0xA0, scalar != 0xAD, PlainText.isInert(scalar) else { return .other }
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

  /// Digits, and whatever begins a placeable.
  private static let triggers: [Bool] = {
    var table = [Bool](repeating: false, count: 128)
    for byte in "0123456789%{$<&@/".utf8 { table[Int(byte)] = true }
    return table
  }()
}
