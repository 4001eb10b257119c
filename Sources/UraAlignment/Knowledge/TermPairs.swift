package import UraModel

extension AlignmentKnowledge {
  /// What terms and their translations teach: single words translate each other, the words of longer terms in order.
  ///
  /// Stems make it hold for inflected forms.
  package static func lexicon(
    ofTerms terms: [(source: String, target: String)], from source: LanguageTag, to target: LanguageTag
  ) -> Lexicon {
    var rows: [(source: String, target: String, strength: UInt8)] = []
    let a = StemLists(terms.map(\.source), source)
    let b = StemLists(terms.map(\.target), target)
    for index in terms.indices {
      let left = a.stems[index]
      let right = b.stems[index]
      if left.isEmpty || right.isEmpty { continue }
      if left.count == right.count {
        let strength: UInt8 = left.count == 1 ? 230 : 180
        for (one, other) in zip(left, right) { rows.append((one, other, strength)) }
      } else if left.count * right.count <= 12 {
        let strength = UInt8(200 / max(left.count, right.count))
        for one in left { for other in right { rows.append((one, other, strength)) } }
      }
    }
    return Lexicon(rows)
  }

  /// The stems of each text, in order.
  private struct StemLists {
    private(set) var stems: [[String]]

    init(_ texts: [String], _ language: LanguageTag) {
      let document = PreparedDocument(texts.map { AlignmentSegment(text: $0) }, language: language)
      stems = .init(repeating: [], count: texts.count)
      for piece in 0..<document.pieceCount {
        for t in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
          let type = document.types[Int(document.tokens[t])]
          if type.kind == .word { stems[Int(document.segmentOfPiece[piece])].append(type.stem) }
        }
      }
    }
  }
}
