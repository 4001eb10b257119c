import UraText

/// What a glossary entry says about the inflection of its term where the guess from the ending would be wrong.
///
/// Written in braces after the term: `Сибіга{m,anim}`, `Косово{indecl}`, `ножиці{pl}`, `Мері{f}`, `око{=очі|очей|очам}`.
/// docs/inflection.md lists every hint.
package struct InflectionHints: Sendable, Hashable {
  package enum Gender: String, Sendable, Hashable {
    case masculine = "m"
    case feminine = "f"
    case neuter = "n"
  }

  /// The word class that fixes the choice of paradigms.
  package enum WordClass: String, Sendable, Hashable {
    case noun, adjective = "adj"
  }

  package var gender: Gender?
  package var isAnimate: Bool?
  package var wordClass: WordClass?
  /// The term keeps its form in every case.
  package var isIndeclinable = false
  /// The lemma is a plural.
  package var isPlural = false
  /// The term has no plural.
  package var isSingularOnly = false
  /// Forms that count beside the generated ones (`{=form|form}`).
  package var listedForms: [String] = []
  /// Endings that the term may take at its end, for languages without paradigms (`{+s|es}`).
  package var suffixes: [String] = []

  package init() {}

  /// A brace expression that is not understood.
  package struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
  }

  /// Splits `Сибіга{m,anim}` into the term and its hints. A term without braces has none.
  ///
  /// - Throws: ``ParseError`` for an unknown hint or an unclosed brace; the message says what was expected.
  package static func split(_ entry: String) throws(ParseError) -> (term: String, hints: InflectionHints) {
    guard let open = entry.firstIndex(of: "{") else { return (entry, .init()) }
    let term = entry[..<open].trimmed
    let rest = entry[entry.index(after: open)...].trimmed
    guard rest.last == "}" else {
      throw ParseError(description: "expected '}' at the end of '\(entry)'; close the hints")
    }
    var hints = InflectionHints()
    for part in rest.dropLast().split(separator: ",") { try hints.read(part.trimmed) }
    return (term, hints)
  }

  private mutating func read(_ hint: String) throws(ParseError) {
    let values = { hint.dropFirst().split(separator: "|").map { $0.trimmed } }
    switch hint {
    case _ where hint.first == "=": listedForms += values()
    case _ where hint.first == "+": suffixes += values()
    case "m", "f", "n": gender = Gender(rawValue: String(hint))
    case "anim": isAnimate = true
    case "inan": isAnimate = false
    case "noun", "adj": wordClass = WordClass(rawValue: hint)
    case "indecl": isIndeclinable = true
    case "pl": isPlural = true
    case "sg": isSingularOnly = true
    default:
      throw ParseError(
        description:
          "expected m, f, n, anim, inan, noun, adj, indecl, pl, sg, =form|form or +ending|ending, found '\(hint)'")
    }
  }
}
