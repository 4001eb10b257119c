import UraText

/// The cheapest way to turn one text's tokens into another's, with what each step costs.
///
/// Costs are hundredths of a character (docs/scoring.md):
/// - a token added or missing costs its scalars and the space before it;
/// - two words of which at least three fifths agree (inflection, a slip) cost their Levenshtein distance, any other two the longer
///   one's length: letters that happen to agree earn nothing;
/// - a letter whose case differs costs a tenth, at most 0.3 a word;
/// - two placeables of a kind cost nothing here: ``TranslatorScore`` takes points for them.
///
/// Each of these is at least the Levenshtein distance of the two tokens' skeletons, and so is the sum at least that of the
/// whole skeletons (an alignment of the parts is an alignment of the whole): the bound that the index relies on.
package struct TokenAlignment: Sendable {
  package enum Step: Sendable, Hashable {
    /// Indices of tokens.
    case pair(query: Int, source: Int, cost: Int)
    case added(query: Int, cost: Int)
    case missing(source: Int, cost: Int)
  }

  package private(set) var steps: [Step] = []
  /// In hundredths of a character.
  package private(set) var cost = 0
  /// How many pairs of placeables have different values: the fewest among the cheapest alignments, so that the score is the
  /// same from both sides.
  package private(set) var changedPlaceables = 0

  static let perCharacter = 100
  static let perCase = 10
  static let mostCasePerWord = 30
  /// The table's cells hold the cost times this, plus the number of changed placeables.
  private static let unit = 1 << 16

  /// - Parameter recordsSteps: the cost alone needs no table.
  package init(_ query: TranslatorText, _ source: TranslatorText, recordsSteps: Bool) {
    let columns = source.tokens.count
    var row = [Int](repeating: 0, count: columns + 1)
    for (index, token) in source.tokens.enumerated() {
      row[index + 1] = row[index] + token.weight * Self.perCharacter * Self.unit
    }
    // 0 pair, 1 added, 2 missing
    var choices = recordsSteps ? [UInt8](repeating: 2, count: (query.tokens.count + 1) * (columns + 1)) : []
    for (i, a) in query.tokens.enumerated() {
      var diagonal = row[0]
      let gap = a.weight * Self.perCharacter * Self.unit
      row[0] += gap
      if recordsSteps { choices[(i + 1) * (columns + 1)] = 1 }
      for (j, b) in source.tokens.enumerated() {
        let added = row[j + 1] + gap
        let missing = row[j] + b.weight * Self.perCharacter * Self.unit
        var best = min(added, missing)
        var choice: UInt8 = added <= missing ? 1 : 2
        // A pair costs at least the difference of the lengths.
        if diagonal + abs(a.folded.count - b.folded.count) * Self.perCharacter * Self.unit <= best {
          let pair =
            diagonal + Self.cost(query, a, source, b) * Self.unit + (Self.isChanged(query, a, source, b) ? 1 : 0)
          if pair <= best {
            best = pair
            choice = 0
          }
        }
        diagonal = row[j + 1]
        row[j + 1] = best
        if recordsSteps { choices[(i + 1) * (columns + 1) + j + 1] = choice }
      }
    }
    cost = row[columns] / Self.unit
    changedPlaceables = row[columns] % Self.unit
    if recordsSteps { trace(query, source, choices) }
  }

  private mutating func trace(_ query: TranslatorText, _ source: TranslatorText, _ choices: [UInt8]) {
    var i = query.tokens.count
    var j = source.tokens.count
    let width = j + 1
    while i > 0 || j > 0 {
      switch i == 0 ? 2 : j == 0 ? 1 : choices[i * width + j] {
      case 0:
        i -= 1
        j -= 1
        steps.append(.pair(query: i, source: j, cost: Self.cost(query, query.tokens[i], source, source.tokens[j])))
      case 1:
        i -= 1
        steps.append(.added(query: i, cost: query.tokens[i].weight * Self.perCharacter))
      default:
        j -= 1
        steps.append(.missing(source: j, cost: source.tokens[j].weight * Self.perCharacter))
      }
    }
    steps.reverse()
  }

  /// Whether two tokens are placeables of a kind with different values.
  static func isChanged(
    _ query: TranslatorText, _ a: TranslatorText.Token, _ source: TranslatorText, _ b: TranslatorText.Token
  ) -> Bool {
    a.placeable >= 0 && b.placeable >= 0 && a.hash == b.hash
      && query.placeables[a.placeable].value != source.placeables[b.placeable].value
  }

  /// The cost of putting one token in the place of another.
  static func cost(
    _ query: TranslatorText, _ a: TranslatorText.Token, _ source: TranslatorText, _ b: TranslatorText.Token
  ) -> Int {
    let space = a.hasSpaceBefore == b.hasSpaceBefore ? 0 : perCharacter
    let longer = max(a.folded.count, b.folded.count)
    if a.kind == .placeable || b.kind == .placeable {
      let isSame = a.hash == b.hash && a.kind == b.kind
      return space + (isSame ? 0 : longer * perCharacter)
    }
    guard a.kind == b.kind else { return space + longer * perCharacter }
    if a.hash == b.hash, a.folded.count == b.folded.count,
      query.skeleton[a.folded].elementsEqual(source.skeleton[b.folded])
    {
      return space + caseCost(query, a, source, b)
    }
    if a.kind == .mark { return space + longer * perCharacter }
    // Three fifths in common; a difference in length alone may rule that out.
    let most = longer * 2 / 5
    guard abs(a.folded.count - b.folded.count) <= most,
      let distance = wordDistance(query.skeleton[a.folded], source.skeleton[b.folded], limit: most)
    else { return space + longer * perCharacter }
    return space + distance * perCharacter + caseCost(query, a, source, b)
  }

  private static func caseCost(
    _ query: TranslatorText, _ a: TranslatorText.Token, _ source: TranslatorText, _ b: TranslatorText.Token
  ) -> Int {
    guard a.kind == .word else { return 0 }
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

  /// The Levenshtein distance of two short words, or `nil` above the limit: the table, without its equal ends.
  static func wordDistance(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, limit: Int) -> Int? {
    var a = a
    var b = b
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) <= limit ? max(a.count, b.count) : nil }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: b.count + 1) { row in
      for index in 0...b.count { row[index] = index }
      for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        var least = i + 1
        var column = 1
        for y in b {
          let value = min(row[column] + 1, row[column - 1] + 1, diagonal + (x == y ? 0 : 1))
          diagonal = row[column]
          row[column] = value
          least = min(least, value)
          column += 1
        }
        if least > limit { return nil }
      }
      return row[b.count] <= limit ? row[b.count] : nil
    }
  }
}
