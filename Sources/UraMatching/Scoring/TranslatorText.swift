package import UraModel
package import UraText

/// A text as the default scoring sees it: words, marks and placeables in their folded form.
///
/// The *skeleton* is the sequence of folded scalars: letters in lower case, one form of every quotation mark, dash and
/// ellipsis, one space between tokens that have white space between them, and a single private symbol for each placeable, whatever
/// its length. ``TranslatorScore`` costs are at least the Levenshtein distance of two skeletons, which is what the index
/// searches, so nothing that reaches a score is missed.
package struct TranslatorText: Sendable {
  package enum Kind: UInt8, Sendable { case word, mark, placeable }

  package struct Token: Sendable {
    package var kind: Kind
    /// UTF-8 offsets into ``text``.
    package var range: Range<Int>
    /// The token's part of ``skeleton``, without the space before it.
    package var folded: Range<Int>
    package var hasSpaceBefore: Bool
    /// Whether a space before it counts as this token's: ``hasSpaceBefore``, but tags give theirs to what stands behind them, so
    /// that a tag that is put before a word leaves the word's space where it is.
    package var ownsSpace: Bool
    /// An index into ``placeables``.
    package var placeable: Int
    /// Of the folded scalars, for a quick "different".
    package var hash: UInt32

    /// With a capital and small letters, not at the beginning of the text.
    var isName = false

    /// Scalars with the space before.
    package var weight: Int { folded.count + (ownsSpace ? 1 : 0) }
  }

  /// NFC, white space collapsed (``PlainText``).
  package let text: String
  package private(set) var tokens: [Token] = []
  package private(set) var skeleton: [UInt32] = []
  /// The scalar that each folded one was made of; equal lengths, so that case can be compared.
  package private(set) var written: [UInt32] = []
  package private(set) var placeables: [Placeable] = []
  /// Whether a tag has given its space away.
  private(set) var hasMovedSpaces = false

  package init(_ text: String, language: LanguageTag) {
    self.init(normalized: PlainText.string(text), finder: PlaceableFinder(language: language))
  }

  /// `normalized` is the text of ``PlainText``.
  package init(normalized: String, finder: PlaceableFinder) {
    text = normalized
    placeables = finder.placeables(in: normalized)
    var copy = normalized
    copy.withUTF8 { utf8 in
      skeleton.reserveCapacity(utf8.count)
      written.reserveCapacity(utf8.count)
      let tokenizer = Tokenizer(language: finder.language)
      var start = 0
      for (index, placeable) in placeables.enumerated() {
        append(utf8, start..<placeable.range.lowerBound, tokenizer)
        appendPlaceable(utf8, index, placeable)
        start = placeable.range.upperBound
      }
      append(utf8, start..<utf8.count, tokenizer)
    }
    moveSpacesBehindTags()
  }

  private mutating func moveSpacesBehindTags() {
    guard placeables.contains(where: { $0.kind == .markup }) else { return }
    var isCarried = false
    for index in tokens.indices {
      isCarried = isCarried || tokens[index].hasSpaceBefore
      if isTag(tokens[index]) {
        tokens[index].ownsSpace = false
        hasMovedSpaces = hasMovedSpaces || tokens[index].hasSpaceBefore
      } else {
        tokens[index].ownsSpace = isCarried
        isCarried = false
      }
    }
  }

  /// Whether a token is a tag or a character reference.
  package func isTag(_ token: Token) -> Bool {
    token.placeable >= 0 && placeables[token.placeable].kind == .markup
  }

  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ tokenizer: Tokenizer) {
    guard !part.isEmpty else { return }
    tokenizer.forEachToken(in: UnsafeBufferPointer(rebasing: utf8[part])) { kind, local in
      let range = local.lowerBound + part.lowerBound..<local.upperBound + part.lowerBound
      let hasSpace = begin(utf8, range)
      let first = skeleton.count
      if kind == .word || kind == .number {
        var position = range.lowerBound
        while position < range.upperBound {
          let scalar = PlainText.decode(utf8, &position)
          let folded = Folding.letter(scalar)
          guard folded != 0 else { continue }
          skeleton.append(folded)
          written.append(scalar)
        }
        // Nothing but invisible characters: no token.
        if skeleton.count == first {
          if hasSpace { dropSpace() }
          return
        }
      } else {
        appendMarks(utf8, range)
      }
      finish(kind == .word || kind == .number ? .word : .mark, range, first, hasSpace)
    }
  }

  private mutating func appendMarks(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    let count = range.count
    let scalar = PlainText.decode(utf8, &position)
    if scalar == 0x2E, count == 3 {
      skeleton.append(Folding.ellipsis)
      written.append(Folding.ellipsis)
      return
    }
    position = range.lowerBound
    while position < range.upperBound {
      let scalar = PlainText.decode(utf8, &position)
      skeleton.append(Folding.mark(scalar))
      written.append(scalar)
    }
  }

  private mutating func appendPlaceable(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ placeable: Placeable) {
    let hasSpace = begin(utf8, placeable.range)
    let first = skeleton.count
    let symbol = Folding.symbol(of: placeable.kind)
    skeleton.append(symbol)
    written.append(symbol)
    finish(.placeable, placeable.range, first, hasSpace)
    tokens[tokens.count - 1].placeable = index
  }

  /// Appends the space before a token, if there is one.
  private mutating func begin(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, utf8[range.lowerBound - 1] == 0x20, !tokens.isEmpty else { return false }
    skeleton.append(0x20)
    written.append(0x20)
    return true
  }

  private mutating func dropSpace() {
    skeleton.removeLast()
    written.removeLast()
  }

  private mutating func finish(_ kind: Kind, _ range: Range<Int>, _ first: Int, _ hasSpace: Bool) {
    var hash: UInt32 = 2_166_136_261
    for scalar in skeleton[first...] { hash = (hash ^ scalar) &* 16_777_619 }
    // A letter that its folded form differs from is a capital.
    let isName =
      kind == .word && !tokens.isEmpty && skeleton.count - first >= 2 && written[first] != skeleton[first]
      && written[first + 1] == skeleton[first + 1]
    tokens.append(
      Token(
        kind: kind, range: range, folded: first..<skeleton.count, hasSpaceBefore: hasSpace, ownsSpace: hasSpace,
        placeable: -1, hash: hash, isName: isName))
  }

  /// The token as it is written.
  package func string(_ token: Token) -> String { string(token.range) }

  package func string(_ range: Range<Int>) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return String(text[start..<end])
  }
}

extension TranslatorText {
  /// The arrays of a text for as long as a comparison runs: counting the references to them took most of its time.
  struct Arrays {
    let tokens: UnsafeBufferPointer<Token>
    let skeleton: UnsafeBufferPointer<UInt32>
    let written: UnsafeBufferPointer<UInt32>
    let placeables: UnsafeBufferPointer<Placeable>

    /// The folded scalars of a token.
    @inline(__always)
    func letters(_ token: Token) -> UnsafeBufferPointer<UInt32> {
      UnsafeBufferPointer(rebasing: skeleton[token.folded])
    }
  }

  @inline(__always)
  func withArrays<Result>(_ body: (Arrays) -> Result) -> Result {
    tokens.withUnsafeBufferPointer { tokens in
      skeleton.withUnsafeBufferPointer { skeleton in
        written.withUnsafeBufferPointer { written in
          placeables.withUnsafeBufferPointer {
            body(Arrays(tokens: tokens, skeleton: skeleton, written: written, placeables: $0))
          }
        }
      }
    }
  }
}
