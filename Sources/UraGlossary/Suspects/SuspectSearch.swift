import UraFormats
import UraModel
import UraText

/// Looks for the culprit when a translation lacks a term: the name left in the source language, letters of two scripts, a
/// misspelling, another system of transliteration, an adjective, another name of the glossary; in this order.
///
/// What is learnt of a concept is kept, because a memory may have the same fault in every unit.
final class SuspectSearch {
  private let finder: TermFinder
  private let others: OtherNames
  private let untranslatedNames: UntranslatedNames
  private let adjectives: RelationalAdjectives?
  private let proposal: FormProposal
  private let spoofs: SpoofChecker?
  private let alphabet: LetterClass?
  /// By concept.
  private var known = GenerationalCache<Int, ConceptNames>(limit: 65_536)
  /// A word with letters of another script is compared with many forms.
  private var lastSkeleton: (word: ContiguousArray<UInt32>.SubSequence, skeleton: String?) = ([], nil)

  init(_ finder: TermFinder) {
    self.finder = finder
    others = OtherNames(finder)
    adjectives = RelationalAdjectives(finder.targetLanguage)
    proposal = FormProposal(finder)
    spoofs = try? SpoofChecker()
    let letters = ResourceLines.words(of: "terminology/alphabets.txt")
      .first { $0[0] == finder.targetLanguage.language }?.dropFirst()
    alphabet = letters.map { LetterClass($0.flatMap(\.foldedScalars)) }
    untranslatedNames = UntranslatedNames(finder, alphabet: alphabet)
  }

  /// The right name in the form in which a wrong one stands.
  func counterpart(of wrong: TermFinder.RenderingMatch, _ reading: TargetReading) -> String? {
    proposal.form(of: wrong.rendering.concept, inThePlaceOf: wrong, reading)
  }

  /// Whether a name stands in the vocative where nobody is called, behind a preposition: the Russian у Киеве in Ukrainian letters.
  func isMisplacedVocative(_ match: TermFinder.RenderingMatch, _ reading: TargetReading) -> Bool {
    proposal.isMisplacedVocative(match, reading)
  }

  /// The issue of a right name with the ending of another language.
  func foreignEnding(_ missing: TermIssue, _ name: TermFinder.RenderingMatch, _ reading: TargetReading) -> TermIssue {
    var issue = missing
    issue.kind = .foreignSpelling
    issue.found = reading.text(name.range)
    issue.targetRange = name.range
    issue.suggestion = counterpart(of: name, reading)
    return issue
  }

  /// The issue of a missing term with what was found about it.
  ///
  /// - Parameters:
  ///   - concepts: those that the term may mean.
  ///   - sentence: of `reading`; made at the first use, for the sentence's other issues.
  ///   - wanted: those that other terms of the sentence mean.
  ///   - before: the words before the term in the source, the nearest first.
  func explained(
    _ missing: TermIssue, concepts: [Int], _ reading: TargetReading, _ sentence: inout SuspectSentence?,
    others wanted: Set<Int>, before: () -> [[UInt32]]
  ) -> TermIssue {
    var place = sentence ?? SuspectSentence(reading, alphabet: alphabet)
    sentence = place
    if let words = untranslatedNames.longest(of: concepts, in: place) {
      let suggestion = proposal.form(of: concepts.first, at: words, reading)
      return suspect(.untranslated, words, reading, suggestion: suggestion).issue(missing)
    }
    let known = concepts.map(names)
    let isName = known.contains(where: \.isName)
    let otherNames = isName ? others.names(in: place, besides: wanted) : []
    for match in otherNames { place.free.subtract(match.words) }
    if !isName { leaveOutDerived(known.flatMap(\.names), &place) }
    if let suspect = misspelt(known.flatMap(\.names), place) {
      let other = isName ? nil : others.commonTerm(at: suspect.words, in: place, besides: wanted)
      return other.map { otherTerm($0, for: missing, concepts, reading) } ?? suspect.issue(missing)
    }
    if isName {
      if let suspect = adjective(known.flatMap(\.names), place) { return suspect.issue(missing) }
      if let words = soundingAlike(known, place) {
        let suggestion = proposal.form(of: concepts.first, at: words, reading)
        return suspect(.foreignSpelling, words, reading, suggestion: suggestion).issue(missing)
      }
    }
    var issue = missing
    guard let other = otherNames.first else {
      issue.suggestion = proposal.form(ofMissing: concepts.first, before: before(), in: place)
      return issue
    }
    return otherTerm(other, for: missing, concepts, reading)
  }

  private func otherTerm(
    _ other: TermFinder.RenderingMatch, for missing: TermIssue, _ concepts: [Int], _ reading: TargetReading
  ) -> TermIssue {
    var issue = missing
    issue.kind = .otherTerm
    issue.otherTerm = reading.text(other.range)
    issue.targetRange = other.range
    issue.suggestion = proposal.form(of: concepts.first, inThePlaceOf: other, reading)
    return issue
  }

  private func names(_ concept: Int) -> ConceptNames {
    known.value(concept) { ConceptNames(concept, of: finder) }
  }

  /// Something that stands for a missing term.
  private struct Suspect {
    var kind: TermIssue.Kind
    var text: String
    var words: Range<Int>
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

  private func suspect(
    _ kind: TermIssue.Kind, _ words: Range<Int>, _ reading: TargetReading, suggestion: String?
  ) -> Suspect {
    let range = reading.words[words.lowerBound].start..<reading.words[words.upperBound - 1].end
    return Suspect(kind: kind, text: reading.text(range), words: words, range: range, suggestion: suggestion)
  }

  // MARK: - One kind of suspect each

  /// A form with wrong, missing, doubled or exchanged letters, or with look-alikes from another script.
  private func misspelt(_ names: [NameForms], _ place: SuspectSentence) -> Suspect? {
    var best: (rank: (cost: Int, first: Int, missing: Int), name: Int, form: Int, isSpoof: Bool)?
    for (nameIndex, name) in names.enumerated() {
      for group in name.groups {
        let bound = max(Self.bound(group.first.longest), group.wordCount > 1 ? 2 : 1)
        for first in place.words.indices where place.free.contains(first..<first + group.wordCount) {
          let word = place.words[first]
          guard !word.isNative || word.summary.mayReach(group.first, edits: bound),
            place.areJoined(first..<first + group.wordCount)
          else { continue }
          for form in group.forms {
            let bound = best?.rank.cost ?? .max
            guard let cost = cost(of: place, from: first, for: Int(form), group.wordCount, in: name, bound) else {
              continue
            }
            // Of equals the first, and there the longest: Toornto-s.
            let rank = (cost.value, first, -group.wordCount)
            if best.map({ rank < $0.rank }) ?? true { best = (rank, nameIndex, Int(form), cost.isSpoof) }
          }
        }
      }
    }
    guard let best else { return nil }
    // Of several words the wrong ones only, with what a hyphen joins to them.
    let name = names[best.name]
    let (first, count) = (best.rank.first, -best.rank.missing)
    let wrong = (0..<count).filter { !place.letters(of: first + $0).elementsEqual(name.letters(of: best.form + $0)) }
    guard var low = wrong.first, var high = wrong.last else { return nil }
    let reading = place.reading
    while low > 0, reading.words[first + low].gap == .hyphen { low -= 1 }
    while high + 1 < count, reading.words[first + high + 1].gap == .hyphen { high += 1 }
    let words = first + low..<first + high + 1
    let isForeign = words.contains { !place.words[$0].isNative }
    let right = name.text(of: best.form + low..<best.form + high + 1)
    return suspect(
      best.isSpoof ? .mixedScript : isForeign ? .foreignSpelling : .misspelt, words, reading,
      suggestion: proposal.cased(right, like: words, reading))
  }

  /// The sum over the words, or `nil` when one of them is another word or the sum is above `limit`. Between right words one of
  /// a name may be quite another as long as it begins alike: фон дер Лейен for фон дер Ляєн.
  ///
  /// - Parameter form: the place of the form's first word in `name`.
  private func cost(
    of place: SuspectSentence, from first: Int, for form: Int, _ wordCount: Int, in name: NameForms, _ limit: Int
  ) -> (value: Int, isSpoof: Bool)? {
    var total = 0
    var isSpoof = false
    /// Whether a word that is too short to tell alone has a whole edit: Са-Жозе.
    var isShort = false
    /// What another word costs, where there is one.
    var other: Int?
    for index in 0..<wordCount {
      let word = place.words[first + index]
      let right = name.words[form + index]
      if right.isCapitalised, !word.isCapitalised { return nil }
      // Without likeness no distance need be taken; letters of another script have none, but may look alike.
      var bound = Self.bound(right.summary.count)
      if bound < 2, wordCount > 1, right.isCapitalised, right.summary.count > 1 { bound = 2 }
      let mayBe = word.summary.mayReach(right.summary, edits: bound)
      if word.isNative, !mayBe, wordCount < 3 { return nil }
      let letters = place.letters.span.extracting(word.letters)
      let rightLetters = name.letters.span.extracting(Int(right.letters.lowerBound)..<Int(right.letters.upperBound))
      if Self.areEqual(letters, rightLetters) { continue }
      // A letter of another script that looks right is no wrong letter: it cannot be seen.
      if !word.isNative, looksLike(place.letters(of: first + index), name.letters(of: form + index)) {
        isSpoof = true
        total += 1
      } else if mayBe,
        let distance = SpellingDistance.distance(
          from: rightLetters, to: letters, stem: Int(right.stem), bound: min(bound, limit - total))
      {
        total += distance
        if distance > Self.bound(right.summary.count) { isShort = true }
      } else if wordCount > 2, other == nil, right.isCapitalised, letters.count > 2, letters[0] == rightLetters[0] {
        other = Self.otherWord - Self.commonEnding(letters, rightLetters)
      } else {
        return nil
      }
    }
    // More than any misspelling costs, and nothing else may be wrong.
    if let other { return total == 0 && limit > other ? (other, false) : nil }
    // The other words must be right then.
    if isShort, total > 2 { return nil }
    return total == 0 ? nil : (total, isSpoof)
  }

  private static func areEqual(_ first: Span<UInt32>, _ second: Span<UInt32>) -> Bool {
    guard first.count == second.count else { return false }
    for index in first.indices where first[index] != second[index] { return false }
    return true
  }

  /// What another word in a name costs that does not even end as the right one.
  private static let otherWord = 64

  /// How many letters two words have in common at their ends, eight at most: the form that ends alike is meant.
  private static func commonEnding(_ first: Span<UInt32>, _ second: Span<UInt32>) -> Int {
    var count = 0
    while count < min(8, first.count, second.count),
      first[first.count - 1 - count] == second[second.count - 1 - count]
    {
      count += 1
    }
    return count
  }

  /// In halves of an edit.
  private static func bound(_ letterCount: Int) -> Int {
    switch letterCount {
    // Another letter makes another word of two: mi, më.
    case ...2: 0
    case 3: 1
    case 4...7: 2
    case 8...10: 3
    default: 4
    }
  }

  private func looksLike(
    _ word: ContiguousArray<UInt32>.SubSequence, _ form: ContiguousArray<UInt32>.SubSequence
  ) -> Bool {
    guard let spoofs, abs(word.count - form.count) <= 1, word.count >= 2 else { return false }
    if lastSkeleton.word != word {
      lastSkeleton = (ContiguousArray(word)[...], spoofs.skeleton(Self.string(word)))
    }
    return lastSkeleton.skeleton == spoofs.skeleton(Self.string(form))
  }

  private static func string(_ letters: ContiguousArray<UInt32>.SubSequence) -> String {
    var scalars = String.UnicodeScalarView()
    for letter in letters { if let scalar = Unicode.Scalar(letter) { scalars.append(scalar) } }
    return String(scalars)
  }

  private func adjective(_ names: [NameForms], _ place: SuspectSentence) -> Suspect? {
    guard let adjectives else { return nil }
    for name in names {
      guard let letters = adjectives.base(of: (0..<name.lemmaWordCount).map { Array(name.letters(of: $0)) }) else {
        continue
      }
      for index in place.free.indices where place.letters(of: index).first == letters.first {
        guard adjectives.isAdjective(Array(place.letters(of: index)), of: letters) else { continue }
        return suspect(.derivedAdjective, index..<index + 1, place.reading, suggestion: nil)
      }
    }
    return nil
  }

  /// A word made of a common term is neither its rendering nor a misspelling of it: екранний, типово.
  private func leaveOutDerived(_ names: [NameForms], _ place: inout SuspectSentence) {
    guard let adjectives else { return }
    for name in names where name.lemmaWordCount == 1 {
      let letters = Array(name.letters(of: 0))
      for index in place.free.indices where place.letters(of: index).first == letters.first {
        if adjectives.isDerived(Array(place.letters(of: index)), of: letters) { place.free.subtract(index..<index + 1) }
      }
    }
  }

  /// A capitalised word that sounds nearly like the name in the source or the target language. A word in a foreign script needs
  /// fewer sounds for it and may have another ending: there are not many names there to be mistaken for. One at the beginning of a sentence must sound more like
  /// it: its capital says nothing.
  private func soundingAlike(_ known: [ConceptNames], _ place: SuspectSentence) -> Range<Int>? {
    let candidates = place.free.indices.filter { !place.words[$0].sound.isEmpty }
    if candidates.isEmpty { return nil }
    var best: (cost: Int, word: Int)?
    for sound in known.lazy.flatMap(\.sounds) {
      for index in candidates {
        let word = place.words[index]
        let isInitial = index == 0 || place.reading.words[index].gap == .other
        let bound = sound.key.count >= 5 && (word.isForeign || !isInitial) ? 2 : 1
        guard place.sounds[word.sound.lowerBound] == sound.key.first, sound.key.count >= 5 || word.isForeign,
          word.soundSummary.mayReach(sound.summary, edits: bound),
          let cost = SpellingDistance.distance(
            from: sound.key.span, to: place.sounds.span.extracting(word.sound),
            stem: word.isForeign ? sound.key.count : sound.stem, bound: bound)
        else { continue }
        if cost < best?.cost ?? Int.max || cost == best?.cost && index < best?.word ?? 0 { best = (cost, index) }
      }
    }
    return best.map { $0.word..<$0.word + 1 }
  }
}
