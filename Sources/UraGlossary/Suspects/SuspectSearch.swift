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
  private let sourceInflector: Inflector
  private var known: [Int: ConceptNames] = [:]

  init(_ finder: TermFinder) {
    self.finder = finder
    others = OtherNames(finder)
    adjectives = RelationalAdjectives(finder.targetLanguage)
    context = CaseContext(finder.targetLanguage)
    spoofs = try? SpoofChecker()
    sourceInflector = Inflector(language: finder.sourceLanguage)
    let letters = ResourceLines.words(of: "terminology/alphabets.txt")
      .first { $0[0] == finder.targetLanguage.language }?.dropFirst()
    alphabet = Set((letters ?? []).flatMap(\.foldedScalars))
  }

  /// The right name in the form in which a wrong one stands.
  func counterpart(of wrong: TermFinder.RenderingMatch, _ reading: TargetReading) -> String? {
    names(wrong.rendering.concept).preferred.flatMap { form(of: $0, inThePlaceOf: wrong, reading) }
  }

  /// The issue of a missing term with what was found about it.
  ///
  /// - Parameters:
  ///   - concepts: those that the term may mean.
  ///   - sentence: the words of the target sentence; filled at the first use, for the sentence's other issues.
  ///   - wanted: those that other terms of the sentence mean.
  func explained(
    _ missing: TermIssue, concepts: [Int], _ reading: TargetReading, _ sentence: inout [SuspectWord],
    others wanted: Set<Int>
  ) -> TermIssue {
    if sentence.isEmpty {
      sentence = reading.words.indices.map {
        SuspectWord(
          reading.letters($0), isCapitalised: reading.words[$0].capitals != .none, alphabet: alphabet)
      }
    }
    let known = concepts.map(names)
    var place = Place(reading: reading, words: sentence, free: reading.free)
    if let suspect = untranslated(known, place) { return suspect.issue(missing) }
    let isName = known.contains(where: \.isName)
    let otherNames = isName ? others.names(at: place.free, of: reading, besides: wanted) : []
    for match in otherNames { place.free.subtract(match.words) }
    if let suspect = misspelt(known.flatMap(\.names), place) { return suspect.issue(missing) }
    if isName {
      if let suspect = adjective(known.flatMap(\.names), place) { return suspect.issue(missing) }
      if let suspect = soundingAlike(known, place) { return suspect.issue(missing) }
    }
    guard let other = otherNames.first else { return missing }
    var issue = missing
    issue.kind = .otherTerm
    issue.otherTerm = reading.text(other.range)
    issue.targetRange = other.range
    issue.suggestion = known.first?.preferred.flatMap { form(of: $0, inThePlaceOf: other, reading) }
    return issue
  }

  /// What is known of a concept's names. Kept for the next time, up to a number of concepts that bounds the memory.
  private func names(_ concept: Int) -> ConceptNames {
    if let known = known[concept] { return known }
    if known.count >= Self.knownLimit { known.removeAll(keepingCapacity: true) }
    let new = ConceptNames(finder.concepts[concept], source: sourceInflector, target: finder.targetInflector)
    known[concept] = new
    return new
  }

  private static let knownLimit = 20_000

  /// A target sentence and the words of it that no name explains.
  private struct Place {
    let reading: TargetReading
    let words: [SuspectWord]
    var free: Set<Int>
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
  private func untranslated(_ known: [ConceptNames], _ place: Place) -> Suspect? {
    var best: PhraseIndex.Match?
    for concept in known {
      concept.untranslated.forEachMatch(in: place.reading.words, acceptsPossessives: true) { match in
        if match.wordCount > best?.wordCount ?? 0, place.free.isSuperset(of: match.words) { best = match }
      }
    }
    guard let best else { return nil }
    return suspect(.untranslated, best.words, place.reading, suggestion: suggestion(known, best.words, place.reading))
  }

  /// A form with wrong, missing, doubled or exchanged letters, or with look-alikes from another script.
  private func misspelt(_ names: [NameForms], _ place: Place) -> Suspect? {
    var best: (cost: Int, first: Int, form: NameForms.Form, isSpoof: Bool)?
    for name in names {
      for group in name.groups {
        let bound = Self.bound(group.first.longest)
        for first in place.free {
          let word = place.words[first]
          guard !word.isNative || word.letters.mayReach(group.first, edits: bound) else { continue }
          let words = first..<first + group.wordCount
          guard words.count == 1 || place.free.isSuperset(of: words) && joined(words, place.reading) else { continue }
          for index in group.forms {
            guard let cost = cost(of: place.words, from: first, for: name.forms[index]) else { continue }
            // Of equals the first, and there the longest: Toornto-s.
            let rank = (cost.value, first, -group.wordCount)
            if best.map({ rank < ($0.cost, $0.first, -$0.form.words.count) }) ?? true {
              best = (cost.value, first, name.forms[index], cost.isSpoof)
            }
          }
        }
      }
    }
    guard let best else { return nil }
    // Of several words the wrong ones only, with what a hyphen joins to them.
    let wrong = best.form.words.indices.filter { place.words[best.first + $0].letters != best.form.words[$0].letters }
    guard var low = wrong.first, var high = wrong.last else { return nil }
    while low > 0, place.reading.words[best.first + low].gap == .hyphen { low -= 1 }
    while high + 1 < best.form.words.count, place.reading.words[best.first + high + 1].gap == .hyphen { high += 1 }
    let words = best.first + low..<best.first + high + 1
    let isForeign = words.contains { !place.words[$0].isNative }
    return suspect(
      best.isSpoof ? .mixedScript : isForeign ? .foreignSpelling : .misspelt, words, place.reading,
      suggestion: cased(best.form.text(of: low..<high + 1), like: words, place.reading))
  }

  /// The sum over the words, or `nil` when one of them is another word.
  private func cost(of words: [SuspectWord], from first: Int, for form: NameForms.Form) -> (value: Int, isSpoof: Bool)?
  {
    var total = 0
    var isSpoof = false
    for index in form.words.indices {
      let (word, right) = (words[first + index], form.words[index])
      if right.isCapitalised, !word.isCapitalised { return nil }
      if word.letters == right.letters { continue }
      let bound = Self.bound(right.letters.count)
      // A letter of another script that looks right is no wrong letter: it cannot be seen.
      if !word.isNative, looksLike(word.letters.values, right.letters.values) {
        isSpoof = true
        total += 1
      } else if word.letters.mayReach(right.letters, edits: bound),
        let distance = SpellingDistance.distance(
          from: right.letters.values, to: word.letters.values, stem: right.stem, bound: bound)
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
    return spoofs.skeleton(Self.string(word)) == spoofs.skeleton(Self.string(form))
  }

  private func adjective(_ names: [NameForms], _ place: Place) -> Suspect? {
    guard let adjectives else { return nil }
    let free = place.free.sorted()
    for name in names {
      guard let lemma = name.forms.first?.words, lemma.count == 1 else { continue }
      let letters = lemma[0].letters.values
      for index in free where place.words[index].letters.values.first == letters.first {
        guard adjectives.isAdjective(place.words[index].letters.values, of: letters) else { continue }
        return suspect(.derivedAdjective, index..<index + 1, place.reading, suggestion: nil)
      }
    }
    return nil
  }

  /// A capitalised word that sounds nearly like the name in the source or the target language. A word in a foreign script needs
  /// fewer sounds for it: there are not many names there to be mistaken for. One at the beginning of a sentence must sound more like
  /// it: its capital says nothing.
  private func soundingAlike(_ known: [ConceptNames], _ place: Place) -> Suspect? {
    var best: (cost: Int, word: Int)?
    for sound in known.lazy.flatMap(\.sounds) {
      for index in place.free {
        let word = place.words[index]
        let isInitial = index == 0 || place.reading.words[index].gap == .other
        let bound = sound.key.count >= 5 && (word.isForeign || !isInitial) ? 2 : 1
        guard word.sound.values.first == sound.key.values.first, sound.key.count >= 5 || word.isForeign,
          word.sound.mayReach(sound.key, edits: bound),
          let cost = SpellingDistance.distance(
            from: sound.key.values, to: word.sound.values, stem: sound.stem, bound: bound)
        else { continue }
        if cost < best?.cost ?? Int.max || cost == best?.cost && index < best?.word ?? 0 { best = (cost, index) }
      }
    }
    guard let best else { return nil }
    let words = best.word..<best.word + 1
    return suspect(.foreignSpelling, words, place.reading, suggestion: suggestion(known, words, place.reading))
  }

  // MARK: - Forms to propose

  private func suspect(
    _ kind: TermIssue.Kind, _ words: Range<Int>, _ reading: TargetReading, suggestion: String?
  ) -> Suspect {
    let range = reading.words[words.lowerBound].start..<reading.words[words.upperBound - 1].end
    return Suspect(kind: kind, text: reading.text(range), range: range, suggestion: suggestion)
  }

  private func suggestion(_ known: [ConceptNames], _ words: Range<Int>, _ reading: TargetReading) -> String? {
    guard let preferred = known.first?.preferred else { return nil }
    // At the beginning of a sentence the base form.
    if words.lowerBound == 0 { return preferred.lemma }
    let governed = governed(words, reading, isPerson: preferred.isPerson)
    return context.form(of: preferred.forms, governed)?.text
  }

  /// The labels that the words before ask for, the likeliest first.
  private func governed(_ words: Range<Int>, _ reading: TargetReading, isPerson: Bool) -> [CaseContext.Label] {
    var place = words.lowerBound
    for _ in 0..<context.reach where place > 0 && reading.words[place].gap == .space {
      place -= 1
      if let labels = context.labels(after: reading.letters(place), isPerson: isPerson) { return labels }
      if reading.words[place].capitals != .none { break }
    }
    return []
  }

  /// The form of the right name with the label of another name's form; where a text has several labels, the one that the words
  /// before ask for, or else the likeliest.
  private func form(
    of right: ConceptNames.Preferred, inThePlaceOf other: TermFinder.RenderingMatch, _ reading: TargetReading
  ) -> String? {
    let concept = finder.concepts[other.rendering.concept]
    let theirs = finder.targetInflector.paradigm(of: concept.targetTerms[other.rendering.term])
    guard theirs.indices.contains(other.rendering.form) else { return nil }
    let text = theirs[other.rendering.form].text
    let labels = theirs.filter { $0.text == text }
    let governed = governed(other.words, reading, isPerson: right.isPerson)
    let mine = right.forms.filter { form in
      form.certainty == .preferred && labels.contains { $0.label == form.label }
    }
    if let form = context.form(of: mine, governed) { return form.text }
    // An indeclinable name does not show its case.
    if labels.count == theirs.count, Set(right.forms.map(\.text)).count > 1 {
      return context.form(of: right.forms, governed)?.text
    }
    // Names are listed in the form in which they begin a sentence.
    if governed.isEmpty, text == concept.targetTerms[other.rendering.term].text, right.lemma.first?.isUppercase == true
    {
      return right.lemma
    }
    for certainty in [InflectedForm.Certainty.preferred, .alternative] {
      for label in labels where label.certainty == certainty {
        if let form = mine.first(where: { $0.label == label.label }) { return form.text }
      }
    }
    return Set(right.forms.map(\.text)).count == 1 ? right.forms.first?.text : nil
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

  private func joined(_ words: Range<Int>, _ reading: TargetReading) -> Bool {
    words.dropFirst().allSatisfy { reading.words[$0].gap != .other }
  }

  private static func string(_ letters: [UInt32]) -> String {
    String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
  }
}
