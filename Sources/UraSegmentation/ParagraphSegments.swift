/// Cuts one paragraph into segments.
enum ParagraphSegments {
  /// Calls `body` with the range of each segment in `text`, without white space at its ends.
  static func forEach(
    in text: UnsafeBufferPointer<UInt8>, _ paragraph: Range<Int>, _ mode: ParagraphMode,
    _ finder: inout SentenceFinder, _ machine: inout RuleMachine, _ body: (Range<Int>) -> Void
  ) {
    if mode == .segmented { return body(paragraph) }
    let slice = UnsafeBufferPointer(rebasing: text[paragraph])
    let offset = paragraph.lowerBound
    if mode == .wrapped, let unquoted = withoutQuoteMarks(slice) {
      unquoted.withUnsafeBufferPointer { copy in
        forEach(in: copy, &finder, &machine) { body($0.lowerBound + offset..<$0.upperBound + offset) }
      }
      return
    }
    forEach(in: slice, &finder, &machine) { body($0.lowerBound + offset..<$0.upperBound + offset) }
  }

  private static func forEach(
    in text: UnsafeBufferPointer<UInt8>, _ finder: inout SentenceFinder, _ machine: inout RuleMachine,
    _ body: (Range<Int>) -> Void
  ) {
    var start = 0
    func end(_ offset: Int) {
      let range = WhiteSpace.trimmed(start..<offset, in: text)
      if !range.isEmpty { body(range) }
      start = offset
    }
    finder.forEachDecision(in: text, &machine) { decision in
      if decision.isBreak { end(WhiteSpace.endOfInvisibles(from: decision.offset, in: text)) }
    }
    end(text.count)
  }

  /// The text with the `>` at the start of each line made spaces, so that rules see white space; `nil` when there are none.
  private static func withoutQuoteMarks(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.contains(0x3E) else { return nil }
    var copy = Array(text)
    var isAtStart = true
    for index in copy.indices {
      switch copy[index] {
      case 0x0A, 0x0D: isAtStart = true
      case 0x3E where isAtStart: copy[index] = 0x20
      case 0x20, 0x09: break
      default: isAtStart = false
      }
    }
    return copy
  }
}
