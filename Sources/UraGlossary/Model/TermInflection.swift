import UraFormats

extension Inflector {
  /// The paradigm of a term, with what its entry says about class, gender and number.
  ///
  /// Of a phrase there are the forms, too, in which its first word alone is inflected, behind all others: whether the second
  /// agrees or stays in the genitive (Асамблея Косова) cannot always be seen.
  func paradigm(of term: Term, hasClitics: Bool = true) -> [InflectedForm] {
    let hints = term.inflectionHints
    let forms = paradigm(of: term.text, hints: hints, hasClitics: hasClitics)
    guard forms.count > 1, let space = term.text.firstIndex(of: " ") else { return forms }
    let rest = term.text[space...]
    let headForms = paradigm(of: String(term.text[..<space]), hints: hints, hasClitics: hasClitics)
    return forms
      + headForms.map { InflectedForm(text: $0.text + rest, label: $0.label, certainty: .alternative) }
  }
}

extension Term {
  /// What the entry says, in the inflector's words. Hints that are not understood are left to `GlossaryLint`.
  var inflectionHints: InflectionHints {
    var hints = InflectionHints()
    // Most terms of a big glossary say nothing.
    guard inflection != nil || gender != nil || number != nil || partOfSpeech != nil || !forms.isEmpty else {
      return hints
    }
    if let inflection, let (_, read) = try? InflectionHints.split("x{\(inflection)}") { hints = read }
    hints.listedForms += forms
    if hints.gender == nil {
      switch gender {
      case .masculine: hints.gender = .masculine
      case .feminine: hints.gender = .feminine
      case .neuter: hints.gender = .neuter
      case .other, nil: break
      }
    }
    if number == .plural { hints.isPlural = true }
    // Of a phrase, "noun" says nothing about its words.
    if hints.wordClass == nil, !text.utf8.contains(UInt8(ascii: " ")) {
      switch partOfSpeech {
      case .noun, .properNoun: hints.wordClass = .noun
      case .adjective: hints.wordClass = .adjective
      default: break
      }
    }
    return hints
  }
}
