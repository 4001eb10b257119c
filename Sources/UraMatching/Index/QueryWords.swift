import CUraKernels

/// The words of a query, as the index looks for them in texts.
///
/// In the default scoring letters count as kept only inside words that are the same or forms of one another (``TokenCost``). Such words
/// share a beginning or an end, so a text that has none of the parts of a word in its own words cannot keep a letter of it. Of what is
/// not a word in this sense (names, which are compared letter by letter; marks; placeables; spaces) all may be kept.
///
/// ``IndexedText/showsWords`` says in which texts this can be looked for.
struct QueryWords {
  let words: [ura_word]
  /// The symbols that any text may share.
  private let free: Int
  /// Weights are symbols divided by two to this, so that their sum is a byte.
  private let shift: Int

  /// `nil` when the query's words do not bound what it shares with a text.
  init?(_ text: TranslatorText, codes: [UInt8]) {
    guard !text.hasMovedSpaces else { return nil }
    let counted = text.tokens.filter { token in
      token.kind == .word && !token.isName && SymbolCode.isLetter(codes[token.folded.lowerBound])
        && codes[token.folded].allSatisfy { SymbolCode.insideWords & (1 << UInt64($0 & 63)) != 0 }
    }
    .sorted { $1.folded.count < $0.folded.count }
    guard !counted.isEmpty else { return nil }
    let symbols = counted.reduce(0) { $0 + $1.folded.count }
    free = codes.count - symbols
    var shift = 0
    while counted.reduce(0, { $0 + Self.weight($1.folded.count, shift) }) > 255, shift < 8 { shift += 1 }
    self.shift = shift
    words = codes.withUnsafeBufferPointer { codes in
      counted.compactMap { token in
        codes.baseAddress.map {
          ura_word_make(
            $0 + token.folded.lowerBound, token.folded.count, UInt8(clamping: Self.weight(token.folded.count, shift)))
        }
      }
    }
  }

  private static func weight(_ count: Int, _ shift: Int) -> Int { (count + (1 << shift) - 1) >> shift }

  /// The weight of the words that a text must have to share that many symbols; 0 when every text may.
  func neededWeight(sharing symbols: Int) -> UInt8 { UInt8(clamping: max(0, symbols - free) >> shift) }

  /// The most symbols that a text shares whose words have a weight.
  func mostShared(weight: Int) -> Int { free + weight << shift }
}
