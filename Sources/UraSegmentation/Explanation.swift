import UraModel

/// Why a segment ends at a place, or does not.
package struct ExplainedDecision: Sendable, Hashable {
  /// The byte offset in the input.
  package var offset: Int
  package var isBreak: Bool
  /// The rule that decided.
  package var rule: SegmentationRule
  /// For a suppressed break: the first break rule that would have made it.
  package var overruled: SegmentationRule?
  /// The word of a list that the rule found before the place.
  package var word: ListedWord?
  /// A few words before and after the place, in one line.
  package var before: String
  package var after: String
}

extension Segmenter {
  /// The rule behind each break between segments of a paragraph and behind each break that a rule suppressed; UTF-8 offsets.
  package func explanation(of text: String) -> [ExplainedDecision] {
    guard options.paragraphs != .segmented else { return [] }
    var reader = ParagraphReader(options.paragraphs)
    reader.append(Array(text.utf8))
    reader.finish()
    var finder = SentenceFinder(compiled)
    var result: [ExplainedDecision] = []
    compiled.withMachine { machine in
      while let paragraph = reader.next() {
        reader.bytes.withUnsafeBufferPointer { bytes in
          let slice = UnsafeBufferPointer(rebasing: bytes[paragraph.range])
          let start = reader.base + paragraph.range.lowerBound
          finder.forEachDecision(in: slice, &machine, explains: true) { result.append(explained($0, slice, start)) }
          result.append(Self.paragraphEnd(slice, start))
        }
      }
    }
    return result
  }

  private func explained(
    _ decision: Decision, _ text: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> ExplainedDecision {
    let rule = compiled.rules[decision.rule]
    let before = Self.excerpt(text, max(0, decision.offset - 48)..<decision.offset)
    return ExplainedDecision(
      offset: start + decision.offset, isBreak: decision.isBreak, rule: rule,
      overruled: decision.overruled.map { compiled.rules[$0] }, word: word(of: rule, endingIn: before), before: before,
      after: Self.excerpt(text, decision.offset..<min(text.count, decision.offset + 32)))
  }

  private static func paragraphEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> ExplainedDecision {
    ExplainedDecision(
      offset: start + text.count, isBreak: true,
      rule: SegmentationRule(isBreak: true, before: "", after: "", name: "end-of-paragraph"),
      before: excerpt(text, max(0, text.count - 48)..<text.count), after: "")
  }

  /// The longest word of the rule's lists that the text ends with, closing punctuation aside.
  private func word(of rule: SegmentationRule, endingIn text: String) -> ListedWord? {
    let tail = Self.joined(text)
    let bare = String(tail.reversed().drop { $0 != "." && !$0.isLetter }.reversed())
    let words = rule.lists.flatMap { compiled.lists[$0] ?? [] }
    return words.filter { word in
      let spelling = Self.joined(word.text.replacing("_", with: " "))
      guard bare.hasSuffix(spelling) else { return false }
      return bare.dropLast(spelling.count).last.map { !$0.isLetter } ?? true
    }
    .max { $0.text.utf8.count < $1.text.utf8.count }
  }

  /// In lower case, without white space after full stops, so that `т. д.` and `т.д.` are the same.
  private static func joined(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() where !(character.isWhitespace && result.last == ".") {
      result.append(character)
    }
    return result
  }

  /// Whole characters of the range, with line breaks as spaces.
  private static func excerpt(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    let piece = String(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self)
    return String(piece.map { $0.isNewline ? " " : $0 })
  }
}
