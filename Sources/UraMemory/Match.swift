public import UraMatching
public import UraModel

/// A stored segment that fits a query, with its translation.
public struct Match: Sendable, Hashable {
  /// How near the texts are.
  public enum Kind: String, Sendable, Codable {
    /// The same text with the same neighbour.
    case context
    /// The same text.
    case exact
    /// A similar text.
    case fuzzy
  }

  /// With context and penalties.
  public var score: Score
  /// How near the texts are.
  public var kind: Kind
  /// The stored source, without inline codes.
  public var source: String
  /// The stored translation, without inline codes.
  public var target: String
  /// The languages as stored: a query for `en` may find `en-GB`.
  public var sourceLanguage: LanguageTag
  /// As stored.
  public var targetLanguage: LanguageTag
  /// The number of the unit in its memory.
  public var unit: Int
  /// The document or file that the unit came from.
  public var origin: String
  /// The source is only a part of what the target says: its neighbour was translated in the same sentence.
  public var isPart: Bool
  /// The score before penalties and context.
  public var similarity: Score
  /// Why ``similarity`` is not 100, in the order of the query. Empty with plain scoring.
  public var differences: [MatchDifference] = []
  /// What was taken off ``similarity``.
  public var penalties: [MatchPenalty] = []
  /// The target with the query's numbers, dates, addresses and placeholders, where that is certain.
  public var adaptation: AdaptedTarget?
  /// Of the alignment, 0...1; `nil` when people paired the texts.
  public var confidence: Double?
  /// The language that the match was found through.
  public var pivot: LanguageTag?
  /// The memory's file, when several were searched.
  public var memory: String?
}

/// One reason why a match is not 100.
public struct MatchDifference: Sendable, Hashable {
  /// What differs.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A number, date, time, address or placeholder has another value.
    case placeable
    /// A tag or a character reference differs, is added or missing.
    case tag
    /// Capitals.
    case `case`
    /// A mark, or a space.
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

  /// What differs.
  public var kind: Kind
  /// Percent, before rounding.
  public var cost: Double
  /// The query's text; `nil` when it is missing there.
  public var query: String?
  /// The stored source's text.
  public var source: String?
}

/// Points taken off for what is known about a unit.
public struct MatchPenalty: Sendable, Hashable {
  /// Which of ``Penalties`` it is.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    case sourceRegion = "source-region"
    case targetRegion = "target-region"
    case reverse, pivot, confidence, age, origin, memory
  }

  /// Which of ``Penalties`` it is.
  public var reason: Reason
  /// In points of the score.
  public var points: Int
}

/// A target with the query's values and names in it; the original is kept beside it.
public struct AdaptedTarget: Sendable, Hashable {
  /// A value that was replaced.
  public struct Change: Sendable, Hashable {
    /// As in the stored target.
    public var from: String
    /// As in ``text``.
    public var to: String
    /// The words around may need another form: the language counts otherwise after the new number.
    public var mayNeedAgreement = false
  }

  /// The whole target, adapted.
  public var text: String
  /// In the order of the target.
  public var changes: [Change]
}

extension AdaptedTarget {
  package init(_ adaptation: MatchAdaptation) {
    self.init(
      text: adaptation.text,
      changes: adaptation.changes.map { Change(from: $0.from, to: $0.to, mayNeedAgreement: $0.mayNeedAgreement) })
  }
}
