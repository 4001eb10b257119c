import UraFormats

extension TermFinder {
  /// A term of a text with what the glossary says about it.
  public struct FoundTerm: Sendable, Hashable {
    /// The concept's first name in the source language.
    public var term: String
    /// As it stands in the text.
    public var text: String
    /// UTF-8 offsets in the text.
    public var range: Range<Int>
    /// The names to use, in their base forms, the preferred one first.
    public var translations: [String]
    /// The names not to use.
    public var forbidden: [String]
  }

  /// The terms of a source text, in order; where they overlap, the longest.
  public func terms(in text: String) -> [FoundTerm] {
    let utf8 = Array(text.utf8)
    return occurrences(in: text).compactMap { occurrence in
      guard let first = occurrence.concepts.first, occurrence.range.upperBound <= utf8.count else { return nil }
      let targets = occurrence.concepts.flatMap { concepts[$0].targetTerms }
      return FoundTerm(
        term: concepts[first].name, text: String(decoding: utf8[occurrence.range], as: UTF8.self),
        range: occurrence.range, translations: targets.filter(\.status.isAllowed).map(\.text),
        forbidden: targets.filter { !$0.status.isAllowed }.map(\.text))
    }
  }
}
