public import UraModel

/// Something that a check found in a pair.
public struct Finding: Sendable, Hashable {
  /// The check's identifier.
  public var check: String
  /// How bad it is.
  public var severity: Severity
  /// What was checked.
  public var pair: CheckedPair
  /// What the check says more precisely: `forbidden`, `misspelt`. In kebab case.
  public var kind: String?
  /// The glossary's name for the concept, for checks about terms.
  public var term: String?
  /// What would be right, the best first.
  public var expected: [String]
  /// The offending text as it stands in the target; `nil` when something is missing.
  public var found: String?
  /// UTF-8 offsets of `found` in the target.
  public var targetRange: Range<Int>?
  /// What to write for `found`.
  public var suggestion: String?
  /// For a person: what is wrong and what to do.
  public var message: String
  /// Why somebody decided to let it pass; a suppressed finding counts for nothing.
  public var suppression: String?

  public init(
    check: String, severity: Severity, pair: CheckedPair, kind: String? = nil, term: String? = nil,
    expected: [String] = [], found: String? = nil, targetRange: Range<Int>? = nil, suggestion: String? = nil,
    message: String, suppression: String? = nil
  ) {
    self.check = check
    self.severity = severity
    self.pair = pair
    self.kind = kind
    self.term = term
    self.expected = expected
    self.found = found
    self.targetRange = targetRange
    self.suggestion = suggestion
    self.message = message
    self.suppression = suppression
  }
}
