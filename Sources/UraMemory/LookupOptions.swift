public import UraMatching
public import UraModel

/// How texts are compared; see docs/scoring.md.
public enum ScoringKind: String, Sendable, Codable, CaseIterable {
  /// What a translator would say: placeables, inflection, case and punctuation weighed.
  case translator = "default"
  /// `floor(100 * (1 - d / max))` with d the Levenshtein distance over scalars; no penalties.
  case plain
}

/// What a lookup looks for.
public struct LookupOptions: Sendable, Hashable {
  /// No match below it is found, and none that reaches it is missed.
  public var minimumScore: Score = 70
  /// How many matches at most.
  public var limit = 5
  /// How texts are compared.
  public var scoring = ScoringKind.translator
  /// What is taken off for what is known about a unit.
  public var penalties = Penalties()
  /// Which units take part.
  public var filter = LookupFilter()
  /// The text's neighbours in its document, when they are known.
  public var context = SegmentContext()
  /// Languages to go through when a unit lacks the target: sq to uk by way of en.
  public var pivots: [LanguageTag] = []

  public init(minimumScore: Score = 70, limit: Int = 5, scoring: ScoringKind = .translator) {
    self.minimumScore = minimumScore
    self.limit = limit
    self.scoring = scoring
  }
}

/// Points that the default scoring takes off for what is known about a unit; plain scoring takes none.
public struct Penalties: Sendable, Hashable {
  /// The stored language is another variant than the one asked for (en-GB for en); each side counts.
  public var region = 1
  /// The unit was translated the other way round.
  public var reverse = 0
  /// The target was reached through a third language.
  public var pivot = 5
  /// The texts were paired by the aligner, and it was not sure of it.
  public var lowConfidence = 0
  /// Below this confidence ``lowConfidence`` is taken.
  public var confidenceLimit = 0.5
  /// For each full year since the unit was last changed, or made; a unit without a time takes none.
  public var age = 0
  /// At most so many for ``age``.
  public var mostForAge = 10
  /// The day from which ages are counted, ISO 8601; `nil` is today.
  public var asOf: String?
  /// For units of some origins: machine translation, an old client.
  public var origins: [OriginPenalty] = []
  /// For all matches of a memory.
  public var memory = 0

  public init() {}

  /// Above every score: more points count as so many.
  static let most = 1_000

  /// Points for the origins that a shell pattern (`*`, `?`, `[...]`) fits.
  public struct OriginPenalty: Sendable, Hashable {
    /// A shell pattern that the whole origin has to fit.
    public var pattern: String
    /// What is taken off, in points of the score.
    public var points: Int

    public init(pattern: String, points: Int) {
      self.pattern = pattern
      self.points = points
    }
  }
}

/// Which units take part.
public struct LookupFilter: Sendable, Hashable {
  /// Shell patterns (`*`, `?`, `[...]`) of origins; none: all.
  public var origins: [String] = []
  /// Who changed the unit last, or created it.
  public var authors: [String] = []
  /// ISO 8601 dates or times in UTC, of the last change or the creation: from here on.
  public var since: String?
  /// Before here.
  public var until: String?
  /// All of them must be there, on the unit or a variant.
  public var properties: [Attribute] = []

  public init() {}
}

/// The segments before and after a text.
public struct SegmentContext: Sendable, Hashable {
  /// The segment before; `nil` when it is not known.
  public var previous: String?
  /// The segment after; `nil` when it is not known.
  public var next: String?

  public init(previous: String? = nil, next: String? = nil) {
    self.previous = previous
    self.next = next
  }
}
