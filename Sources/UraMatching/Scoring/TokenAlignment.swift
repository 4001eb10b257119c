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

  /// - Parameter recordsSteps: the cost alone needs no table.
  init(_ query: TranslatorText, _ source: TranslatorText, recordsSteps: Bool, gap price: Gap = .full) {
    let columns = source.tokens.count
    var row = [Int](repeating: 0, count: columns + 1)
    for (index, token) in source.tokens.enumerated() {
      row[index + 1] = row[index] + token.weight * price.rawValue * Self.unit
    }
    // 0 pair, 1 added, 2 missing
    var choices = recordsSteps ? [UInt8](repeating: 2, count: (query.tokens.count + 1) * (columns + 1)) : []
    for (i, a) in query.tokens.enumerated() {
      var diagonal = row[0]
      let gap = a.weight * price.rawValue * Self.unit
      row[0] += gap
      if recordsSteps { choices[(i + 1) * (columns + 1)] = 1 }
      for (j, b) in source.tokens.enumerated() {
        let added = row[j + 1] + gap
        let missing = row[j] + b.weight * price.rawValue * Self.unit
        var best = min(added, missing)
        var choice: UInt8 = added <= missing ? 1 : 2
        // A pair costs at least the difference of the lengths.
        if diagonal + abs(a.folded.count - b.folded.count) * TokenCost.perCharacter * Self.unit <= best {
          let pair =
            diagonal + TokenCost(query, a, source, b).total * Self.unit + (Self.isChanged(query, a, source, b) ? 1 : 0)
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
    // Tags give their space to the word behind them: what is cheaper than the skeletons' distance for that is lifted to it.
    if query.hasMovedSpaces || source.hasMovedSpaces {
      let distance = PlainSimilarity.distance(query.skeleton, source.skeleton) ?? 0
      cost = max(cost, distance * price.rawValue)
    }
    changedPlaceables = row[columns] % Self.unit
    if recordsSteps { trace(query, source, choices, price) }
  }

  private mutating func trace(_ query: TranslatorText, _ source: TranslatorText, _ choices: [UInt8], _ price: Gap) {
    var i = query.tokens.count
    var j = source.tokens.count
    let width = j + 1
    while i > 0 || j > 0 {
      switch i == 0 ? 2 : j == 0 ? 1 : choices[i * width + j] {
      case 0:
        i -= 1
        j -= 1
        let cost = TokenCost(query, query.tokens[i], source, source.tokens[j]).total
        steps.append(.pair(query: i, source: j, cost: cost))
      case 1:
        i -= 1
        steps.append(.added(query: i, cost: query.tokens[i].weight * price.rawValue))
      default:
        j -= 1
        steps.append(.missing(source: j, cost: source.tokens[j].weight * price.rawValue))
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
}
