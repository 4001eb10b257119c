/// A word of a text as term matching sees it: folded, with what its capitals and its surroundings say.
struct TermWord: Hashable {
  /// UTF-8 offsets into the text.
  var start: Int
  var end: Int
  /// Of the word in lower case, apostrophes unified.
  var folded: UInt64
  /// The same without an English possessive ending; equal to `folded` where there is none.
  var possessor: UInt64
  /// Of the word as it stands, apostrophes unified.
  var exact: UInt64
  var capitals: Capitals
  /// What stands between the word before and this one.
  var gap: Gap
  /// Of the signs between the word before and this one, dashes and quotation marks unified; spaces count for nothing.
  var signs: UInt64
  /// Scalars that are letters.
  var letterCount: Int

  enum Capitals: UInt8 {
    case none
    /// The first letter only.
    case initial
    /// Every letter, and there are at least two.
    case all
    case mixed
  }

  enum Gap: UInt8 {
    /// The words touch (scripts without spaces).
    case none
    case space
    case hyphen
    /// Anything else: a term reaches across it only if it has the same signs there (`St. Petersburg`, `24/7`).
    case other
  }

  var range: Range<Int> { start..<end }

  /// What stands for the word inside a phrase.
  @inline(__always)
  var link: UInt64 { gap == .other ? WordScanner.mix(folded, signs) : folded }

  /// The same without a possessive ending.
  @inline(__always)
  var possessorLink: UInt64 { gap == .other ? WordScanner.mix(possessor, signs) : possessor }
}
