import UraFormats
import UraModel
import UraText

/// Looks for the culprit when a translation lacks a term: the name left in the source language, letters of two scripts, a
/// misspelling, another system of transliteration, an adjective, another name of the glossary; in this order.
///
/// Everything here is about sentences with an issue, which are few, so it may take its time.
final class SuspectSearch {
  private let finder: TermFinder
  private let others: OtherNames
  private let adjectives: RelationalAdjectives?
  private let context: CaseContext
  private let spoofs: SpoofChecker?
  private let alphabet: Set<UInt32>

  init(_ finder: TermFinder) {
    self.finder = finder
    others = OtherNames(finder)
    adjectives = RelationalAdjectives(finder.targetLanguage)
    context = CaseContext(finder.targetLanguage)
    spoofs = try? SpoofChecker()
    let letters = ResourceLines.words(of: "terminology/alphabets.txt")
      .first { $0[0] == finder.targetLanguage.language }?.dropFirst()
    alphabet = Set((letters ?? []).flatMap(\.foldedScalars))
  }

  /// The right name in the form in which a wrong one stands.
  func counterpart(of wrong: TermFinder.RenderingMatch) -> String? {
    let concept = finder.concepts[wrong.rendering.concept]
    guard let preferred = concept.allowed.first else { return nil }
    return form(of: finder.targetInflector.paradigm(of: preferred), inThePlaceOf: wrong)
  }

  /// The issue of a missing term with what was found about it.
  ///
  /// - Parameters:
  ///   - concepts: those that the term may mean.
  ///   - wanted: those that other terms of the sentence mean.
  func explained(_ missing: TermIssue, concepts: [Int], _ reading: TargetReading, others wanted: Set<Int>) -> TermIssue
  {
    var free = reading.free
    if let suspect = untranslated(concepts, free, reading) { return suspect.issue(missing) }
    let paradigms = concepts.flatMap { finder.concepts[$0].allowed.map { finder.targetInflector.paradigm(of: $0) } }
    let names = paradigms.map(NameForms.init)
    let isName = names.contains { $0.isCapitalised.first == true }
    let otherNames = isName ? others.names(at: free, of: reading, besides: wanted) : []
    for match in otherNames { free.subtract(match.words) }
    if let suspect = misspelt(names, free, reading) { return suspect.issue(missing) }
    if isName {
      if let suspect = adjective(names, free, reading) { return suspect.issue(missing) }
      if let suspect = soundingAlike(concepts, names, paradigms, free, reading) { return suspect.issue(missing) }
    }
    guard let other = otherNames.first else { return missing }
    var issue = missing
    issue.kind = .otherTerm
    issue.otherTerm = reading.text(other.range)
    issue.targetRange = other.range
    issue.suggestion = paradigms.first.flatMap {
      suggestion($0, other.words, reading) ?? form(of: $0, inThePlaceOf: other)
    }
    return issue
  }

  /// Something that stands for a missing term.
  private struct Suspect {
    var kind: TermIssue.Kind
    var text: String
    var range: Range<Int>
    var suggestion: String?

    func issue(_ missing: TermIssue) -> TermIssue {
      var issue = missing
      issue.kind = kind
      issue.found = text
      issue.targetRange = range
      issue.suggestion = suggestion
      return issue
    }
  }

  // MARK: - One kind of suspect each

  /// The name in the source language, perhaps with an ending of the target language.
  private func untranslated(_ concepts: [Int], _ free: Set<Int>, _ reading: TargetReading) -> Suspect? {
    var index = PhraseIndex()
    let sourceInflector = Inflector(language: finder.sourceLanguage)
    for concept in concepts {
      for term in finder.concepts[concept].sourceTerms {
        for form in sourceInflector.paradigm(of: term) + finder.targetInflector.paradigm(of: term.text) {
          guard let pattern = PhrasePattern(form.text, isCaseSensitive: term.isCaseSensitive) else { continue }
          index.insert(pattern, payload: 0)
        }
      }
    }
    var best: PhraseIndex.Match?
    index.forEachMatch(in: reading.words, acceptsPossessives: true) { match in
      if free.isSuperset(of: match.words), match.wordCount > best?.wordCount ?? 0 { best = match }
    }
    guard let best else { return nil }
    let paradigm = concepts.first.flatMap { finder.concepts[$0].allowed.first }.map(
      finder.targetInflector.paradigm(of:))
    return suspect(
      .untranslated, best.words, reading, suggestion: paradigm.flatMap { suggestion($0, best.words, reading) })
  }

  /// A form with wrong, missing, doubled or exchanged letters, or with look-alikes from another script.
  private func misspelt(_ names: [NameForms], _ free: Set<Int>, _ reading: TargetReading) -> Suspect? {
    var best: (cost: Int, words: Range<Int>, form: String, isSpoof: Bool)?
    for name in names {
      for first in free {
        let words = first..<first + name.isCapitalised.count
        guard free.isSuperset(of: words), joined(words, reading) else { continue }
        let letters = words.map(reading.letters)
        guard zip(words, name.isCapitalised).allSatisfy({ !$1 || reading.words[$0].capitals != .none }) else {
          continue
        }
        for form in name.forms where form.words.count == letters.count {
          guard let cost = cost(of: letters, for: form) else { continue }
          if cost.value < best?.cost ?? Int.max { best = (cost.value, words, form.text, cost.isSpoof) }
        }
      }
    }
    guard let best else { return nil }
    let isForeign = best.words.contains { word in reading.letters(word).contains { !belongs($0) } }
    return suspect(
      best.isSpoof ? .mixedScript : isForeign ? .foreignSpelling : .misspelt, best.words, reading,
      suggestion: cased(best.form, like: best.words, reading))
  }

  /// The sum over the words, or `nil` when one of them is another word.
  private func cost(of letters: [[UInt32]], for form: NameForms.Form) -> (value: Int, isSpoof: Bool)? {
    var total = 0
    var isSpoof = false
    for (index, word) in letters.enumerated() {
      let right = form.words[index]
      if word == right { continue }
      // A letter of another script that looks right is no wrong letter: it cannot be seen.
      if looksLike(word, right) {
        isSpoof = true
        total += 1
      } else if let distance = SpellingDistance.distance(
        from: right, to: word, stem: form.stems[index], bound: Self.bound(right.count))
      {
        total += distance
      } else {
        return nil
      }
    }
    return total == 0 ? nil : (total, isSpoof)
  }

  /// In halves of an edit.
  private static func bound(_ letterCount: Int) -> Int {
    switch letterCount {
    case ...3: 1
    case 4...7: 2
    case 8...10: 3
    default: 4
    }
  }

  private func looksLike(_ word: [UInt32], _ form: [UInt32]) -> Bool {
    guard let spoofs, abs(word.count - form.count) <= 1, word.count >= 2 else { return false }
    let text = Self.string(word)
    return !word.allSatisfy(belongs) && spoofs.skeleton(text) == spoofs.skeleton(Self.string(form))
  }

  private func adjective(_ names: [NameForms], _ free: Set<Int>, _ reading: TargetReading) -> Suspect? {
    guard let adjectives else { return nil }
    for name in names {
      guard let lemma = name.forms.first?.words, lemma.count == 1 else { continue }
      for index in free.sorted() where adjectives.isAdjective(reading.letters(index), of: lemma[0]) {
        return suspect(.derivedAdjective, index..<index + 1, reading, suggestion: nil)
      }
    }
    return nil
  }

  /// A capitalised word that sounds nearly like the name in the source or the target language.
  private func soundingAlike(
    _ concepts: [Int], _ names: [NameForms], _ paradigms: [[InflectedForm]], _ free: Set<Int>, _ reading: TargetReading
  ) -> Suspect? {
    let sourceNames = concepts.flatMap {
      finder.concepts[$0].sourceTerms.map { NameForms([InflectedForm(text: $0.text, label: "lemma")]) }
    }
    var best: (cost: Int, word: Int)?
    for name in names + sourceNames {
      for form in name.forms where form.words.count == 1 && name.isCapitalised.first == true {
        let key = SoundKey.shared.key(of: form.words[0])
        let stem = SoundKey.shared.key(of: Array(form.words[0].prefix(form.stems[0]))).count
        guard key.count >= 5 else { continue }
        for index in free where reading.words[index].capitals != .none {
          let other = SoundKey.shared.key(of: reading.letters(index))
          guard other.first == key.first,
            let cost = SpellingDistance.distance(from: key, to: other, stem: stem, bound: 2)
          else { continue }
          if cost < best?.cost ?? Int.max { best = (cost, index) }
        }
      }
    }
    guard let best else { return nil }
    let words = best.word..<best.word + 1
    return suspect(
      .foreignSpelling, words, reading, suggestion: paradigms.first.flatMap { suggestion($0, words, reading) })
  }

  // MARK: - Forms to propose

  private func suspect(
    _ kind: TermIssue.Kind, _ words: Range<Int>, _ reading: TargetReading, suggestion: String?
  ) -> Suspect {
    let range = reading.words[words.lowerBound].start..<reading.words[words.upperBound - 1].end
    return Suspect(kind: kind, text: reading.text(range), range: range, suggestion: suggestion)
  }

  /// The form that the word before asks for.
  private func suggestion(_ paradigm: [InflectedForm], _ words: Range<Int>, _ reading: TargetReading) -> String? {
    guard words.lowerBound > 0, reading.words[words.lowerBound].gap == .space else { return nil }
    return context.form(of: paradigm, after: reading.letters(words.lowerBound - 1))?.text
  }

  /// The form of a paradigm with the label of another name's form; where a text has several labels, the likeliest.
  private func form(of paradigm: [InflectedForm], inThePlaceOf other: TermFinder.RenderingMatch) -> String? {
    let concept = finder.concepts[other.rendering.concept]
    let theirs = finder.targetInflector.paradigm(of: concept.targetTerms[other.rendering.term])
    guard theirs.indices.contains(other.rendering.form) else { return nil }
    let text = theirs[other.rendering.form].text
    let labels = theirs.filter { $0.text == text }
    // An indeclinable name does not show its case.
    if labels.count == theirs.count, Set(paradigm.map(\.text)).count > 1 { return nil }
    for certainty in [InflectedForm.Certainty.preferred, .alternative] {
      for form in labels where form.certainty == certainty {
        if let mine = paradigm.first(where: { $0.label == form.label && $0.certainty == .preferred }) {
          return mine.text
        }
      }
    }
    return Set(paradigm.map(\.text)).count == 1 ? paradigm.first?.text : nil
  }

  /// In capitals where the offending words are.
  private func cased(_ form: String, like words: Range<Int>, _ reading: TargetReading) -> String {
    if words.allSatisfy({ reading.words[$0].capitals == .all }) {
      return CaseMapping.uppercased(form, language: finder.targetLanguage)
    }
    let isInitial = reading.words[words.lowerBound].capitals != .none
    guard isInitial, let first = form.first, first.isLowercase else { return form }
    return first.uppercased() + form.dropFirst()
  }

  // MARK: - Letters

  private func belongs(_ letter: UInt32) -> Bool { alphabet.isEmpty || alphabet.contains(letter) }

  private func joined(_ words: Range<Int>, _ reading: TargetReading) -> Bool {
    words.dropFirst().allSatisfy { reading.words[$0].gap != .other }
  }

  private static func string(_ letters: [UInt32]) -> String {
    String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
  }
}
