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
    /// Anything else; no term reaches across it.
    case other
  }

  var range: Range<Int> { start..<end }
}
