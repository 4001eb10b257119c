import UraFormats
import UraModel

/// Finds the names of the source language in target sentences, in the forms of either language.
final class UntranslatedNames {
  private let finder: TermFinder
  private let alphabet: LetterClass?
  private let sourceInflector: Inflector
  private var index = PhraseIndex(minimumCapacity: 1024)
  private var isLearnt: ContiguousArray<Bool>

  /// - Parameter alphabet: the letters of the target language; `nil` when they are not known.
  init(_ finder: TermFinder, alphabet: LetterClass?) {
    self.finder = finder
    self.alphabet = alphabet
    sourceInflector = Inflector(language: finder.sourceLanguage)
    isLearnt = ContiguousArray(repeating: false, count: finder.concepts.count)
  }

  /// The longest name of the first of these concepts at free words; the first at its length.
  func longest(of concepts: [Int], in sentence: SuspectSentence) -> Range<Int>? {
    var best: Range<Int>?
    for concept in concepts {
      if sentence.isNative, isForeign(concept) { continue }
      learn(concept)
      index.forEachMatch(in: sentence.reading.words, acceptsPossessives: true) { match in
        if match.payload == concept, match.wordCount > best?.count ?? 0, sentence.free.contains(match.words) {
          best = match.words
        }
      }
    }
    return best
  }

  /// Whether the names have no letter of the target language: every form has letters of the name, so a sentence in the target's
  /// letters has none of them.
  private func isForeign(_ concept: Int) -> Bool {
    guard let alphabet else { return false }
    return finder.concepts[concept].sourceTerms.allSatisfy { term in
      !term.text.foldedScalars.contains(where: alphabet.contains)
    }
  }

  private func learn(_ concept: Int) {
    guard !isLearnt[concept] else { return }
    isLearnt[concept] = true
    for term in finder.concepts[concept].sourceTerms {
      var seen: Set<String> = []
      for form in sourceInflector.paradigm(of: term) + finder.targetInflector.paradigm(of: term.text)
      where seen.insert(form.text).inserted {
        guard let pattern = PhrasePattern(form.text, isCaseSensitive: term.isCaseSensitive) else { continue }
        index.insert(pattern, payload: concept)
      }
    }
  }
}
