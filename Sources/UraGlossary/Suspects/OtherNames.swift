import UraFormats
import UraText

/// Finds the names of other concepts in a sentence without inflecting the whole glossary: by the first two letters.
final class OtherNames {
  private let finder: TermFinder
  /// Concepts with a capitalised name, by the first letters of their names. Made when first asked for.
  private lazy var concepts: [[UInt32]: [Int]] = grouped()

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

  private func grouped() -> [[UInt32]: [Int]] {
    var result: [[UInt32]: [Int]] = [:]
    for (index, concept) in finder.concepts.enumerated() {
      for beginning in Set(Self.beginnings(of: concept)) { result[beginning, default: []].append(index) }
    }
    return result
  }

  /// The first letters of the names with a capital.
  private static func beginnings(of concept: TermFinder.Concept) -> [[UInt32]] {
    concept.targetTerms.filter { $0.text.unicodeScalars.first?.properties.isUppercase == true }
      .map { Array($0.text.foldedScalars.prefix(2)) }
  }
}
