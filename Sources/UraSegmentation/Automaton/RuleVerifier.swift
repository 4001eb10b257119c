import UraText

/// Lets ICU decide on the rules that automata can only approximate. One per task; expressions are compiled when first asked.
final class RuleVerifier {
  private let rules: [SegmentationRule]
  private var expressions: [Int: (before: RegularExpression, after: RegularExpression)] = [:]

  /// How far before a position a match may begin, in bytes: looking further would make long paragraphs quadratic.
  static let reach = 4096

  init(_ rules: [SegmentationRule]) { self.rules = rules }

  /// Whether both parts of a rule match at `offset`.
  func matches(_ rule: Int, at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let (before, after) = expressions(rule) else { return false }
    after.setText(text)
    guard after.match(at: offset) != nil else { return false }
    var start = max(0, offset - Self.reach)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    before.setText(text)
    // -1: from the region's start, keeping the region, which ICU forgets when it is given an offset.
    before.setRegion(start..<offset, isTransparent: true, anchorsAtEdges: true)
    return before.find(from: -1) != nil
  }

  private func expressions(_ rule: Int) -> (before: RegularExpression, after: RegularExpression)? {
    if let known = expressions[rule] { return known }
    // The end of the region is where the break would be: a match must reach it.
    guard let before = try? RegularExpression("(?:\(rules[rule].before))\\z"),
      let after = try? RegularExpression("(?:\(rules[rule].after))")
    else { return nil }
    expressions[rule] = (before, after)
    return (before, after)
  }
}
