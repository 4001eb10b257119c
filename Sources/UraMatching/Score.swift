/// How well a stored segment fits a query, in whole percent: 0 has nothing in common, 100 is the same text, more than 100
/// is the same text in the same context.
public struct Score: Sendable, Hashable, Comparable, Codable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The percentage, never negative.
  public let percent: Int

  /// The same text, the context unknown or different.
  public static let exact: Score = 100
  /// The same text after the same segment, or before it.
  public static let context: Score = 101
  /// The same text between the same two segments.
  public static let doubleContext: Score = 102

  /// Negative numbers become 0.
  public init(_ percent: Int) { self.percent = max(0, percent) }

  public init(integerLiteral value: Int) { self.init(value) }

  public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(Int.self)) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(percent)
  }

  public static func < (left: Score, right: Score) -> Bool { left.percent < right.percent }
  public static func - (score: Score, points: Int) -> Score { Score(score.percent - points) }

  public var description: String { "\(percent)" }

  /// The largest distance that still gives at least `minimum` percent of `length`: `floor(100 * (1 - d / length)) >=
  /// minimum` is `100 * d <= (100 - minimum) * length`. Negative when none does (`minimum` above 100).
  package static func largestDistance(atLeast minimum: Score, length: Int) -> Int {
    minimum.percent > 100 ? -1 : (100 - minimum.percent) * length / 100
  }

  /// `floor(100 * (1 - distance / length))`; 100 for two empty texts.
  package static func percent(distance: Int, length: Int) -> Int {
    length == 0 ? 100 : max(0, (100 * (length - distance)) / length)
  }
}
