import UraFormats
import UraText

/// Finds the names of other concepts in a sentence without inflecting the whole glossary: by the first two letters.
final class OtherNames {
  private let finder: TermFinder
  /// Concepts with a capitalised name, by the first letters of their names. Made when first asked for.
  private lazy var concepts: [[UInt32]: [Int]] = grouped()

  init(_ finder: TermFinder) { self.finder = finder }

  /// Names of concepts other than `known` at these words.
  func names(
    at free: Set<Int>, of reading: TargetReading, besides known: Set<Int>
  ) -> [TermFinder.RenderingMatch] {
    var candidates: Set<Int> = []
    for index in free where reading.words[index].capitals != .none {
      candidates.formUnion(concepts[Array(reading.letters(index).prefix(2))] ?? [])
    }
    candidates.subtract(known)
    if candidates.isEmpty { return [] }
    return finder.renderings(of: candidates, in: reading.words).filter { free.isSuperset(of: $0.words) }
  }

  private func grouped() -> [[UInt32]: [Int]] {
    var result: [[UInt32]: [Int]] = [:]
    for (index, concept) in finder.concepts.enumerated() {
      for term in concept.targetTerms where term.text.unicodeScalars.first?.properties.isUppercase == true {
        result[Array(term.text.foldedScalars.prefix(2)), default: []].append(index)
      }
    }
    return result
  }
}
