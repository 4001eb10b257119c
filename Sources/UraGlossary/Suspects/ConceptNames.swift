import UraFormats
import UraModel

/// What the search for a culprit needs to know about the names of one concept.
struct ConceptNames {
  /// The name to propose; `nil` when none is allowed.
  let preferred: Preferred?
  let names: [NameForms]
  /// Whether one of the names has a capital.
  let isName: Bool
  /// The names of the source language in the forms of either language.
  let untranslated: PhraseIndex
  /// How the names of one capitalised word sound, in either language.
  let sounds: [Sound]

  struct Preferred {
    var lemma: String
    var forms: [InflectedForm]
    /// Whether another name of the concept has a first name before this one.
    var isPerson: Bool
  }

  struct Sound: Hashable {
    /// See `SoundKey`.
    var key: LetterSequence
    /// How many letters of the key belong to the name's stem.
    var stem: Int
  }

  init(_ concept: TermFinder.Concept, source: Inflector, target: Inflector) {
    let paradigms = concept.allowed.map { target.paradigm(of: $0) }
    let names = paradigms.map(NameForms.init)
    isName = names.contains(where: \.isCapitalised)
    var index = PhraseIndex()
    for term in concept.sourceTerms {
      for form in source.paradigm(of: term) + target.paradigm(of: term.text) {
        guard let pattern = PhrasePattern(form.text, isCaseSensitive: term.isCaseSensitive) else { continue }
        index.insert(pattern, payload: 0)
      }
    }
    untranslated = index
    let sourceNames = concept.sourceTerms.map { NameForms([InflectedForm(text: $0.text, label: "lemma")]) }
    var sounds: [Sound] = []
    for name in names + sourceNames where name.isCapitalised {
      for form in name.forms {
        guard let word = form.words.first, form.words.count == 1 else { continue }
        let key = SoundKey.shared.key(of: word.letters.values)
        // Whether the name keeps its form or not, its last vowels may be an ending: Tirana, but Tirania.
        let stem = SoundKey.shared.key(of: SoundKey.shared.withoutLastVowels(word.letters.values.prefix(word.stem)))
          .count
        let sound = Sound(key: LetterSequence(key), stem: stem)
        if key.count >= 3, !sounds.contains(sound) { sounds.append(sound) }
      }
    }
    preferred = Self.preferred(concept.allowed, paradigms)
    self.names = names
    self.sounds = sounds
  }

  /// The first name. That of a person (`Сибіга` beside `Андрій Сибіга`) has the forms that it has behind the first name, which shows
  /// the gender.
  private static func preferred(_ terms: [Term], _ paradigms: [[InflectedForm]]) -> Preferred? {
    guard let first = terms.first, let own = paradigms.first else { return nil }
    if let space = first.text.lastIndex(of: " ") {
      return Preferred(
        lemma: first.text, forms: own, isPerson: terms.contains { $0.text == first.text[space...].dropFirst() })
    }
    guard let full = terms.firstIndex(where: { $0.text.hasSuffix(" " + first.text) }) else {
      return Preferred(lemma: first.text, forms: own, isPerson: false)
    }
    let forms = paradigms[full].compactMap { form -> InflectedForm? in
      guard let space = form.text.lastIndex(of: " "), form.text[..<space].contains(where: \.isUppercase) else {
        return nil
      }
      var form = form
      form.text = String(form.text[form.text.index(after: space)...])
      return form
    }
    // All alike: a name that stays in a phrase (Республіка Косово).
    let shows = first.inflection == nil && Set(forms.map(\.text)).count > 1
    return Preferred(lemma: first.text, forms: shows ? forms : own, isPerson: shows)
  }
}

/// The words of a target sentence as the search for a culprit sees them.
struct SuspectWord {
  let letters: LetterSequence
  let isCapitalised: Bool
  /// Whether each letter belongs to the language's alphabet.
  let isNative: Bool
  /// Whether no letter does.
  let isForeign: Bool
  /// See `SoundKey`; empty for a word without a capital.
  let sound: LetterSequence

  init(_ letters: [UInt32], isCapitalised: Bool, alphabet: Set<UInt32>) {
    self.letters = LetterSequence(letters)
    self.isCapitalised = isCapitalised
    isNative = alphabet.isEmpty || letters.allSatisfy(alphabet.contains)
    isForeign = !alphabet.isEmpty && !letters.contains(where: alphabet.contains)
    sound = LetterSequence(isCapitalised ? SoundKey.shared.key(of: letters) : [])
  }
}
