public import UraMatching
public import UraModel

/// A stored segment that fits a query, with its translation.
public struct Match: Sendable, Hashable {
  public enum Kind: String, Sendable, Codable {
    /// The same text with the same neighbour.
    case context
    /// The same text.
    case exact
    case fuzzy
  }

  public var score: Score
  public var kind: Kind
  public var source: String
  public var target: String
  /// The languages as stored: a query for `en` may find `en-GB`.
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// The number of the unit in its memory.
  public var unit: Int
  public var origin: String
  /// The source is only a part of what the target says: its neighbour was translated in the same sentence.
  public var isPart: Bool
}

public enum ScoringKind: String, Sendable, Codable, CaseIterable {
  /// What a translator would say: placeables, inflection, case and punctuation weighed.
  case translator = "default"
  /// `floor(100 * (1 - d / max))` with d the Levenshtein distance over scalars; no penalties.
  case plain
}

public struct LookupOptions: Sendable, Hashable {
  public var minimumScore: Score = 70
  /// How many matches at most.
  public var limit = 5
  public var scoring = ScoringKind.translator

  public init(minimumScore: Score = 70, limit: Int = 5, scoring: ScoringKind = .translator) {
    self.minimumScore = minimumScore
    self.limit = limit
    self.scoring = scoring
  }
}
