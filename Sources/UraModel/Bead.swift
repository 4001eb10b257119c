/// Segments of one document and their counterparts in another: 1-1, 1-2, 2-1 ... An empty side is an omission or an
/// addition. (The term is Brown, Lai and Mercer's, 1991.)
public struct Bead: Sendable, Hashable {
  /// Indices of segments, from 0, ascending.
  public var source: [Int]
  /// Indices of segments of the other document, from 0, ascending.
  public var target: [Int]
  /// The estimated probability, in 0...1, that exactly these segments correspond.
  public var confidence: Double
  /// Whether it stands in another order on the two sides than the beads around it.
  public var isCrossing = false

  public init(source: [Int], target: [Int], confidence: Double) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }
}

/// Segments of several documents, one list per language, that say the same: a bead over all languages at once.
public struct MultilingualBead: Sendable, Hashable {
  /// Indices of segments per language, from 0, ascending; a language without counterpart is missing.
  public var segments: [LanguageTag: [Int]]
  /// The estimated probability, in 0...1, that exactly these segments correspond.
  public var confidence: Double
  /// Whether it stands in another order in some language than the beads around it.
  public var isCrossing = false

  public init(segments: [LanguageTag: [Int]], confidence: Double) {
    self.segments = segments
    self.confidence = confidence
  }
}
