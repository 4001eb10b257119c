public import UraModel

/// One rule in the sense of SRX 2.0: at a position where `before` matches text that ends there and `after` matches text that
/// begins there, the first such rule in order decides whether a segment ends.
public struct SegmentationRule: Sendable, Hashable {
  /// Whether a segment ends where the rule decides, or goes on.
  public var isBreak: Bool
  /// ICU regular expressions; an empty one matches everywhere.
  public var before: String
  /// What follows the position; as `before`.
  public var after: String
  /// What people call the rule; SRX has a comment for it at best.
  public var name: String
  /// Where the rule was read.
  public var location: SourceLocation?
  /// Where its two expressions were read.
  package var beforeLocation: SourceLocation?
  package var afterLocation: SourceLocation?
  /// The lists of words that the rule was written with.
  package var lists: [String] = []

  public init(isBreak: Bool, before: String, after: String, name: String = "", location: SourceLocation? = nil) {
    self.isBreak = isBreak
    self.before = before
    self.after = after
    self.name = name
    self.location = location
  }
}
