import UraFormats

/// What the search for a culprit needs to know about the names of one concept.
final class ConceptNames {
  /// The allowed names, the preferred one first.
  let names: [NameForms]
  /// Whether one of the names has a capital.
  let isName: Bool
  private let sourceTerms: [String]
  /// How the names of one capitalised word sound, in either language. Few sentences need them.
  private(set) lazy var sounds = Self.sounds(names, sourceTerms)

  struct Sound: Hashable {
    /// See `SoundKey`.
    var key: [UInt32]
    var summary: LetterSummary
    /// How many letters of the key belong to the name's stem.
    var stem: Int
  }

  init(_ index: Int, of finder: TermFinder) {
    let concept = finder.concepts[index]
    names = concept.targetTerms.indices.filter { concept.targetTerms[$0].status.isAllowed }
      .map { NameForms(finder.paradigm(of: $0, in: index)) }
    isName = names.contains(where: \.isCapitalised)
    sourceTerms = concept.sourceTerms.map(\.text)
  }

  private static func sounds(_ names: [NameForms], _ sourceTerms: [String]) -> [Sound] {
    let sourceNames = sourceTerms.map { NameForms([InflectedForm(text: $0, label: "lemma")]) }
    var sounds: [Sound] = []
    for name in names + sourceNames where name.isCapitalised {
      for group in name.groups where group.wordCount == 1 {
        for form in group.forms {
          let letters = name.letters(of: Int(form))
          let key = SoundKey.shared.key(of: letters)
          // Whether the name keeps its form or not, its last vowels may be an ending: Tirana, but Tirania.
          let beginning = letters.prefix(Int(name.words[Int(form)].stem))
          let stem = SoundKey.shared.key(of: SoundKey.shared.withoutLastVowels(beginning)).count
          let sound = Sound(key: key, summary: LetterSummary(key), stem: stem)
          if key.count >= 3, !sounds.contains(sound) { sounds.append(sound) }
        }
      }
    }
    return sounds
  }
}
