/// What the rules said at one place where a break could be.
struct Decision: Sendable, Hashable {
  /// The UTF-8 offset in the paragraph.
  var offset: Int
  /// The index of the rule that decided.
  var rule: Int
  var isBreak: Bool
  /// For a suppressed break the first break rule that would have made it.
  var overruled: Int?
}
