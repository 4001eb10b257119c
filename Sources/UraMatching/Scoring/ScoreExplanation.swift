import UraText

/// Why a match is not 100: the differences in the order of the query, each with what it costs.
package struct ScoreExplanation: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// A placeable has another value; no letters are counted.
    case placeable
    /// A tag or a character reference differs, is added or missing.
    case tag
    /// The same letters in another case.
    case `case`
    /// A mark differs, is added or missing; or a space.
    case punctuation
    /// Another form of a word, or a slip of the pen.
    case form
    /// Another word.
    case word
    /// In the query alone.
    case added
    /// In the stored source alone.
    case missing
    /// The same words in another place.
    case moved
  }

  package struct Difference: Sendable, Hashable {
    package var kind: Kind
    /// Percent that the difference takes off, before rounding.
    package var cost: Double
    /// The query's text; `nil` when it is missing there.
    package var query: String?
    /// The stored source's text.
    package var source: String?
    /// UTF-8 offsets into the normalised texts.
    package var queryRange: Range<Int>?
    package var sourceRange: Range<Int>?
  }

  package private(set) var score: Score
  package private(set) var differences: [Difference] = []

  package init(_ query: TranslatorText, _ source: TranslatorText) {
    let (percent, alignment) = TranslatorScore.aligned(query, source)
    score = Score(percent)
    let length = Double(max(query.skeleton.count, source.skeleton.count, 1))
    var isAfterDifference = false
    for step in alignment.steps {
      switch step {
      case .pair(let i, let j, _):
        let cost = TokenCost(query, i, source, j)
        let isChanged = TokenAlignment.isChanged(query, i, source, j)
        if cost.letters + cost.cases == 0, !isChanged {
          if cost.space > 0 { appendSpace(query, i, source, j, Double(cost.space) / length, isAfterDifference) }
          isAfterDifference = false
          continue
        }
        let a = query.tokens[i]
        let b = source.tokens[j]
        differences.append(
          Difference(
            kind: Self.kind(query, a, source, b, cost, isChanged: isChanged),
            cost: Double(cost.total) / length + (isChanged ? 1 : 0), query: query.string(a), source: source.string(b),
            queryRange: a.range, sourceRange: b.range))
      case .added(let i, let cost): append(query, i, Double(cost) / length, isAdded: true)
      case .missing(let j, let cost): append(source, j, Double(cost) / length, isAdded: false)
      }
      isAfterDifference = true
    }
    markMoved(query, source)
  }

  private static func kind(
    _ query: TranslatorText, _ a: TranslatorText.Token, _ source: TranslatorText, _ b: TranslatorText.Token,
    _ cost: TokenCost, isChanged: Bool
  ) -> Kind {
    if query.isTag(a) && source.isTag(b) { return .tag }
    if isChanged || (a.kind == .placeable && b.kind == .placeable) { return .placeable }
    if a.kind == .mark && b.kind == .mark { return .punctuation }
    return switch cost.relation {
    case .same: .case
    case .form: .form
    case .name, .other: .word
    }
  }

  /// A space in one text alone belongs to the difference before it, if there is one (`well known`, `well-known`); otherwise it
  /// is a difference of the two tokens around it (`5 km`, `5km`).
  private mutating func appendSpace(
    _ query: TranslatorText, _ i: Int, _ source: TranslatorText, _ j: Int, _ cost: Double, _ isAfterDifference: Bool
  ) {
    if isAfterDifference || i == 0 || j == 0, !differences.isEmpty {
      differences[differences.count - 1].cost += cost
      return
    }
    let a = query.tokens[max(0, i - 1)].range.lowerBound..<query.tokens[i].range.upperBound
    let b = source.tokens[max(0, j - 1)].range.lowerBound..<source.tokens[j].range.upperBound
    differences.append(
      Difference(
        kind: .punctuation, cost: cost, query: query.string(a), source: source.string(b), queryRange: a, sourceRange: b)
    )
  }

  /// Adds a token of one side; neighbours of a kind are one difference.
  private mutating func append(_ text: TranslatorText, _ index: Int, _ cost: Double, isAdded: Bool) {
    let token = text.tokens[index]
    let kind: Kind =
      token.kind == .mark ? .punctuation : text.isTag(token) ? .tag : isAdded ? .added : .missing
    if let last = differences.last, last.kind == kind, (isAdded ? last.source : last.query) == nil,
      let range = isAdded ? last.queryRange : last.sourceRange,
      index > 0, text.tokens[index - 1].range.upperBound == range.upperBound
    {
      let joined = range.lowerBound..<token.range.upperBound
      differences[differences.count - 1].cost += cost
      differences[differences.count - 1].set(text.string(joined), joined, isQuery: isAdded)
      return
    }
    var difference = Difference(kind: kind, cost: cost)
    difference.set(text.string(token), token.range, isQuery: isAdded)
    differences.append(difference)
  }

  /// An added and a missing stretch of the same words is one that moved. It costs the same: the translation has to be
  /// moved too; but the translator sees that nothing new is in it. Short words alone do not count: they stand anywhere.
  private mutating func markMoved(_ query: TranslatorText, _ source: TranslatorText) {
    for index in differences.indices where differences[index].kind == .added {
      guard let range = differences[index].queryRange, case let moved = query.content(in: range),
        moved.count >= 2 || moved.first?.letters.count ?? 0 >= 4
      else { continue }
      for other in differences.indices where differences[other].kind == .missing {
        guard let range = differences[other].sourceRange, source.content(in: range) == moved else { continue }
        differences[index].kind = .moved
        differences[index].source = differences[other].source
        differences[index].sourceRange = differences[other].sourceRange
        differences[index].cost += differences[other].cost
        differences.remove(at: other)
        markMoved(query, source)
        return
      }
    }
  }
}

extension ScoreExplanation.Difference {
  fileprivate mutating func set(_ text: String, _ range: Range<Int>, isQuery: Bool) {
    if isQuery {
      query = text
      queryRange = range
    } else {
      source = text
      sourceRange = range
    }
  }
}

extension TranslatorText {
  fileprivate struct Content: Equatable {
    var letters: ArraySlice<UInt32>
    var value: String?

    static func == (left: Self, right: Self) -> Bool {
      left.letters.elementsEqual(right.letters) && left.value == right.value
    }
  }

  /// The words and the placeables' values in a stretch of the text.
  fileprivate func content(in range: Range<Int>) -> [Content] {
    tokens.filter { $0.kind != .mark && range.contains($0.range.lowerBound) }.map {
      Content(letters: skeleton[$0.folded], value: $0.placeable >= 0 ? placeables[$0.placeable].value : nil)
    }
  }
}
