/// What a word's letters have at least and at most, so that words without likeness are told apart at once.
struct LetterSummary: Hashable {
  /// A bit for each letter that occurs.
  let bits: UInt64
  let count: Int

  init(_ letters: some Sequence<UInt32>) {
    var bits: UInt64 = 0
    var count = 0
    for letter in letters {
      bits |= 1 << UInt64(letter & 63)
      count += 1
    }
    self.bits = bits
    self.count = count
  }

  /// Whether `edits` edits may lead to `other`: an edit takes one letter away and adds another at most.
  @inline(__always)
  func mayReach(_ other: Self, edits: Int) -> Bool {
    abs(count - other.count) <= edits && (bits ^ other.bits).nonzeroBitCount <= 2 * edits
  }

  /// Whether one of the words may be reached by `edits` edits: each gives the word one letter at most that it lacks.
  @inline(__always)
  func mayReach(_ shared: Shared, edits: Int) -> Bool { (shared.bits & ~bits).nonzeroBitCount <= edits }

  /// What several words have in common.
  struct Shared {
    private(set) var bits = UInt64.max
    private(set) var longest = 0

    mutating func add(_ word: LetterSummary) {
      bits &= word.bits
      longest = max(longest, word.count)
    }
  }
}
