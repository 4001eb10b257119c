package import UraModel

/// A word, number, mark or symbol of a text.
package struct Token: Sendable, Hashable {
  package enum Kind: UInt8, Sendable { case word, number, punctuation, symbol }

  package var kind: Kind
  /// UTF-8 offsets into the text.
  package var range: Range<Int>
  package var text: String

  package init(kind: Kind, range: Range<Int>, text: String) {
    self.kind = kind
    self.range = range
    self.text = text
  }
}

/// Cuts text into tokens; white space and invisible format characters between them belong to none.
///
/// A word is a run of letters, marks and digits with a letter in it; apostrophes (U+0027, U+2019, U+02BC) and soft hyphens inside
/// belong to it (п'ять, l'accord), hyphens do not (прем'єр / - / міністр). A number is a run of digits with full stops and commas
/// inside (1.250,50). Every other mark is a token of its own, but `...` and repeated marks are one. Scripts written without spaces
/// (Han, Thai ...) are cut by ICU's dictionaries.
package struct Tokenizer: Sendable {
  private let language: LanguageTag?

  package init(language: LanguageTag? = nil) { self.language = language }

  package func tokens(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { utf8 in
      var result: [Token] = []
      result.reserveCapacity(utf8.count / 6 + 1)
      forEachToken(in: utf8) { kind, range in
        result.append(
          Token(
            kind: kind, range: range, text: String(decoding: UnsafeBufferPointer(rebasing: utf8[range]), as: UTF8.self))
        )
      }
      return result
    }
  }

  /// The same without making strings.
  package func forEachToken(in utf8: UnsafeBufferPointer<UInt8>, _ body: (Token.Kind, Range<Int>) -> Void) {
    var position = 0
    while position < utf8.count {
      let (scalar, length) = Self.scalar(at: position, in: utf8)
      let kind = ScalarClass(scalar)
      let start = position
      position += length
      switch kind {
      case .space, .ignorable:
        continue
      case .letter, .digit, .mark:
        let hasLetter = extendWord(&position, in: utf8, startsWithLetter: kind != .digit)
        body(hasLetter ? .word : .number, start..<position)
      case .unspaced:
        while position < utf8.count {
          let (next, nextLength) = Self.scalar(at: position, in: utf8)
          guard ScalarClass(next) == .unspaced else { break }
          position += nextLength
        }
        forEachUnspacedWord(in: utf8, start..<position, body)
      case .punctuation, .symbol:
        while position < utf8.count {
          let (next, nextLength) = Self.scalar(at: position, in: utf8)
          guard next == scalar else { break }
          position += nextLength
        }
        body(kind == .punctuation ? .punctuation : .symbol, start..<position)
      }
    }
  }

  /// Moves `position` to the end of the word or number that began before it; says whether it has a letter.
  private func extendWord(
    _ position: inout Int, in utf8: UnsafeBufferPointer<UInt8>, startsWithLetter: Bool
  ) -> Bool {
    var hasLetter = startsWithLetter
    var endsInDigit = !startsWithLetter
    while position < utf8.count {
      let (scalar, length) = Self.scalar(at: position, in: utf8)
      let kind = ScalarClass(scalar)
      switch kind {
      case .letter, .mark:
        hasLetter = hasLetter || kind == .letter
        endsInDigit = false
        position += length
      case .digit:
        endsInDigit = true
        position += length
      default:
        guard position + length < utf8.count else { return hasLetter }
        let (after, _) = Self.scalar(at: position + length, in: utf8)
        let afterKind = ScalarClass(after)
        let joinsLetters =
          (scalar == "'" || scalar == "\u{2019}" || scalar == "\u{00AD}" || scalar == "\u{200D}") && !endsInDigit
          && afterKind == .letter
        let joinsDigits = (scalar == "." || scalar == ",") && endsInDigit && !hasLetter && afterKind == .digit
        guard joinsLetters || joinsDigits else { return hasLetter }
        position += length
      }
    }
    return hasLetter
  }

  private func forEachUnspacedWord(
    in utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Token.Kind, Range<Int>) -> Void
  ) {
    guard let iterator = try? BreakIterator(.word, language: language ?? .undetermined) else {
      body(.word, range)
      return
    }
    var start = range.lowerBound
    iterator.forEachBoundary(in: UnsafeBufferPointer(rebasing: utf8[range])) { offset, _ in
      body(.word, start..<range.lowerBound + offset)
      start = range.lowerBound + offset
    }
  }

  /// Decodes the scalar at an offset of well-formed UTF-8.
  package static func scalar(at i: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int) {
    let lead = UInt32(utf8[i])
    if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard i + length <= utf8.count else { return ("\u{FFFD}", utf8.count - i) }
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length { value = value << 6 | UInt32(utf8[i + k] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
