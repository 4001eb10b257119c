import UraModel
import UraText

/// What may stand between the words of a term (`terminology/<language>.insertions`): memoriet tona të përkthimit.
struct PhraseInsertions {
  /// Words that may stand there alone, by their folded hashes.
  private var words: Set<UInt64> = []
  /// Words that may stand there with the word behind them. The one that follows the insertion takes another form.
  private var articles: Set<UInt64> = []

  /// `nil` for a language without such a file.
  init?(_ language: LanguageTag) {
    for line in ResourceLines.words(of: "terminology/\(language.language).insertions") {
      let hashes = line.dropFirst().compactMap { PhrasePattern($0, isCaseSensitive: nil)?.words.first }
      switch line[0] {
      case "word": words.formUnion(hashes)
      case "article": articles.formUnion(hashes)
      default: break
      }
    }
    if words.isEmpty, articles.isEmpty { return nil }
  }

  /// Calls `body` with the sentence without each insertion in turn, with each article behind it, and the insertion's place.
  func forEachReduction(
    of sentence: ContiguousArray<TermWord>, _ body: (_ reduced: ContiguousArray<TermWord>, _ gap: Range<Int>) -> Void
  ) {
    for first in sentence.indices.dropFirst() where sentence[first].gap == .space {
      let count = length(at: first, sentence)
      let next = first + count
      guard count > 0, next < sentence.count, sentence[first...next].allSatisfy({ $0.gap == .space }) else { continue }
      var reduced = sentence
      reduced.removeSubrange(first..<next)
      body(reduced, first..<next)
      guard articles.contains(reduced[first].folded) else { continue }
      let own = reduced[first].folded
      for article in articles where article != own {
        reduced[first].folded = article
        body(reduced, first..<next)
      }
    }
  }

  private func length(at index: Int, _ sentence: ContiguousArray<TermWord>) -> Int {
    if words.contains(sentence[index].folded) { return 1 }
    guard articles.contains(sentence[index].folded), index + 1 < sentence.count else { return 0 }
    let next = sentence[index + 1]
    return next.capitals == .none && !articles.contains(next.folded) ? 2 : 0
  }
}
