/// A term of a source sentence that its translation does not render as the glossary says.
package struct TermIssue: Sendable, Hashable {
  /// What is wrong with the rendering.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// No rendering, and nothing that looks like one.
    case missing
    /// A name that the glossary forbids.
    case forbidden
    /// A name that the glossary advises against.
    case deprecated
    /// A name with a wrong, missing, doubled or exchanged letter.
    case misspelt
    /// A name by another system of transliteration, or in the spelling of another language.
    case foreignSpelling = "foreign-spelling"
    /// The name of the source language, left as it was.
    case untranslated
    /// Letters of two scripts in one word.
    case mixedScript = "mixed-script"
    /// Another name of the glossary, where this one is expected.
    case otherTerm = "other-term"
    /// An adjective made of the name that the glossary does not list.
    case derivedAdjective = "derived-adjective"
  }

  /// What is wrong with the rendering.
  package var kind: Kind
  /// The concept's first name in the source language.
  package var term: String
  /// UTF-8 offsets of the term in the source sentence, where it stands first.
  package var sourceRange: Range<Int>
  /// The offending text as it stands in the target; `nil` when the term is missing, or another name stands there.
  package var found: String?
  /// UTF-8 offsets of `found`, or of the other name, in the target.
  package var targetRange: Range<Int>?
  /// The names that are right, in their base forms, the preferred one first.
  package var expected: [String]
  /// What should stand for `found`, or for the missing name, in the form that the context asks for, if that is known.
  package var suggestion: String?
  /// Another name of the glossary that stands where this one is expected.
  package var otherTerm: String?
  /// Index of the entry in the glossary.
  package var entry: Int

  init(
    _ kind: Kind, term: String, sourceRange: Range<Int>, found: String? = nil, targetRange: Range<Int>? = nil,
    expected: [String], suggestion: String? = nil, otherTerm: String? = nil, entry: Int
  ) {
    self.kind = kind
    self.term = term
    self.sourceRange = sourceRange
    self.found = found
    self.targetRange = targetRange
    self.expected = expected
    self.suggestion = suggestion
    self.otherTerm = otherTerm
    self.entry = entry
  }
}
