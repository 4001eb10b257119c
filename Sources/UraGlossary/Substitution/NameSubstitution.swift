import UraFormats
package import UraModel
import UraText

/// Puts another name of the glossary in the place of one in a translation, in the form in which that one stands.
///
/// For a sentence that differs from a stored one in a name: *Sybiha arrived in Tirana* beside *Sybiha arrived in Pristina* makes
/// *до Приштини* into *до Тирани*. Only what is certain is proposed: the name stands once on either side; the preposition before it
/// fixes the case, or both names' genders are given by the glossary and equal, because words that agree with a name would have
/// to change with it; and the new name has one form in that case.
///
/// Not `Sendable`: see ``TermFinder``. Make one per task.
package final class NameSubstitution {
  package struct Replacement: Sendable, Hashable {
    /// UTF-8 offsets of the names: the new one in the query, the old one in the source and, with its preposition, in the target.
    package var query: Range<Int>
    package var source: Range<Int>
    package var target: Range<Int>
    /// What comes into ``target``.
    package var text: String
  }

  private let finder: TermFinder
  private let cases: CaseContext
  private let onsets: OnsetContext

  package init(_ glossary: Glossary, from source: LanguageTag, to target: LanguageTag) {
    finder = TermFinder(glossary, from: source, to: target)
    cases = CaseContext(target)
    onsets = OnsetContext(target)
  }

  /// The names that differ, in the order of the query; none when it is not certain what becomes of one.
  ///
  /// - Parameters: all in NFC. `target` is the translation of `source`.
  package func replacements(query: String, source: String, target: String) -> [Replacement] {
    let new = finder.occurrences(in: query)
    let old = finder.occurrences(in: source)
    guard !old.isEmpty, new.count == old.count else { return [] }
    let (found, words, text) = finder.renderings(of: Set(old.flatMap(\.concepts)), in: target)
    guard text.utf8.elementsEqual(target.utf8) else { return [] }
    let reading = TargetReading(found, words: words, text: text)
    var result: [Replacement] = []
    for (mine, theirs) in zip(new, old) where mine.concepts != theirs.concepts {
      guard mine.concepts.count == 1, theirs.concepts.count == 1,
        !new.contains(where: { $0.concepts == theirs.concepts }),
        old.count(where: { $0.concepts == theirs.concepts }) == 1,
        let place = onlyPlace(of: theirs.concepts, reading),
        let change = change(to: mine, at: place, reading)
      else { return [] }
      result.append(Replacement(query: mine.range, source: theirs.range, target: change.range, text: change.text))
    }
    return result
  }

  /// Where the name stands in the target, when it stands there once; of *Андрій Сибіга* and the *Сибіга* in it the longer.
  private func onlyPlace(of concepts: [Int], _ reading: TargetReading) -> TermFinder.RenderingMatch? {
    let all = reading.allowed(concepts)
    let whole = all.filter { one in !all.contains { $0.words != one.words && $0.contains(one) } }
    guard let place = whole.first, whole.allSatisfy({ $0.words == place.words }) else { return nil }
    return place
  }

  private func change(
    to new: TermFinder.Occurrence, at place: TermFinder.RenderingMatch, _ reading: TargetReading
  ) -> (range: Range<Int>, text: String)? {
    let allowed = finder.concepts[new.concepts[0]].allowed
    // A surname for a surname, a full name for a full name.
    guard let term = allowed.first(where: { $0.text.split(separator: " ").count == new.words.count }) ?? allowed.first
    else { return nil }
    let old = finder.concepts[place.rendering.concept].targetTerms[place.rendering.term]
    let theirs = finder.targetInflector.paradigm(of: old)
    let written = reading.text(place.range)
    guard theirs[place.rendering.form].text == written else { return nil }
    if finder.targetLanguage.language == "en" {
      return englishForm(of: term.text, at: place, reading).map { (place.range, $0) }
    }
    var labels = Set(theirs.filter { $0.text == written }.map(\.label))
    // A name has no plural, unless it has nothing else.
    if old.text.first?.isUppercase == true, theirs.contains(where: { $0.label.isSingular }) {
      labels = labels.filter(\.isSingular)
    }
    let paradigm = finder.targetInflector.paradigm(of: term)
    if let preposition = reading.preposition(before: place, cases) {
      let letters = reading.letters(preposition)
      // What follows may agree with the name: a relative clause, an Albanian adjective with its article.
      guard !reading.isFollowedByComma(place.range),
        place.words.upperBound >= reading.words.count
          || !cases.isLinkingArticle(reading.letters(place.words.upperBound)),
        let form = onlyForm(of: paradigm, labels.filter { cases.admits($0, after: letters) }),
        let before = onsets.preposition(reading.text(reading.words[preposition].range), before: form)
      else { return nil }
      let range = reading.words[preposition].start..<place.range.upperBound
      let space = reading.text(reading.words[preposition].end..<place.range.lowerBound)
      return (range, before + space + form)
    }
    guard let gender = old.inflectionHints.gender, term.inflectionHints.gender == gender else { return nil }
    return onlyForm(of: paradigm, labels).map { (place.range, $0) }
  }

  /// The one text that a paradigm has for all of these labels.
  private func onlyForm(of paradigm: [InflectedForm], _ labels: Set<String>) -> String? {
    let all = Set(paradigm.map(\.text))
    if all.count == 1, !labels.isEmpty { return all.first }
    var texts: Set<String> = []
    for label in labels {
      guard let form = paradigm.first(where: { $0.label == label && $0.certainty == .preferred }) else { return nil }
      texts.insert(form.text)
    }
    return texts.count == 1 ? texts.first : nil
  }

  /// English names have one form and nothing agrees with them but pronouns and the article.
  private func englishForm(
    of name: String, at place: TermFinder.RenderingMatch, _ reading: TargetReading
  ) -> String? {
    let before = place.words.lowerBound - 1
    let agreeing = Self.englishPronouns
    guard before < 0 || !["a", "an"].contains(String(reading.letters(before))),
      !reading.words.indices.contains(where: { agreeing.contains(String(reading.letters($0))) })
    else { return nil }
    return name
  }

  private static let englishPronouns: Set<String> = ["he", "him", "his", "himself", "she", "her", "hers", "herself"]
}

extension String {
  fileprivate init(_ letters: [UInt32]) {
    self.init(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
  }

  fileprivate var isSingular: Bool { split(separator: ".").contains("sg") }
}

extension TargetReading {
  /// The word right before a place, when it governs a case.
  fileprivate func preposition(before place: TermFinder.RenderingMatch, _ cases: CaseContext) -> Int? {
    let index = place.words.lowerBound - 1
    guard index >= 0, words[index + 1].gap == .space, cases.governs(letters(index)) else { return nil }
    return index
  }

  fileprivate func isFollowedByComma(_ range: Range<Int>) -> Bool {
    text(range.upperBound..<sentence.utf8.count).utf8.first == UInt8(ascii: ",")
  }
}
