/// What two documents teach about their words: IBM model 1 in both directions over the beads found so far.
enum DocumentLexicon {
  /// Pairs of word types with a strength.
  ///
  /// Safeguards for short documents: a pair must share two beads, and rare pairs count less, because a bead that helped to
  /// learn a pair must not be confirmed by it alone.
  static func learn(
    _ beads: [BeadSearch.PieceBead], probabilities: [Float], _ source: PreparedDocument, _ target: PreparedDocument,
    parameters p: AlignmentParameters
  ) -> [(source: Int32, target: Int32, strength: Float)] {
    var a = StemIDs(source)
    var b = StemIDs(target)
    var left = WordTranslationModel.Sentences(typeCount: a.count)
    var right = WordTranslationModel.Sentences(typeCount: b.count)
    var weights: [Float] = []
    for (bead, probability) in zip(beads, probabilities) where !bead.source.isEmpty && !bead.target.isEmpty {
      guard probability > p.learnedBeadMinimum else { continue }
      left.append(a.stems(of: bead.source, in: source))
      right.append(b.stems(of: bead.target, in: target))
      weights.append(probability)
    }
    guard weights.count >= 8 else { return [] }
    let model = WordTranslationModel(left, right, weights: weights, iterations: Int(p.learnedIterations))
    var result: [(source: Int32, target: Int32, strength: Float)] = []
    for s in 0..<a.count {
      for k in Int(model.start[s])..<Int(model.start[s + 1]) where model.shared[k] > p.learnedCountMinimum {
        let t = Int(model.targets[k])
        let both = (model.forward[k] * model.backward[k]).squareRoot()
        let strength = p.learnedWeight * both * (model.shared[k] - 1) / (model.shared[k] - 1 + p.learnedDiscount)
        guard strength >= p.learnedMinimum else { continue }
        for x in a.types[s] { for y in b.types[t] { result.append((x, y, strength)) } }
      }
    }
    return result
  }

  /// Word types gathered by stem.
  private struct StemIDs {
    private var idOfType: [Int32] = []
    private(set) var types: [[Int32]] = []
    /// The call of `stems` that met each stem last.
    private var lastCall: [Int] = []
    private var calls = 0
    var count: Int { types.count }

    init(_ document: PreparedDocument) {
      var ids: [ExactText: Int32] = [:]
      for (index, type) in document.types.enumerated() {
        if type.kind == .number {
          idOfType.append(-1)
        } else if let known = ids[ExactText(type.stem)] {
          idOfType.append(known)
          types[Int(known)].append(Int32(index))
        } else {
          ids[ExactText(type.stem)] = Int32(types.count)
          idOfType.append(Int32(types.count))
          types.append([Int32(index)])
        }
      }
      lastCall = .init(repeating: 0, count: types.count)
    }

    /// The stems of some pieces, each once.
    mutating func stems(of pieces: Range<Int>, in document: PreparedDocument) -> [Int32] {
      calls += 1
      var result: [Int32] = []
      for t in Int(document.tokenStart[pieces.lowerBound])..<Int(document.tokenStart[pieces.upperBound]) {
        let id = idOfType[Int(document.tokens[t])]
        if id < 0 || lastCall[Int(id)] == calls { continue }
        lastCall[Int(id)] = calls
        result.append(id)
      }
      return result
    }
  }
}
