import UraText

/// Cuts UTF-8 into the words that terms are made of, hashing each on the way.
///
/// A word is a run of letters, marks and digits; an apostrophe between letters belongs to it, as do + and # at its end; a hyphen does not. Every letter
/// of a script written without spaces is a word of its own, so that terms are found inside runs of them. Soft hyphens,
/// zero-width characters and the stress mark U+0301 count for nothing.
///
/// One pass, no allocation but the words themselves. The text should be in NFC.
struct WordScanner {
  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Folds one more number into a hash. The multiplier is odd, so nothing is lost; the shift carries high bits down.
  @inline(__always)
  static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  /// Replaces `words` by the words of `utf8`.
  static func scan(_ utf8: UnsafeBufferPointer<UInt8>, into words: inout ContiguousArray<TermWord>) {
    words.removeAll(keepingCapacity: true)
    let letters = LetterTable.shared
    var position = 0
    var gap = TermWord.Gap.none
    var gapScalars = 0
    var signs: UInt64 = 0
    while position < utf8.count {
      let (value, length) = scalar(at: position, in: utf8)
      let kind = letters.kind(value)
      switch kind {
      case .lower, .upper, .digit:
        words.append(word(from: &position, in: utf8, letters, gap: gapScalars == 0 ? .none : gap, signs))
        (gap, gapScalars, signs) = (.none, 0, 0)
      case .unspaced:
        let hash = mix(seed, UInt64(value))
        words.append(
          TermWord(
            start: position, end: position + length, folded: hash, possessor: hash, exact: hash, capitals: .none,
            gap: gapScalars == 0 ? .none : gap, signs: signs, letterCount: 1))
        position += length
        (gap, gapScalars, signs) = (.none, 0, 0)
      case .ignorable:
        position += length
      case .space:
        gap = gapScalars == 0 || gap == .space ? .space : .other
        gapScalars += 1
        position += length
      case .hyphen:
        gap = gapScalars == 0 ? .hyphen : .other
        gapScalars += 1
        signs = mix(signs, sign(value))
        position += length
      case .apostrophe, .other:
        gap = .other
        gapScalars += 1
        signs = mix(signs, sign(value))
        position += length
      }
    }
  }

  /// How many + and # there are behind a letter when no word follows them at once: C++, C#.
  private static func signCount(at start: Int, in utf8: UnsafeBufferPointer<UInt8>, _ letters: LetterTable) -> Int {
    var position = start
    while position < utf8.count, utf8[position] == 0x2B || utf8[position] == 0x23 { position += 1 }
    guard position < utf8.count else { return position - start }
    switch letters.kind(scalar(at: position, in: utf8).value) {
    case .lower, .upper, .digit, .unspaced: return 0
    default: return position - start
    }
  }

  /// Dashes are alike, and apostrophes, and quotation marks.
  private static func sign(_ value: UInt32) -> UInt64 {
    switch value {
    case 0x2D, 0x2010...0x2015, 0x2212: 0x2D
    case 0x27, 0x2018, 0x2019, 0x2BC, 0x60, 0xB4: 0x27
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: 0x22
    default: UInt64(value)
    }
  }

  /// Reads the word that begins at `position` and moves there behind it.
  @inline(__always)
  private static func word(
    from position: inout Int, in utf8: UnsafeBufferPointer<UInt8>, _ letters: LetterTable, gap: TermWord.Gap,
    _ signs: UInt64
  ) -> TermWord {
    let start = position
    var end = position
    var folded = seed
    var exact = seed
    var beforeApostrophe: UInt64 = 0
    var sinceApostrophe = 3
    var upperCount = 0
    var lowerCount = 0
    var startsUpper = false
    var endsInS = false
    while position < utf8.count {
      let (value, length) = scalar(at: position, in: utf8)
      switch letters.kind(value) {
      case .lower, .upper, .digit:
        let kind = letters.kind(value)
        let lower = letters.folded(value)
        if kind == .upper {
          if upperCount + lowerCount == 0 { startsUpper = true }
          upperCount += 1
        } else if kind == .lower {
          lowerCount += 1
        }
        folded = mix(folded, UInt64(lower))
        exact = mix(exact, UInt64(value))
        sinceApostrophe += 1
        endsInS = lower == 0x73
        position += length
        end = position
        continue
      case .ignorable:
        position += length
        if letters.isMark(value) { end = position }
        continue
      case .apostrophe:
        guard position + length < utf8.count else { break }
        let (next, _) = scalar(at: position + length, in: utf8)
        let nextKind = letters.kind(next)
        guard nextKind == .lower || nextKind == .upper else { break }
        beforeApostrophe = folded
        sinceApostrophe = 0
        folded = mix(folded, 0x27)
        exact = mix(exact, 0x27)
        position += length
        continue
      case .other where upperCount + lowerCount > 0 && (value == 0x2B || value == 0x23):
        let count = signCount(at: position, in: utf8, letters)
        if count == 0 { break }
        for _ in 0..<count {
          folded = mix(folded, UInt64(utf8[position]))
          exact = mix(exact, UInt64(utf8[position]))
          position += 1
        }
        end = position
        endsInS = false
      default: break
      }
      break
    }
    let isPossessive = sinceApostrophe == 1 && endsInS
    let capitals: TermWord.Capitals =
      if upperCount == 0 {
        .none
      } else if lowerCount == 0 {
        upperCount > 1 ? .all : .initial
      } else if startsUpper, upperCount == 1 {
        .initial
      } else if isPossessive, lowerCount == 1, upperCount > 1 {
        .all
      } else {
        .mixed
      }
    position = max(position, end)
    return TermWord(
      start: start, end: end, folded: folded, possessor: isPossessive ? beforeApostrophe : folded, exact: exact,
      capitals: capitals, gap: gap, signs: signs, letterCount: upperCount + lowerCount)
  }

  /// Decodes the scalar at an offset of well-formed UTF-8.
  @inline(__always)
  static func scalar(at i: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (value: UInt32, length: Int) {
    let lead = UInt32(utf8[i])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0, i + 1 < utf8.count { return ((lead & 0x1F) << 6 | UInt32(utf8[i + 1] & 0x3F), 2) }
    let length = lead < 0xF0 ? 3 : 4
    guard i + length <= utf8.count else { return (0xFFFD, utf8.count - i) }
    var value = lead & (length == 3 ? 0x0F : 0x07)
    for k in 1..<length { value = value << 6 | UInt32(utf8[i + k] & 0x3F) }
    return (value, length)
  }
}
