/// Inflects the words of a phrase together.
///
/// A phrase rule assigns each word a part; the head's paradigm gives the slots, and in each slot the words that agree
/// with it take the forms of the same gender, number, case and definiteness.
struct PhraseInflection {
  struct Result {
    var utf8: [UInt8]
    var label: String
    var features: GrammaticalFeatures
    var isAlternative: Bool
  }

  private let grammar: InflectionGrammar
  private let words: [LemmaWord]
  private let texts: [[UInt8]]
  /// The byte before each word, a space or a hyphen; of the first it has no meaning.
  private let separators: [UInt8]
  private let hints: InflectionHints
  private var cache: [Int: [WordReading]] = [:]

  init(_ words: [LemmaWord], separators: [UInt8], grammar: InflectionGrammar, hints: InflectionHints) {
    self.words = words
    self.separators = separators
    self.grammar = grammar
    self.hints = hints
    texts = words.map(\.utf8)
  }

  /// What the first fitting rule gives, and the alternative rules before it.
  mutating func results(_ rules: [PhraseRule]) -> [Result] {
    var results: [Result] = []
    for rule in rules {
      var parts: [PhraseRule.Element] = []
      let found = assign(rule.elements[...], &parts)
      for result in found {
        var result = result
        if rule.isAlternative { result.isAlternative = true }
        results.append(result)
      }
      if !found.isEmpty, !rule.isAlternative { break }
    }
    return results
  }

  /// Tries the ways to give the remaining words to `elements`, the longest run first.
  private mutating func assign(_ elements: ArraySlice<PhraseRule.Element>, _ parts: inout [PhraseRule.Element])
    -> [Result]
  {
    guard let element = elements.first else { return parts.count == words.count ? compose(parts) : [] }
    let remaining = words.count - parts.count
    let least = element.count == .one || element.count == .many ? 1 : 0
    let most = element.count == .one || element.count == .optional ? 1 : remaining
    guard least <= remaining else { return [] }
    var run = 0
    while run < min(most, remaining), accepts(element, parts.count + run) { run += 1 }
    while run >= least {
      let before = parts.count
      parts += repeatElement(element, count: run)
      let results = assign(elements.dropFirst(), &parts)
      parts.removeLast(parts.count - before)
      if !results.isEmpty { return results }
      run -= 1
    }
    return []
  }

  private mutating func accepts(_ element: PhraseRule.Element, _ index: Int) -> Bool {
    if !element.lists.isEmpty, !element.lists.contains(where: { grammar.lists[$0].contains(words[index].lowered) }) {
      return false
    }
    if let isCapital = element.isCapital, isCapital != (words[index].isProper || words[index].isAcronym) {
      return false
    }
    return switch element.kind {
    case .keep(let capital): !capital || words[index].isProper || words[index].isAcronym
    case .listed(let list): grammar.lists[list].contains(words[index].lowered)
    case .section(let section): !readings(index, section).isEmpty
    }
  }

  private mutating func readings(_ index: Int, _ section: Int) -> [WordReading] {
    let key = index << 8 | section
    if let known = cache[key] { return known }
    let found = grammar.readings(of: words[index], in: grammar.sections[section], hints: .init())
    cache[key] = found
    return found
  }

  private mutating func compose(_ parts: [PhraseRule.Element]) -> [Result] {
    var results: [Result] = []
    guard let head = parts.firstIndex(where: { $0.role == .head }), case .section(let section) = parts[head].kind
    else { return [] }
    for reading in readings(head, section) {
      if let gender = hints.gender, !reading.paradigm.inherent.matches(gender: gender) { continue }
      let lemmaSlots = reading.paradigm.slots.filter {
        $0.features.isNominative && reading.has(texts[head], in: $0)
      }
      if lemmaSlots.isEmpty { continue }
      guard let followers = followers(parts, head: head, lemmaSlots: lemmaSlots) else { continue }
      let keepsNumber = parts.contains { $0.role == .parallel }
      let isPlural = lemmaSlots.allSatisfy(\.features.isPlural)
      for slot in reading.paradigm.slots {
        if isPlural || hints.isPlural, slot.features.isSingular { continue }
        if keepsNumber, slot.features.isPlural != isPlural { continue }
        emit(slot, of: reading, parts, head: head, followers: followers, into: &results)
      }
    }
    return results
  }

  /// The readings of each agreeing word that fit the head in the lemma; `nil` when a word has none.
  private mutating func followers(_ parts: [PhraseRule.Element], head: Int, lemmaSlots: [Paradigm.Slot])
    -> [[Follower]]?
  {
    var result: [[Follower]] = []
    for (index, part) in parts.enumerated() {
      guard index != head, case .section(let section) = part.kind else {
        result.append([])
        continue
      }
      var fitting: [Follower] = []
      for reading in readings(index, section) {
        let slots = reading.paradigm.slots.filter { slot in
          slot.features.isNominative
            && lemmaSlots.contains { Self.fits(slot.features, $0.features, part.role) }
            && reading.has(texts[index], in: slot)
        }
        if slots.isEmpty { continue }
        // A gender whose usual form it is goes before one that merely allows it.
        let usual = slots.filter { reading.texts(of: $0).first?.utf8 == texts[index] }
        let genders = (usual.isEmpty ? slots : usual).map { $0.features.value(.gender) }
        fitting.append(Follower(reading: reading, genders: Set(genders).subtracting([0])))
      }
      if fitting.isEmpty { return nil }
      result.append(fitting)
    }
    return result
  }

  /// A reading of an agreeing word with what it showed in the lemma.
  private struct Follower {
    let reading: WordReading
    /// A plural noun may leave the gender open that its adjective shows: Kombet e Bashkuara.
    let genders: Set<UInt32>
  }

  private static func fits(_ mine: GrammaticalFeatures, _ head: GrammaticalFeatures, _ role: PhraseRule.Role) -> Bool {
    role == .parallel ? mine.agrees(with: head.caseAndNumber) : mine.agrees(with: head)
  }

  /// Every combination of the words' forms in a slot of the head.
  private func emit(
    _ slot: Paradigm.Slot, of reading: WordReading, _ parts: [PhraseRule.Element], head: Int,
    followers: [[Follower]], into results: inout [Result]
  ) {
    var partial = [Result(utf8: [], label: slot.label, features: slot.features, isAlternative: false)]
    for index in parts.indices {
      var choices: [WordReading.Text] = []
      if index == head {
        choices = reading.texts(of: slot)
      } else if followers[index].isEmpty {
        choices = [.init(utf8: texts[index], isAlternative: false)]
      } else {
        for follower in followers[index] {
          let isOpen = slot.features.value(.gender) == 0 && !follower.genders.isEmpty
          for own in follower.reading.paradigm.slots
          where Self.fits(own.features, slot.features, parts[index].role) {
            let gender = own.features.value(.gender)
            if isOpen, gender != 0, !follower.genders.contains(gender) { continue }
            for text in follower.reading.texts(of: own) where !choices.contains(where: { $0.utf8 == text.utf8 }) {
              choices.append(text)
            }
          }
        }
      }
      var next: [Result] = []
      next.reserveCapacity(partial.count * choices.count)
      for start in partial {
        for choice in choices {
          var extended = start
          if index > 0 { extended.utf8.append(separators[index]) }
          extended.utf8 += choice.utf8
          if choice.isAlternative { extended.isAlternative = true }
          next.append(extended)
        }
      }
      partial = next
    }
    results += partial
  }
}
