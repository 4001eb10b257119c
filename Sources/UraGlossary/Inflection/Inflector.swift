package import UraModel
import UraText

/// The forms of the words and phrases of one language.
///
/// The way of a lemma: it is split into words (``LemmaWord``); the phrase rules of the language's paradigm file say which
/// word is the head (``PhraseInflection``); the rules of a section choose paradigms by the word's ending
/// (``InflectionRule``); a paradigm with its stems filled in (``WordReading``) gives the forms. The grammar itself is
/// data: `Sources/CUraData/morphology/<language>.paradigms`, read once (``InflectionGrammarReader``).
package struct Inflector: Sendable {
  package let language: LanguageTag
  private let grammar: InflectionGrammar

  /// The built-in paradigms of `language`; a language without a paradigm file has the lemma alone.
  package init(language: LanguageTag) {
    self.language = language
    grammar = language.fallbacks.lazy.compactMap { BuiltInParadigms.grammars[$0.description] }.first ?? .init()
  }

  /// Paradigms from a user's file in the notation of docs/inflection.md.
  ///
  /// - Throws: ``InputError`` with the code `paradigm-syntax`.
  package init(language: LanguageTag, paradigms source: String, path: String) throws(InputError) {
    self.language = language
    grammar = try InflectionGrammarReader.read(source, path: path)
  }

  /// Whether a word is a first name of the paradigm file's lists.
  func isFirstName(_ word: Substring) -> Bool {
    let letters = LemmaWord(word.unicodeScalars).lowered
    return grammar.firstNames.contains { grammar.lists[$0].contains(letters) }
  }

  /// Every form of `lemma`, a word or a phrase; the lemma is one of them, and the first where no slot gives it.
  ///
  /// - Parameter hasClitics: whether the forms with a clitic (`Kyiv's`) are among them.
  package func paradigm(of lemma: String, hints: InflectionHints = .init(), hasClitics: Bool = true)
    -> [InflectedForm]
  {
    var collected = FormList(hasClitics: hasClitics)
    if let (start, rest) = Self.split(lemma), !hints.isIndeclinable {
      var own = hints
      own.listedForms = []
      own.suffixes = []
      for form in paradigm(of: rest, hints: own, hasClitics: hasClitics) {
        collected.add(
          Array((start + form.text).utf8), form.label, key: 0, isAlternative: form.certainty == .alternative)
      }
    } else if !hints.isIndeclinable {
      inflect(lemma, hints, into: &collected)
    }
    for form in hints.listedForms + hints.suffixes.map({ lemma + $0 }) {
      collected.add(Array(form.utf8), "listed", key: .max, isAlternative: false)
    }
    return collected.including(lemma: lemma)
  }

  /// The distinct texts of ``paradigm(of:hints:)``.
  package func forms(of lemma: String, hints: InflectionHints = .init()) -> Set<String> {
    Set(paradigm(of: lemma, hints: hints).lazy.map(\.text))
  }

  /// What stays at the beginning of a term, and the rest: an abbreviation (`Дж. Байден`), all before a dash.
  private static func split(_ lemma: String) -> (start: String, rest: String)? {
    guard let space = lemma.firstIndex(of: " ") else { return nil }
    for dash in [" — ", " – ", " - "] {
      if let range = lemma.firstRange(of: dash) {
        return (String(lemma[..<range.upperBound]), String(lemma[range.upperBound...]))
      }
    }
    guard lemma[..<space].last == "." else { return nil }
    let rest = lemma.index(after: space)
    return (String(lemma[..<rest]), String(lemma[rest...]))
  }

  private func inflect(_ lemma: String, _ hints: InflectionHints, into collected: inout FormList) {
    guard let section = grammar.mainSection else { return }
    let words = lemma.split(separator: " ")
    if words.count == 1, let word = words.first, !word.contains("-") {
      for reading in grammar.readings(of: LemmaWord(word.unicodeScalars), in: section, hints: hints) {
        for slot in reading.paradigm.slots where Self.admits(slot, hints) {
          for text in reading.texts(of: slot) {
            add(text.utf8, slot.label, slot.features, isAlternative: text.isAlternative, to: &collected)
          }
        }
      }
      return
    }
    if words.count == 1 {
      let parts = lemma.split(separator: "-", omittingEmptySubsequences: false).map { LemmaWord($0.unicodeScalars) }
      inflect(parts, Array(repeating: Self.hyphen, count: parts.count), grammar.compounds, hints, into: &collected)
      return
    }
    let parts = words.map(Self.lastPart)
    inflect(parts, Array(repeating: Self.space, count: parts.count), grammar.phrases, hints, into: &collected)
    // Of a name with a double surname both parts may be inflected: Оленою Зетою-Джонс.
    guard lemma.contains("-"), parts.first?.isProper == true, parts.contains(where: \.hasProperPrefix) else { return }
    var separators: [UInt8] = []
    let split = words.flatMap { word in
      word.split(separator: "-").enumerated().map { index, part in
        separators.append(index == 0 ? Self.space : Self.hyphen)
        return LemmaWord(part.unicodeScalars)
      }
    }
    inflect(split, separators, grammar.phrases, hints, isAlternative: true, into: &collected)
  }

  private static let space = UInt8(ascii: " ")
  private static let hyphen = UInt8(ascii: "-")

  private func inflect(
    _ parts: [LemmaWord], _ separators: [UInt8], _ rules: [PhraseRule], _ hints: InflectionHints,
    isAlternative: Bool = false, into collected: inout FormList
  ) {
    guard parts.count <= 12, parts.allSatisfy({ !$0.original.isEmpty }) else { return }
    var phrase = PhraseInflection(parts, separators: separators, grammar: grammar, hints: hints)
    for result in phrase.results(rules) {
      add(
        result.utf8, result.label, result.features, isAlternative: isAlternative || result.isAlternative,
        to: &collected)
    }
  }

  /// A word of a phrase inflects in what follows its last hyphen.
  private static func lastPart(_ word: Substring) -> LemmaWord {
    guard let hyphen = word.lastIndex(of: "-"), word.index(after: hyphen) < word.endIndex else {
      return LemmaWord(word.unicodeScalars)
    }
    let start = word.index(after: hyphen)
    return LemmaWord(word[start...].unicodeScalars, prefix: Array(word[..<start].utf8))
  }

  private static func admits(_ slot: Paradigm.Slot, _ hints: InflectionHints) -> Bool {
    if let gender = hints.gender, !slot.features.matches(gender: gender) { return false }
    if hints.isPlural, slot.features.isSingular { return false }
    if hints.isSingularOnly, slot.features.isPlural { return false }
    let animacy = slot.features.value(.animacy)
    if let isAnimate = hints.isAnimate, animacy != 0, (animacy == 1) != isAnimate { return false }
    return true
  }

  private func add(
    _ utf8: [UInt8], _ label: String, _ features: GrammaticalFeatures, isAlternative: Bool, to collected: inout FormList
  ) {
    guard collected.add(utf8, label, key: features.bits, isAlternative: isAlternative), collected.hasClitics,
      !grammar.clitics.isEmpty
    else { return }
    let letters = String(decoding: utf8, as: UTF8.self).unicodeScalars.map { LetterCase.lower($0.value) }
    guard let clitic = grammar.clitics.first(where: { $0.pattern.matches(letters) }) else { return }
    for ending in clitic.endings {
      collected.add(
        utf8 + ending.utf8, label + ".poss", key: features.bits | 1 << 31, isAlternative: isAlternative)
    }
  }
}

/// The paradigm files that are compiled in, read at the first use of their language.
enum BuiltInParadigms {
  /// By language tag. A file that does not parse is absent here; a test reads every file with its diagnostics.
  static let grammars: [String: InflectionGrammar] = {
    var result: [String: InflectionGrammar] = [:]
    for name in EmbeddedData.names where name.hasPrefix("morphology/") && name.hasSuffix(".paradigms") {
      guard let source = EmbeddedData.text(name) else { continue }
      let language = String(name.dropFirst("morphology/".count).dropLast(".paradigms".count))
      do { result[language] = try InflectionGrammarReader.read(source, path: name) } catch { print(error) }
    }
    return result
  }()
}
