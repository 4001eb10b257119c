public import UraModel
import UraFormats
import UraText

/// Finds the terms of a glossary in sentences of one language and their renderings in another.
///
/// The source side knows every form of every term from the start. The target side learns the forms of a concept when
/// its term is first seen: a text touches few of the concepts of a big glossary, so loading is quick and memory small.
///
/// Not `Sendable`: it keeps what it has learnt. Make one per task.
public final class TermFinder {
  /// The language of the sentences whose terms are found.
  public let sourceLanguage: LanguageTag
  /// The language of the renderings.
  public let targetLanguage: LanguageTag
  let concepts: ContiguousArray<Concept>
  let targetInflector: Inflector

  private var sourceIndex: PhraseIndex
  private var targetIndex = PhraseIndex(minimumCapacity: 1024)
  private var isLearnt: ContiguousArray<Bool>
  private var renderings: ContiguousArray<Rendering> = []
  private var words: ContiguousArray<TermWord> = []
  private var matches: [PhraseIndex.Match] = []
  private let acceptsPossessives: Bool
  private let insertions: PhraseInsertions?
  /// For languages whose forms a dictionary knows.
  private let sourceStems: StemMatching?
  private let targetStems: StemMatching?
  private var paradigms = ParadigmStore()

  /// What one entry says about this pair of languages.
  struct Concept {
    /// Index into the glossary's entries.
    var entry: Int
    /// The first name in the source language: what findings call the concept.
    var name: String
    var priority: Int
    /// Every name in the source language.
    var sourceTerms: [Term]
    /// Every name in the target language, whatever its status; one at least is allowed.
    var targetTerms: [Term]

    var allowed: [Term] { targetTerms.filter(\.status.isAllowed) }
    /// Whether a name in the target language has several words.
    var hasPhrase: Bool { targetTerms.contains { $0.text.utf8.contains(UInt8(ascii: " ")) } }
  }

  /// A form of a name in the target language.
  struct Rendering {
    var concept: Int
    /// Index into the concept's `targetTerms`.
    var term: Int
    /// Index into the term's paradigm.
    var form: Int
    var status: Term.Status
  }

  /// A term in a source sentence. Several concepts share it when the glossary gives one name to several.
  struct Occurrence {
    var words: Range<Int>
    /// UTF-8 offsets.
    var range: Range<Int>
    var concepts: [Int]
  }

  /// A name in a target sentence.
  struct RenderingMatch {
    var words: Range<Int>
    /// UTF-8 offsets.
    var range: Range<Int>
    var rendering: Rendering

    /// By place, then by the place of the name in the glossary.
    fileprivate var order: (Int, Int, Int, Int, Int) {
      (words.lowerBound, words.upperBound, rendering.concept, rendering.term, rendering.form)
    }

    func contains(_ other: RenderingMatch) -> Bool {
      words.lowerBound <= other.words.lowerBound && other.words.upperBound <= words.upperBound
    }

    /// The match in the sentence from which `gap` was taken away; `nil` when it does not reach across it.
    func interrupted(by gap: Range<Int>, in sentence: ContiguousArray<TermWord>) -> Self? {
      guard words.lowerBound < gap.lowerBound, words.upperBound > gap.lowerBound else { return nil }
      var result = self
      result.words = words.lowerBound..<words.upperBound + gap.count
      result.range = sentence[words.lowerBound].start..<sentence[result.words.upperBound - 1].end
      return result
    }
  }

  /// - Parameter lexicons: dictionaries for languages without paradigms.
  public init(
    _ glossary: Glossary, from source: LanguageTag, to target: LanguageTag, lexicons: StemLexicons = .none
  ) {
    sourceLanguage = source
    targetLanguage = target
    targetInflector = Inflector(language: target)
    acceptsPossessives = source.language == "en"
    insertions = PhraseInsertions(target)
    let sourceStems = lexicons.lexicon(for: source).map(StemMatching.init)
    self.sourceStems = sourceStems
    targetStems = lexicons.lexicon(for: target).map(StemMatching.init)
    sourceIndex = PhraseIndex(minimumCapacity: 4 * glossary.entries.count)
    let sourceInflector = Inflector(language: source)
    var concepts: ContiguousArray<Concept> = []
    concepts.reserveCapacity(glossary.entries.count)
    for (index, entry) in glossary.entries.enumerated() {
      let sourceTerms = entry.concept.names(for: source)
      let targetTerms = entry.concept.names(for: target)
      guard let name = sourceTerms.first?.text, targetTerms.contains(where: \.status.isAllowed) else { continue }
      let concept = Concept(
        entry: index, name: name, priority: entry.priority, sourceTerms: sourceTerms, targetTerms: targetTerms)
      for term in sourceTerms {
        var seen: Set<String> = []
        // The scanner takes possessive endings off, so the forms with them need no place in the index.
        for form in sourceInflector.paradigm(of: term, hasClitics: !acceptsPossessives)
        where seen.insert(form.text).inserted {
          guard let pattern = PhrasePattern(form.text, isCaseSensitive: term.isCaseSensitive) else { continue }
          sourceIndex.insert(pattern, payload: concepts.count)
        }
        sourceStems?.insert(term, payload: concepts.count)
      }
      concepts.append(concept)
    }
    self.concepts = concepts
    isLearnt = ContiguousArray(repeating: false, count: concepts.count)
  }

  /// The terms of a source sentence, in order; where they overlap, the longest.
  func occurrences(in text: String) -> [Occurrence] {
    matches.removeAll(keepingCapacity: true)
    var text = Normalizer.nfc(text)
    text.withUTF8 { WordScanner.scan($0, into: &words) }
    sourceIndex.forEachMatch(in: words, acceptsPossessives: acceptsPossessives) { matches.append($0) }
    sourceStems?.forEachMatch(in: words, of: text) { matches.append($0) }
    if matches.isEmpty { return [] }
    matches.sort { ($0.wordCount, $1.firstWord, $0.payload) > ($1.wordCount, $0.firstWord, $1.payload) }
    var result: [Occurrence] = []
    for match in matches {
      if let same = result.firstIndex(where: { $0.words == match.words }) {
        add(match.payload, to: &result[same].concepts)
      } else if !result.contains(where: { $0.words.overlaps(match.words) }) {
        let range = words[match.firstWord].start..<words[match.words.upperBound - 1].end
        result.append(Occurrence(words: match.words, range: range, concepts: [match.payload]))
      }
    }
    result.sort { $0.words.lowerBound < $1.words.lowerBound }
    return result
  }

  /// The folded letters of the two words before a term of `text`, the nearest first; what no space alone parts from it is left out.
  func words(before occurrence: Occurrence, in text: String) -> [[UInt32]] {
    var text = Normalizer.nfc(text)
    return text.withUTF8 { utf8 in
      var scanned: ContiguousArray<TermWord> = []
      WordScanner.scan(utf8, into: &scanned)
      var result: [[UInt32]] = []
      var place = occurrence.words.lowerBound
      while result.count < 2, place > 0, place < scanned.count, scanned[place].gap == .space {
        place -= 1
        var letters: ContiguousArray<UInt32> = []
        FoldedLetters.append(utf8, scanned[place].range, to: &letters)
        result.append(Array(letters))
      }
      return result
    }
  }

  /// Whether a term of `text` stands there as it is listed, whatever its capitals.
  func isBaseForm(_ occurrence: Occurrence, of concept: Int, in text: String) -> Bool {
    let written = String(decoding: Array(Normalizer.nfc(text).utf8)[occurrence.range], as: UTF8.self).foldedScalars
    return concepts[concept].sourceTerms.contains { $0.text.foldedScalars == written }
  }

  private func add(_ concept: Int, to group: inout [Int]) {
    guard !group.contains(concept), let first = group.first else { return }
    let (old, new) = (concepts[first].priority, concepts[concept].priority)
    if new == old {
      group.append(concept)
    } else if new < old {
      group = [concept]
    }
  }

  /// The names of `wanted` concepts in a target sentence, allowed or not, at every place; and the sentence's words.
  func renderings(
    of wanted: Set<Int>, in text: String
  ) -> (matches: [RenderingMatch], words: ContiguousArray<TermWord>, text: String) {
    var text = Normalizer.nfc(text)
    text.withUTF8 { WordScanner.scan($0, into: &words) }
    var found = renderings(of: wanted, in: words)
    targetStems?.forEachMatch(in: words, of: text) { match in
      if let match = rendering(match, wanted.contains, words) { found.append(match) }
    }
    if let insertions {
      let rest = wanted.subtracting(found.map(\.rendering.concept)).filter { concepts[$0].hasPhrase }
      if rest.isEmpty { return (found, words, text) }
      insertions.forEachReduction(of: words) { reduced, gap in
        found += renderings(of: rest, in: reduced).compactMap { $0.interrupted(by: gap, in: words) }
      }
    }
    return (found, words, text)
  }

  /// The names of `wanted` concepts in words that were scanned before.
  private func renderings(of wanted: Set<Int>, in words: ContiguousArray<TermWord>) -> [RenderingMatch] {
    learn(wanted)
    return renderings(in: words, of: wanted.contains)
  }

  /// The names of those concepts that were learnt and are wanted, in the order of the words, the shorter first.
  func renderings(in words: ContiguousArray<TermWord>, of isWanted: (Int) -> Bool) -> [RenderingMatch] {
    var found: [RenderingMatch] = []
    targetIndex.forEachMatch(in: words, acceptsPossessives: false) { match in
      if let match = rendering(match, isWanted, words) { found.append(match) }
    }
    // Names that share a form come in the order in which they were learnt, which should not matter.
    found.sort { $0.order < $1.order }
    return found
  }

  private func rendering(
    _ match: PhraseIndex.Match, _ isWanted: (Int) -> Bool, _ words: ContiguousArray<TermWord>
  ) -> RenderingMatch? {
    let rendering = renderings[match.payload]
    guard isWanted(rendering.concept) else { return nil }
    let range = words[match.firstWord].start..<words[match.words.upperBound - 1].end
    return RenderingMatch(words: match.words, range: range, rendering: rendering)
  }

  /// Takes the names of these concepts into the index.
  func learn(_ concepts: some Sequence<Int>) {
    for concept in concepts where !isLearnt[concept] { learn(concept) }
  }

  private func learn(_ concept: Int) {
    isLearnt[concept] = true
    for (termIndex, term) in concepts[concept].targetTerms.enumerated() {
      targetStems?.insert(term, payload: renderings.count)
      let isStrict = !term.status.isAllowed
      var seen: Set<String> = []
      for (formIndex, form) in paradigm(of: termIndex, in: concept).enumerated() where seen.insert(form.text).inserted {
        guard var pattern = PhrasePattern(form.text, isCaseSensitive: term.isCaseSensitive, isStrict: isStrict) else {
          continue
        }
        // A wrong name stays wrong with a space for its hyphen.
        if isStrict { pattern.hyphens = 0 }
        targetIndex.insert(pattern, payload: renderings.count)
        renderings.append(Rendering(concept: concept, term: termIndex, form: formIndex, status: term.status))
      }
    }
  }

  /// The forms of one of a concept's names in the target language.
  func paradigm(of term: Int, in concept: Int) -> [InflectedForm] {
    paradigms.paradigm(.init(concept: concept, term: term)) {
      targetInflector.paradigm(of: concepts[concept].targetTerms[term])
    }
  }
}
