import UraFormats
import UraText

/// Finds the names of other concepts in a sentence without inflecting the whole glossary: by the first letters.
final class OtherNames {
  private let finder: TermFinder
  /// Concepts with a capitalised name, by the first letters of their names. Made when first asked for.
  private lazy var concepts: [[UInt32]: [Int]] = grouped(Self.beginnings)
  /// Concepts by the first letters of their terms without a capital, more of them, because there are more such terms.
  private lazy var commonConcepts: [[UInt32]: [Int]] = grouped(Self.commonBeginnings)

  init(_ finder: TermFinder) { self.finder = finder }

  /// Names of concepts other than `known` at the free words.
  func names(in sentence: SuspectSentence, besides known: Set<Int>) -> [TermFinder.RenderingMatch] {
    var beginnings: Set<[UInt32]> = []
    for index in sentence.free.indices where sentence.words[index].isCapitalised {
      let beginning = Array(sentence.letters(of: index).prefix(2))
      if let concepts = concepts[beginning], beginnings.insert(beginning).inserted { finder.learn(concepts) }
    }
    if beginnings.isEmpty { return [] }
    return finder.renderings(in: sentence.reading.words) { concept in
      !known.contains(concept)
        && Self.beginnings(of: finder.concepts[concept]).contains(where: beginnings.contains)
    }.filter { sentence.free.contains($0.words) }
  }

  /// A term without a capital, of a concept other than `known`, to which these words belong: суддя where суд is expected.
  func commonTerm(at words: Range<Int>, in sentence: SuspectSentence, besides known: Set<Int>)
    -> TermFinder.RenderingMatch?
  {
    let beginnings = words.map { Array(sentence.letters(of: $0).prefix(3)) }
    let concepts = Set(beginnings.flatMap { commonConcepts[$0] ?? [] }).subtracting(known)
    if concepts.isEmpty { return nil }
    finder.learn(concepts.sorted())
    return finder.renderings(in: sentence.reading.words, of: concepts.contains).last {
      $0.rendering.status.isAllowed && $0.words.lowerBound <= words.lowerBound
        && words.upperBound <= $0.words.upperBound
    }
  }

  private func grouped(_ beginnings: (TermFinder.Concept) -> [[UInt32]]) -> [[UInt32]: [Int]] {
    var result: [[UInt32]: [Int]] = [:]
    for (index, concept) in finder.concepts.enumerated() {
      for beginning in Set(beginnings(concept)) { result[beginning, default: []].append(index) }
    }
    return result
  }

  /// The first letters of every word of the terms without a capital.
  private static func commonBeginnings(of concept: TermFinder.Concept) -> [[UInt32]] {
    concept.targetTerms.filter { $0.status.isAllowed && $0.text.unicodeScalars.first?.properties.isUppercase == false }
      .flatMap { $0.text.split(separator: " ").map { Array(String($0).foldedScalars.prefix(3)) } }
  }

  /// The first letters of the names with a capital.
  private static func beginnings(of concept: TermFinder.Concept) -> [[UInt32]] {
    concept.targetTerms.filter { $0.text.unicodeScalars.first?.properties.isUppercase == true }
      .map { Array($0.text.foldedScalars.prefix(2)) }
  }
}
