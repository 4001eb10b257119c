import UraFormats
import UraModel
import UraText

/// Which form of a name to propose: in the case of what stands in its place, or in the one that the words before ask for.
final class FormProposal {
  private let finder: TermFinder
  private let context: CaseContext
  private let prepositions: RenderedPrepositions

  init(_ finder: TermFinder) {
    self.finder = finder
    context = CaseContext(finder.targetLanguage)
    prepositions = RenderedPrepositions(from: finder.sourceLanguage, to: finder.targetLanguage)
  }

  /// The name to propose for a concept.
  private struct Preferred {
    var lemma: String
    var forms: [InflectedForm]
    /// Whether another name of the concept has a first name before this one.
    var isPerson: Bool
  }

  /// The form that the place of these words asks for; `nil` when nothing shows it.
  func form(of concept: Int?, at words: Range<Int>, _ reading: TargetReading) -> String? {
    guard let concept, let preferred = preferred(concept) else { return nil }
    // At the beginning of a sentence the base form.
    if words.lowerBound == 0 { return preferred.lemma }
    let governed = governed(words, reading, isPerson: preferred.isPerson)
    return context.form(of: preferred.forms, governed)?.text
  }

  /// The form of the concept's name with the label of another name's form; where a text has several labels, the one that the
  /// words before ask for, or else the likeliest.
  func form(of concept: Int?, inThePlaceOf other: TermFinder.RenderingMatch, _ reading: TargetReading) -> String? {
    // A surname for a surname: the first name before it is right already.
    let otherLemma = finder.concepts[other.rendering.concept].targetTerms[other.rendering.term].text
    guard let concept, let right = preferred(concept, asLongAs: otherLemma) else { return nil }
    let theirs = finder.paradigm(of: other.rendering.term, in: other.rendering.concept)
    guard theirs.indices.contains(other.rendering.form) else { return nil }
    let text = theirs[other.rendering.form].text
    var labels = theirs.filter { $0.text == text }
    // A name has one number, whatever that of the other is: у Черкасах for у Полтаві.
    if right.lemma.first?.isUppercase == true, let number = Self.number(of: right) {
      for index in labels.indices { labels[index].label = Self.label(labels[index].label, in: number) }
    }
    let governed = governed(other.words, reading, isPerson: right.isPerson)
    let mine = right.forms.filter { form in
      form.certainty == .preferred && labels.contains { Self.agree($0.label, form.label) }
    }
    if let form = context.form(of: mine, governed) { return form.text }
    // Nobody is called behind a preposition: у Киеве has an ending of another language.
    if !governed.isEmpty, labels.allSatisfy({ $0.label.split(separator: ".").contains("voc") }) {
      return context.form(of: right.forms, governed)?.text
    }
    let differ = right.forms.contains { $0.text != right.forms[0].text }
    // An indeclinable name does not show its case.
    if labels.count == theirs.count, differ { return context.form(of: right.forms, governed)?.text }
    // Names are listed in the form in which they begin a sentence.
    if governed.isEmpty, text == otherLemma, right.lemma.first?.isUppercase == true { return right.lemma }
    for certainty in [InflectedForm.Certainty.preferred, .alternative] {
      for label in labels where label.certainty == certainty {
        if let form = mine.first(where: { Self.agree($0.label, label.label) }) { return form.text }
      }
    }
    return differ ? nil : right.forms.first?.text
  }

  /// Whether a name stands in the vocative behind a preposition.
  func isMisplacedVocative(_ match: TermFinder.RenderingMatch, _ reading: TargetReading) -> Bool {
    let place = match.words.lowerBound
    guard place > 0, reading.words[place].gap == .space, reading.words[place].capitals != .none,
      context.governs(reading.letters(place - 1)), !context.isExclamation(reading.letters(place - 1))
    else { return false }
    let forms = finder.paradigm(of: match.rendering.term, in: match.rendering.concept)
    guard forms.indices.contains(match.rendering.form) else { return false }
    let text = forms[match.rendering.form].text
    return forms.allSatisfy { $0.text != text || $0.label.split(separator: ".").contains("voc") }
  }

  /// The form for a name in whose place nothing stands, by the preposition before the term.
  ///
  /// - Parameter before: the words before the term in the source, the nearest first.
  func form(ofMissing concept: Int?, before: [[UInt32]], in sentence: SuspectSentence) -> String? {
    guard let concept, let label = prepositions.label(before: before, in: sentence) else { return nil }
    return preferred(concept).flatMap { context.form(of: $0.forms, [label])?.text }
  }

  /// Whether two labels are of the same case and number: `acc.sg` says nothing of what `acc.sg.anim` says more.
  ///
  /// A surname that is an adjective has a gender in its labels, a noun has none.
  private static func agree(_ one: String, _ other: String) -> Bool {
    let (one, other) = (withoutGender(one), withoutGender(other))
    return one == other || one.hasPrefix(other + ".") || other.hasPrefix(one + ".")
  }

  private static func withoutGender(_ label: String) -> Substring {
    label.dropFirst(["m.", "f.", "n."].contains { label.hasPrefix($0) } ? 2 : 0)
  }

  /// The number of the base form; `nil` when it may be both.
  private static func number(of name: Preferred) -> Substring? {
    let numbers = name.forms.lazy.filter { $0.text == name.lemma && $0.certainty == .preferred }
      .flatMap { $0.label.split(separator: ".") }.filter { $0 == "sg" || $0 == "pl" }
    return Set(numbers).count == 1 ? numbers.first : nil
  }

  private static func label(_ label: String, in number: Substring) -> String {
    label.split(separator: ".").map { $0 == "sg" || $0 == "pl" ? number : $0 }.joined(separator: ".")
  }

  private static func spaces(_ text: String) -> Int { text.utf8.count { $0 == 0x20 } }

  /// In capitals where the offending words are.
  func cased(_ form: String, like words: Range<Int>, _ reading: TargetReading) -> String {
    if words.allSatisfy({ reading.words[$0].capitals == .all }) {
      return CaseMapping.uppercased(form, language: finder.targetLanguage)
    }
    let isInitial = reading.words[words.lowerBound].capitals != .none
    guard isInitial, let first = form.first, first.isLowercase else { return form }
    return first.uppercased() + form.dropFirst()
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

  /// The first name, or the first of as many words as another text. That of a person (`Сибіга` beside `Андрій Сибіга`) has the forms that it has behind the first name, which shows
  /// the gender.
  private func preferred(_ concept: Int, asLongAs other: String? = nil) -> Preferred? {
    let terms = finder.concepts[concept].targetTerms
    let allowed = terms.indices.filter { terms[$0].status.isAllowed }
    let spaces = other.map(Self.spaces)
    guard let first = allowed.first(where: { Self.spaces(terms[$0].text) == spaces }) ?? allowed.first else {
      return nil
    }
    let lemma = terms[first].text
    let own = finder.paradigm(of: first, in: concept)
    if let space = lemma.lastIndex(of: " ") {
      let surname = lemma[lemma.index(after: space)...]
      let isPerson =
        allowed.contains { terms[$0].text == surname }
        || surname.first?.isUppercase == true && finder.targetInflector.isFirstName(lemma.prefix { $0 != " " })
      return Preferred(lemma: lemma, forms: own, isPerson: isPerson)
    }
    guard let full = allowed.first(where: { terms[$0].text.hasSuffix(" " + lemma) }) else {
      return Preferred(lemma: lemma, forms: own, isPerson: false)
    }
    let forms = finder.paradigm(of: full, in: concept).compactMap { form -> InflectedForm? in
      guard let space = form.text.lastIndex(of: " "), form.text[..<space].contains(where: \.isUppercase) else {
        return nil
      }
      var form = form
      form.text = String(form.text[form.text.index(after: space)...])
      return form
    }
    // All alike: a name that stays in a phrase (Республіка Косово).
    let shows = terms[first].inflection == nil && Set(forms.map(\.text)).count > 1
    return Preferred(lemma: lemma, forms: shows ? forms : own, isPerson: shows)
  }
}
