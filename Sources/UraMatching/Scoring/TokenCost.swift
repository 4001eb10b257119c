/// What it costs to put one token in the place of another, in hundredths of a character, and why (docs/scoring.md).
///
/// The sum is never below the Levenshtein distance of the two tokens' parts of the skeletons: the index relies on it.
struct TokenCost {
  enum Relation { case same, form, name, other }

  /// How the tokens' letters are related, case aside.
  private(set) var relation = Relation.same
  /// For letters that differ.
  private(set) var letters = 0
  /// For letters in another case.
  private(set) var cases = 0
  /// For a space before one of them alone.
  private(set) var space = 0

  var total: Int { letters + cases + space }

  static let perCharacter = 100
  private static let perCase = 10
  private static let mostCasePerWord = 30

  init(_ query: TranslatorText, _ i: Int, _ source: TranslatorText, _ j: Int) {
    self = query.withArrays { query in
      source.withArrays { source in Self(query, query.tokens[i], source, source.tokens[j]) }
    }
  }

  init(
    _ query: TranslatorText.Arrays, _ a: TranslatorText.Token, _ source: TranslatorText.Arrays,
    _ b: TranslatorText.Token
  ) {
    space = a.ownsSpace == b.ownsSpace ? 0 : Self.perCharacter
    let longer = max(a.folded.count, b.folded.count)
    guard a.kind == b.kind else {
      differ(.other, longer)
      return
    }
    if a.hash == b.hash, a.folded.count == b.folded.count,
      a.kind == .placeable || query.letters(a).elementsEqual(source.letters(b))
    {
      if a.kind == .word { cases = Self.caseCost(query, a, source, b) }
      return
    }
    guard a.kind == .word else {
      differ(.other, longer)
      return
    }
    let x = query.letters(a)
    let y = source.letters(b)
    if let distance = Self.distanceOfForms(x, y) {
      differ(.form, distance)
      cases = Self.caseCost(query, a, source, b)
    } else if a.isName, b.isName {
      differ(.name, WordDistance.distance(x, y, limit: longer) ?? longer)
    } else {
      differ(.other, longer)
    }
  }

  private mutating func differ(_ relation: Relation, _ characters: Int) {
    self.relation = relation
    letters = characters * Self.perCharacter
  }

  /// The distance of two words that may be forms of one, or one word and a slip of the pen; `nil` for two words.
  ///
  /// Three fifths of the letters agree, and half of the shorter word stands at the beginning of both: languages inflect at the
  /// end, and a different beginning is a different word (відкрити, закрити). In a long word one letter may be anywhere.
  private static func distanceOfForms(_ x: UnsafeBufferPointer<UInt32>, _ y: UnsafeBufferPointer<UInt32>) -> Int? {
    let longer = max(x.count, y.count)
    let shorter = min(x.count, y.count)
    let most = longer * 2 / 5
    guard longer - shorter <= most else { return nil }
    var shared = 0
    while shared < shorter, x[shared] == y[shared] { shared += 1 }
    if shared * 2 >= shorter { return WordDistance.distance(x, y, limit: most) }
    return longer >= 6 ? WordDistance.distance(x, y, limit: 1) : nil
  }

  private static func caseCost(
    _ query: TranslatorText.Arrays, _ a: TranslatorText.Token, _ source: TranslatorText.Arrays,
    _ b: TranslatorText.Token
  ) -> Int {
    var cost = 0
    for offset in 0..<min(a.folded.count, b.folded.count) {
      let i = a.folded.lowerBound + offset
      let j = b.folded.lowerBound + offset
      if query.skeleton[i] == source.skeleton[j], query.written[i] != source.written[j], query.skeleton[i] != 0x27 {
        cost += perCase
      }
    }
    return min(cost, mostCasePerWord)
  }
}
