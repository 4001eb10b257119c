import UraFormats

extension Inflector {
  /// The paradigm of a term, with what its entry says about class, gender and number.
  func paradigm(of term: Term) -> [InflectedForm] {
    guard term.hasHints else { return paradigm(of: term.text) }
    return paradigm(of: term.text, hints: term.inflectionHints)
  }
}

extension Term {
  fileprivate var hasHints: Bool {
    inflection != nil || gender != nil || number != nil || partOfSpeech != nil || !forms.isEmpty
  }

  /// What the entry says, in the inflector's words. Hints that are not understood are left to `GlossaryLint`.
  fileprivate var inflectionHints: InflectionHints {
    var hints = InflectionHints()
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
