/// Why a match is not 100: the differences in the order of the query, each with what it costs.
package struct ScoreExplanation: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// A placeable has another value; no letters are counted.
    case placeable
    /// The same letters in another case.
    case `case`
    /// A mark differs, is added or missing.
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

  /// The two texts differ in nothing but placeables, case or marks.
  package func differsOnly(in kinds: Set<Kind>) -> Bool { differences.allSatisfy { kinds.contains($0.kind) } }

  package init(_ query: TranslatorText, _ source: TranslatorText) {
    let alignment = TokenAlignment(query, source, recordsSteps: true)
    score = Score(TranslatorScore.percent(alignment, query, source))
    let length = Double(max(query.skeleton.count, source.skeleton.count, 1))
    for step in alignment.steps {
      switch step {
      case .pair(let i, let j, let cost):
        let isChanged = TranslatorScore.isChanged(query, i, source, j)
        guard cost > 0 || isChanged else { continue }
        let a = query.tokens[i]
        let b = source.tokens[j]
        // The first word of one text has no space before it: that belongs to what was put before it in the other.
        if i == 0 || j == 0, a.hasSpaceBefore != b.hasSpaceBefore, cost == TokenAlignment.perCharacter { continue }
        let kind = Self.kind(query, a, source, b, cost: cost, isChanged: isChanged)
        differences.append(
          Difference(
            kind: kind, cost: Double(cost) / length + (isChanged ? 1 : 0), query: query.string(a),
            source: source.string(b), queryRange: a.range, sourceRange: b.range))
      case .added(let i, let cost): append(query, i, Double(cost) / length, isAdded: true)
      case .missing(let j, let cost): append(source, j, Double(cost) / length, isAdded: false)
      }
    }
    markMoved(query, source)
  }

  private static func kind(
    _ query: TranslatorText, _ a: TranslatorText.Token, _ source: TranslatorText, _ b: TranslatorText.Token,
    cost: Int, isChanged: Bool
  ) -> Kind {
    if isChanged || (a.kind == .placeable && b.kind == .placeable) { return .placeable }
    if a.kind == .mark && b.kind == .mark { return .punctuation }
    guard a.kind == .word, b.kind == .word else { return .word }
    let isSame = query.skeleton[a.folded].elementsEqual(source.skeleton[b.folded])
    if isSame { return cost < TokenAlignment.perCharacter ? .case : .punctuation }
    return cost < max(a.folded.count, b.folded.count) * TokenAlignment.perCharacter ? .form : .word
  }

  /// Adds a token of one side; neighbours of a kind are one difference.
  private mutating func append(_ text: TranslatorText, _ index: Int, _ cost: Double, isAdded: Bool) {
    let token = text.tokens[index]
    let kind: Kind = token.kind == .mark ? .punctuation : isAdded ? .added : .missing
    if let last = differences.last, last.kind == kind, (isAdded ? last.source : last.query) == nil,
      let range = isAdded ? last.queryRange : last.sourceRange,
      index > 0, text.tokens[index - 1].range.upperBound == range.upperBound
    {
      let joined = range.lowerBound..<token.range.upperBound
      let part = text.string(joined)
      differences[differences.count - 1].cost += cost
      if isAdded {
        differences[differences.count - 1].query = part
        differences[differences.count - 1].queryRange = joined
      } else {
        differences[differences.count - 1].source = part
        differences[differences.count - 1].sourceRange = joined
      }
      return
    }
    let part = text.string(token)
    differences.append(
      Difference(
        kind: kind, cost: cost, query: isAdded ? part : nil, source: isAdded ? nil : part,
        queryRange: isAdded ? token.range : nil, sourceRange: isAdded ? nil : token.range))
  }

  /// An added and a missing stretch of the same words is one that moved. It costs the same: the translation has to be
  /// moved too; but the translator sees that nothing new is in it.
  private mutating func markMoved(_ query: TranslatorText, _ source: TranslatorText) {
    func words(_ text: TranslatorText, _ range: Range<Int>) -> [ArraySlice<UInt32>] {
      text.tokens.filter { $0.kind != .mark && range.contains($0.range.lowerBound) }.map { text.skeleton[$0.folded] }
    }
    for index in differences.indices where differences[index].kind == .added {
      guard let range = differences[index].queryRange, case let moved = words(query, range), moved.count >= 2 else {
        continue
      }
      for other in differences.indices where differences[other].kind == .missing {
        guard let range = differences[other].sourceRange, words(source, range).elementsEqual(moved, by: ==) else {
          continue
        }
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
