package import UraModel

/// Makes a lexicon out of sentence pairs.
package struct LexiconTrainer: Sendable {
  /// What is kept.
  package struct Options: Sendable {
    /// A pair of stems must share at least so many sentence pairs.
    package var minimumCount = 2
    /// The square root of the geometric mean of both directions' probabilities.
    package var minimumStrength = 0.15
    package var translationsPerStem = 12
    package var iterations = 8
    /// The size of the written file at most, in bytes: the strongest and most frequent pairs stay.
    package var maximumBytes = 1_000_000
    package init() {}
  }

  package let source: LanguageTag
  package let target: LanguageTag
  package let options: Options

  package init(source: LanguageTag, target: LanguageTag, options: Options = .init()) {
    self.source = source
    self.target = target
    self.options = options
  }

  /// A lexicon of the stems that translate each other in these pairs.
  package func train(_ pairs: [(source: String, target: String)]) -> Lexicon {
    if pairs.count > Self.pairLimit {
      // Evenly out of all, so that every part of a memory has its say.
      let step = Double(pairs.count) / Double(Self.pairLimit)
      return train((0..<Self.pairLimit).map { pairs[Int(Double($0) * step)] })
    }
    let a = Side(pairs.map(\.source), source)
    let b = Side(pairs.map(\.target), target)
    let model = WordTranslationModel(a.sentences, b.sentences, iterations: options.iterations)
    var rows: [(source: Int32, target: Int32, strength: Float, value: Float)] = []
    for s in 0..<a.stems.count {
      for k in Int(model.start[s])..<Int(model.start[s + 1]) {
        guard model.shared[k] >= Float(options.minimumCount) else { continue }
        let strength = (model.forward[k] * model.backward[k]).squareRoot()
        // Rare pairs are overestimated: discount as if each had been seen half a time less.
        let discounted = (strength * (model.shared[k] - 0.5) / (model.shared[k] + 0.5)).squareRoot()
        guard discounted >= Float(options.minimumStrength) else { continue }
        rows.append((Int32(s), model.targets[k], discounted, discounted * (1 + model.shared[k]).squareRoot()))
      }
    }
    rows.sort { ($0.value, $1.source, $1.target) > ($1.value, $0.source, $0.target) }
    var perStem: [Int32: Int] = [:]
    var bytes = 0
    var kept: [(source: String, target: String, strength: UInt8)] = []
    for row in rows {
      guard perStem[row.source, default: 0] < options.translationsPerStem else { continue }
      let size = b.stems[Int(row.target)].utf8.count + 4
      let head = perStem[row.source] == nil ? a.stems[Int(row.source)].utf8.count + 2 : 0
      guard bytes + size + head <= options.maximumBytes else { break }
      bytes += size + head
      perStem[row.source, default: 0] += 1
      kept.append((a.stems[Int(row.source)], b.stems[Int(row.target)], UInt8(max(1, min(255, row.strength * 255)))))
    }
    return Lexicon(kept)
  }

  /// More pairs need memory and teach little.
  private static let pairLimit = 300_000

  /// One side of the pairs as stems.
  private struct Side {
    var sentences: WordTranslationModel.Sentences
    var stems: [String] = []

    init(_ texts: [String], _ language: LanguageTag) {
      let document = PreparedDocument(texts.map { AlignmentSegment(text: $0) }, language: language)
      var ids: [String: Int32] = [:]
      var stemOfType: [Int32] = []
      for type in document.types {
        guard type.kind == .word else {
          stemOfType.append(-1)
          continue
        }
        if let known = ids[type.stem] {
          stemOfType.append(known)
        } else {
          ids[type.stem] = Int32(stems.count)
          stemOfType.append(Int32(stems.count))
          stems.append(type.stem)
        }
      }
      sentences = .init(typeCount: stems.count)
      var piece = 0
      for index in texts.indices {
        var sentence: [Int32] = []
        while piece < document.pieceCount, Int(document.segmentOfPiece[piece]) == index {
          for t in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
            let stem = stemOfType[Int(document.tokens[t])]
            if stem >= 0 && !sentence.contains(stem) { sentence.append(stem) }
          }
          piece += 1
        }
        sentences.append(sentence)
      }
    }
  }
}
