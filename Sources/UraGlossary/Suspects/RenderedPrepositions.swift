import UraModel
import UraText

/// What becomes of a preposition before a term in a translation, and in which case the name stands behind it
/// (`terminology/<target>.rendered-prepositions`): in Pristina, у Приштині.
struct RenderedPrepositions: Sendable {
  struct Rendering: Sendable {
    let label: CaseContext.Label
    let prepositions: [[UInt32]]
  }

  /// By the folded preposition of the source language, the likeliest first.
  private var renderings: [[UInt32]: [Rendering]] = [:]

  init(from source: LanguageTag, to target: LanguageTag) {
    for line in ResourceLines.words(of: "terminology/\(target.language).rendered-prepositions")
    where line.count > 3 && line[0] == source.language {
      let rendering = Rendering(
        label: line[2].split(separator: "."), prepositions: line[3...].map(\.foldedScalars))
      renderings[line[1].foldedScalars, default: []].append(rendering)
    }
  }

  /// The case that the first of these renderings asks for which stands in the sentence before a word that no name explains.
  ///
  /// - Parameter before: the words before the term in the source, the nearest first; one may stand between (*in the …*).
  func label(before: [[UInt32]], in sentence: SuspectSentence) -> CaseContext.Label? {
    guard let known = before.prefix(2).lazy.compactMap({ renderings[$0] }).first else { return nil }
    return known.first { rendering in
      sentence.words.indices.dropLast().contains { place in
        sentence.free.contains(place..<place + 2) && sentence.reading.words[place + 1].gap == .space
          && rendering.prepositions.contains { $0.elementsEqual(sentence.letters(of: place)) }
      }
    }?.label
  }
}
