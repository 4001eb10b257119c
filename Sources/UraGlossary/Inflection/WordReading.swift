/// A word of a lemma, prepared for the rules.
struct LemmaWord: Sendable {
  /// What stands before the word and never changes (`екс-`), in UTF-8.
  let prefix: [UInt8]
  /// The letters as written.
  let original: [UInt32]
  /// The letters in lower case, every apostrophe as U+0027; as long as `original`.
  let lowered: [UInt32]
  let isProper: Bool
  let isAcronym: Bool

  init(_ text: Substring.UnicodeScalarView, prefix: [UInt8] = []) {
    self.prefix = prefix
    original = text.map(\.value)
    lowered = original.map { letter in
      letter == 0x2019 || letter == 0x02BC ? 0x27 : LetterCase.lower(letter)
    }
    var capitals = 0
    var small = 0
    for (letter, low) in zip(original, lowered) {
      if letter != low, letter != 0x2019, letter != 0x02BC {
        capitals += 1
      } else if LetterCase.upper(low) != low {
        small += 1
      }
    }
    isAcronym = capitals > 1 && small == 0
    isProper = !isAcronym && original.first != lowered.first
  }

  /// Whether what stands before the word begins with a capital: the first part of a double surname.
  var hasProperPrefix: Bool {
    String(decoding: prefix, as: UTF8.self).unicodeScalars.first.map { LetterCase.isUpper($0.value) } ?? false
  }

  var utf8: [UInt8] { prefix + StemVariant.encode(original[...]) }
}

/// A stem in UTF-8 and whether another one is preferred.
struct StemVariant: Sendable {
  let utf8: [UInt8]
  let isAlternative: Bool

  static func encode(_ letters: ArraySlice<UInt32>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(letters.count * 2)
    for letter in letters {
      if let scalar = Unicode.Scalar(letter) { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    }
    return result
  }
}

/// One way to inflect a word: a paradigm with its stems filled in.
struct WordReading: Sendable {
  struct Text: Sendable {
    let utf8: [UInt8]
    let isAlternative: Bool
  }

  let paradigm: Paradigm
  let isAlternative: Bool
  private let lemma: [UInt8]
  private let prefix: [UInt8]
  /// The variants of stem 0, 1 ...
  private let stems: [[StemVariant]]

  init(
    _ paradigm: Paradigm, of word: LemmaWord, endingLength: Int, rewrite: StemRewrite?, isAlternative: Bool,
    rewrites: [StemRewrite]
  ) {
    self.paradigm = paradigm
    self.isAlternative = isAlternative
    lemma = word.utf8
    prefix = word.prefix
    let base = Array(word.original.dropLast(endingLength))
    let lowered = Array(word.lowered.dropLast(endingLength))
    var letters = [rewrite?.apply(base, lowered: lowered) ?? [base]]
    for derivation in paradigm.derivations {
      var variants: [[UInt32]] = []
      for stem in letters[derivation.source] {
        let low = stem.map { $0 == 0x2019 || $0 == 0x02BC ? 0x27 : LetterCase.lower($0) }
        variants += rewrites[derivation.rewrite].apply(stem, lowered: low)
      }
      letters.append(variants)
    }
    stems = letters.map { variants in
      variants.enumerated().map {
        StemVariant(utf8: StemVariant.encode($0.element[...]), isAlternative: $0.offset > 0)
      }
    }
  }

  /// The texts of a slot, best first.
  func texts(of slot: Paradigm.Slot) -> [Text] {
    var result: [Text] = []
    result.reserveCapacity(slot.forms.count)
    for form in slot.forms {
      switch form.base {
      case .lemma:
        result.append(
          Text(utf8: form.prefix + lemma + form.ending, isAlternative: isAlternative || form.isAlternative))
      case .stem(let index):
        for stem in stems[index] {
          var utf8: [UInt8] = []
          utf8.reserveCapacity(form.prefix.count + prefix.count + stem.utf8.count + form.ending.count)
          utf8 += form.prefix
          utf8 += prefix
          utf8 += stem.utf8
          utf8 += form.ending
          result.append(
            Text(utf8: utf8, isAlternative: isAlternative || form.isAlternative || stem.isAlternative))
        }
      }
    }
    return result
  }

  /// Whether one of the texts of `slot` is `text`.
  func has(_ text: [UInt8], in slot: Paradigm.Slot) -> Bool {
    texts(of: slot).contains { $0.utf8 == text }
  }
}

extension InflectionGrammar {
  /// The ways to inflect `word` by the rules of `section`, best first.
  func readings(of word: LemmaWord, in section: InflectionSection, hints: InflectionHints) -> [WordReading] {
    var result: [WordReading] = []
    for index in section.candidates(for: word.lowered.last) {
      let rule = section.rules[index]
      guard let pattern = rule.patterns.first(where: { $0.matches(word.lowered) }),
        rule.conditions.allSatisfy({ holds($0, of: word, hints: hints) })
      else { continue }
      if rule.outcomes.isEmpty { break }  // these words are not of the section
      let fitting = rule.outcomes.filter { fits(paradigms[$0.paradigm], hints) }
      for outcome in fitting {
        result.append(
          WordReading(
            paradigms[outcome.paradigm], of: word, endingLength: pattern.endingLength,
            rewrite: outcome.rewrite.map { rewrites[$0] },
            isAlternative: outcome.isAlternative && (fitting.count > 1 || !result.isEmpty), rewrites: rewrites))
      }
      if !fitting.isEmpty, !rule.continues { break }
    }
    return result
  }

  private func holds(_ condition: InflectionRule.Condition, of word: LemmaWord, hints: InflectionHints) -> Bool {
    switch condition {
    case .proper: word.isProper
    case .common: !word.isProper && !word.isAcronym
    case .acronym: word.isAcronym
    case .monosyllabic: syllables(word.lowered) <= 1
    case .polysyllabic: syllables(word.lowered) > 1
    case .listed(let list): lists[list].contains(word.lowered)
    case .unlisted(let list): !lists[list].contains(word.lowered)
    case .hintedPlural: hints.isPlural
    }
  }

  private func syllables(_ word: [UInt32]) -> Int {
    word.reduce(0) { $0 + (vowels.contains($1) ? 1 : 0) }
  }

  private func fits(_ paradigm: Paradigm, _ hints: InflectionHints) -> Bool {
    if let gender = hints.gender, !paradigm.inherent.matches(gender: gender) { return false }
    if hints.isPlural, paradigm.inherent.isSingular { return false }
    if hints.isSingularOnly, paradigm.inherent.isPlural { return false }
    switch hints.wordClass {
    case .adjective: return paradigm.isAdjective
    case .noun: return !paradigm.isAdjective
    case nil: return true
    }
  }
}
