import UraText

/// Finds the sentences inside a segment, so that a segment of two sentences can be aligned half.
///
/// Coarser than the segmenter and equal for all languages: a cut too few costs nothing, a cut too many little, because
/// pieces are united again. It cuts after `.`, `!`, `?`, `…` (and closing quotes) before white space and a capital, a quote or a dash,
/// but not after what looks like an initial or an abbreviation.
enum PieceSplitter {
  /// The index after the last token of the piece that begins at `start`.
  static func endOfPiece(from start: Int, in tokens: [PieceToken], _ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    var i = start
    while i < tokens.count {
      defer { i += 1 }
      guard tokens[i].kind == .punctuation else { continue }
      let (mark, _) = scalar(at: tokens[i].range.lowerBound, in: utf8)
      guard mark == 0x2E || mark == 0x21 || mark == 0x3F || mark == 0x2026 else { continue }
      if mark == 0x2E, tokens[i].range.count == 1, i > start, isAbbreviation(tokens[i - 1], utf8) { continue }
      var end = i + 1
      while end < tokens.count, tokens[end].range.lowerBound == tokens[end - 1].range.upperBound,
        tokens[end].kind == .punctuation, isCloser(scalar(at: tokens[end].range.lowerBound, in: utf8).0)
      {
        end += 1
      }
      guard end < tokens.count, end - start > 1 else { continue }
      guard tokens[end].range.lowerBound > tokens[end - 1].range.upperBound else { continue }
      if canBegin(tokens, end, utf8) { return end }
    }
    return tokens.count
  }

  private static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x201C, 0x201D, 0x2019, 0x21, 0x3F, 0x2E, 0x2026: true
    default: false
    }
  }

  private static func canBegin(_ tokens: [PieceToken], _ index: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = index
    var hasOpener = false
    while index < tokens.count, tokens[index].kind == .punctuation {
      switch scalar(at: tokens[index].range.lowerBound, in: utf8).0 {
      case 0x22, 0x28, 0x5B, 0xAB, 0x201C, 0x201E, 0x2018, 0x201D: hasOpener = true
      // A dash after a reply belongs to the reporting clause unless a capital follows.
      case 0x2D, 0x2013, 0x2014: break
      default: return hasOpener
      }
      index += 1
    }
    guard index < tokens.count else { return false }
    if tokens[index].kind == .number { return true }
    guard tokens[index].kind == .word else { return hasOpener }
    let value = scalar(at: tokens[index].range.lowerBound, in: utf8).0
    guard let first = Unicode.Scalar(value) else { return false }
    return first.properties.isUppercase || !first.properties.isCased
  }

  /// One letter, a short capitalised word, or a short word without vowels.
  private static func isAbbreviation(_ token: PieceToken, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.kind == .word else { return false }
    var count = 0
    var isUpper = false
    var hasVowel = false
    var offset = token.range.lowerBound
    while offset < token.range.upperBound {
      let (value, length) = scalar(at: offset, in: utf8)
      offset += length
      count += 1
      if count > 4 { return false }
      guard let letter = Unicode.Scalar(value) else { continue }
      if count == 1 { isUpper = letter.properties.isUppercase }
      hasVowel = hasVowel || vowels.contains(letter)
    }
    return count == 1 || (isUpper && count <= 4) || (!hasVowel && count <= 4)
  }

  private static let vowels = Set("aeiouyAEIOUYëäöüáéíóúàèìòùâêîôûаеєиіїоуюяАЕЄИІЇОУЮЯыэёЫЭЁ".unicodeScalars)

  static func scalar(at i: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (UInt32, Int) {
    let lead = UInt32(utf8[i])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard i + length <= utf8.count else { return (0xFFFD, utf8.count - i) }
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length { value = value << 6 | UInt32(utf8[i + k] & 0x3F) }
    return (value, length)
  }
}
