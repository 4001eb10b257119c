import UraText

/// The cheapest way to turn one text's tokens into another's, with what each step costs.
///
/// Costs are hundredths of a character (docs/scoring.md): ``TokenCost`` for a pair; a token added or missing costs its scalars and
/// the space before it, each at ``Gap``. Two placeables of a kind cost nothing here: ``TranslatorScore`` takes points for them.
///
/// The sum is at least the Levenshtein distance of the two skeletons at the price of a gap, because an alignment of the parts is
/// an alignment of the whole: the bound that the index relies on.
package struct TokenAlignment: Sendable {
  /// What a character costs that only one text has.
  enum Gap: Int {
    case full = 100
    case lenient = 75
  }

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

  /// The table's cells hold the cost times this, plus the number of changed placeables.
  private static let unit = 1 << 16

  init(_ query: TranslatorText, _ source: TranslatorText, gap price: Gap) {
    var choices = [Choice](repeating: .missing, count: (query.tokens.count + 1) * (source.tokens.count + 1))
    choices.withUnsafeMutableBufferPointer { choices in
      if let sum = Self.sum(query, source, price, limit: .max, choices) {
        cost = sum.cost
        changedPlaceables = sum.changedPlaceables
      }
    }
    trace(query, source, choices, price)
  }

  /// What the cheapest alignment costs, and its changed placeables; `nil` when the cost is above the limit.
  static func sum(
    _ query: TranslatorText, _ source: TranslatorText, gap price: Gap, limit: Int = .max
  ) -> (cost: Int, changedPlaceables: Int)? {
    sum(query, source, price, limit: limit, nil)
  }

  private enum Choice { case pair, added, missing }

  /// - Parameter choices: a row of the table for each token of the query and one before them.
  private static func sum(
    _ query: TranslatorText, _ source: TranslatorText, _ price: Gap, limit: Int,
    _ choices: UnsafeMutableBufferPointer<Choice>?
  ) -> (cost: Int, changedPlaceables: Int)? {
    let last = query.withArrays { query in
      source.withArrays { source in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * (source.tokens.count + 1)) { rows in
          fill(
            query, source, price.rawValue * unit, limit: limit < .max / unit ? (limit + 1) * unit : .max, rows, choices)
        }
      }
    }
    guard let last else { return nil }
    var cost = last / unit
    // Tags give their space to the word behind them: what is cheaper than the skeletons' distance for that is lifted to it.
    if query.hasMovedSpaces || source.hasMovedSpaces {
      let distance = PlainSimilarity.distance(query.skeleton, source.skeleton) ?? 0
      cost = max(cost, distance * price.rawValue)
    }
    return cost <= limit ? (cost, last % unit) : nil
  }

  /// The last cell of the table; `nil` when it reaches the limit for certain. What is left of the two texts costs at least the difference of
  /// its weights, so cells far from the diagonal are soon beyond it.
  private static func fill(
    _ query: TranslatorText.Arrays, _ source: TranslatorText.Arrays, _ gap: Int, limit: Int,
    _ rows: UnsafeMutableBufferPointer<Int>, _ choices: UnsafeMutableBufferPointer<Choice>?
  ) -> Int? {
    let columns = source.tokens.count + 1
    let row = UnsafeMutableBufferPointer(rebasing: rows[..<columns])
    // What it costs to leave out all of the source from a column on, and all of the query from a row on.
    let rest = UnsafeMutableBufferPointer(rebasing: rows[columns...])
    var restOfQuery = query.tokens.reduce(0) { $0 + $1.weight * gap }
    row[0] = 0
    for (j, b) in source.tokens.enumerated() { row[j + 1] = row[j] + b.weight * gap }
    for j in 0..<columns { rest[j] = row[columns - 1] - row[j] }
    for (i, a) in query.tokens.enumerated() {
      var diagonal = row[0]
      let added = a.weight * gap
      row[0] += added
      restOfQuery -= added
      var least = row[0] + abs(restOfQuery - rest[0])
      choices?[(i + 1) * columns] = .added
      for (j, b) in source.tokens.enumerated() {
        var best = row[j + 1] + added
        var choice = Choice.added
        let missing = row[j] + b.weight * gap
        if missing < best {
          best = missing
          choice = .missing
        }
        let difference = abs(restOfQuery - rest[j + 1])
        // A pair costs at least the difference of the lengths.
        if diagonal + difference < limit,
          diagonal + abs(a.folded.count - b.folded.count) * TokenCost.perCharacter * unit <= best
        {
          let pair = diagonal + TokenCost(query, a, source, b).total * unit + (isChanged(query, a, source, b) ? 1 : 0)
          if pair <= best {
            best = pair
            choice = .pair
          }
        }
        diagonal = row[j + 1]
        row[j + 1] = best
        least = min(least, best + difference)
        choices?[(i + 1) * columns + j + 1] = choice
      }
      if least >= limit { return nil }
    }
    return row[columns - 1]
  }

  private mutating func trace(_ query: TranslatorText, _ source: TranslatorText, _ choices: [Choice], _ price: Gap) {
    var i = query.tokens.count
    var j = source.tokens.count
    let width = j + 1
    while i > 0 || j > 0 {
      switch i == 0 ? .missing : j == 0 ? .added : choices[i * width + j] {
      case .pair:
        i -= 1
        j -= 1
        steps.append(.pair(query: i, source: j, cost: TokenCost(query, i, source, j).total))
      case .added:
        i -= 1
        steps.append(.added(query: i, cost: query.tokens[i].weight * price.rawValue))
      case .missing:
        j -= 1
        steps.append(.missing(source: j, cost: source.tokens[j].weight * price.rawValue))
      }
    }
    steps.reverse()
  }

  /// Whether two tokens are placeables of a kind with different values.
  private static func isChanged(
    _ query: TranslatorText.Arrays, _ a: TranslatorText.Token, _ source: TranslatorText.Arrays,
    _ b: TranslatorText.Token
  ) -> Bool {
    a.placeable >= 0 && b.placeable >= 0 && a.hash == b.hash
      && query.placeables[a.placeable].value != source.placeables[b.placeable].value
  }

  static func isChanged(_ query: TranslatorText, _ i: Int, _ source: TranslatorText, _ j: Int) -> Bool {
    query.withArrays { query in
      source.withArrays { source in isChanged(query, query.tokens[i], source, source.tokens[j]) }
    }
  }
}
