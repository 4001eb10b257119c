/// How far a word is from a form of a name, as a misspelling of it.
///
/// The optimal string alignment distance (Damerau 1964 with adjacent exchanges; Boytsov 2011, section 2.1), in halves:
/// an insertion, a deletion, an exchange or another letter costs 2; a similar letter (и for і), a silent one (ь) or a doubled
/// one costs 1. Only similar and doubled letters may stand at or behind `stem`, where the ending is: there another letter makes
/// another word (Рама, рамка).
enum SpellingDistance {
  /// The distance of `word` from `form`, or `nil` when it is above `bound`.
  ///
  /// - Parameter stem: how many letters of `form` belong to its stem. Cost: O(n m) time, one row per letter of `form`.
  static func distance(
    from form: Span<UInt32>, to word: Span<UInt32>, stem: Int, bound: Int, _ similar: SimilarLetters = .shared
  ) -> Int? {
    if abs(form.count - word.count) > bound { return nil }
    let width = word.count + 1
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * width) { rows in
      let far: Int32 = 1 << 20
      // The rows before the last one, the last one and the new one change places.
      var (beforeLast, last, row) = (0, width, 2 * width)
      rows[last] = 0
      for j in 0..<word.count {
        rows[last + j + 1] = rows[last + j] + insertion(of: word, j, at: 0, stem, similar)
      }
      for i in 0..<form.count {
        let deletion = deletion(of: form, i, stem, similar)
        rows[row] = rows[last] + deletion
        var least = rows[row]
        for j in 0..<word.count {
          let (a, b) = (form[i], word[j])
          let other: Int32 = a == b ? 0 : similar.areSimilar(a, b) ? 1 : i < stem ? 2 : far
          var best = min(rows[last + j] + other, rows[last + j + 1] + deletion)
          best = min(best, rows[row + j] + insertion(of: word, j, at: i + 1, stem, similar))
          if i > 0, j > 0, i < stem, a == word[j - 1], form[i - 1] == b, a != b {
            best = min(best, rows[beforeLast + j - 1] + 2)
          }
          rows[row + j + 1] = best
          least = min(least, best)
        }
        if least > bound { return nil }
        (beforeLast, last, row) = (last, row, beforeLast)
      }
      let result = Int(rows[last + word.count])
      return result <= bound ? result : nil
    }
  }

  private static func deletion(of form: Span<UInt32>, _ i: Int, _ stem: Int, _ similar: SimilarLetters) -> Int32 {
    if similar.isSilent(form[i]) { return 1 }
    if i >= stem { return 1 << 20 }
    return i > 0 && form[i - 1] == form[i] ? 1 : 2
  }

  /// `place`: how many letters of the form stand before the new one.
  private static func insertion(
    of word: Span<UInt32>, _ j: Int, at place: Int, _ stem: Int, _ similar: SimilarLetters
  ) -> Int32 {
    if similar.isSilent(word[j]) { return 1 }
    if j > 0, word[j - 1] == word[j] { return 1 }
    return place < stem ? 2 : 1 << 20
  }
}
