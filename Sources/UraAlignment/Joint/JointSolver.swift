import UraModel

/// Solves every pair of documents alone, then again with what the others say, until they have been heard.
struct JointSolver {
  /// The beads of two documents, by their places in the list.
  struct PairBeads {
    var first: Int
    var second: Int
    var beads: [Bead]
  }

  private struct Pair {
    var first: Int
    var second: Int
    /// From the pair's own evidence.
    var scores: BeadScores
    var transposed: Corridor
    var solution: Solution
  }

  private let documents: [PreparedDocument]
  private let parameters: AlignmentParameters
  private var pairs: [Pair] = []
  /// What each pair found by itself, when scorers are kept.
  private var alone: [Solution] = []

  /// - Parameter keepsScorers: whether the parts of scores will be asked for.
  init(
    _ documents: [PreparedDocument], options: AlignmentOptions,
    knowledge: (LanguageTag, LanguageTag) -> AlignmentKnowledge, keepsScorers: Bool = false
  ) {
    self.documents = documents
    parameters = options.parameters
    for a in documents.indices {
      for b in documents.indices where b > a {
        let source = documents[a].language
        let target = documents[b].language
        let aligner = SentenceAligner(
          source: source, target: target, knowledge: knowledge(source, target), options: options)
        let solution = aligner.solve(documents[a], documents[b], keepsScorer: keepsScorers)
        pairs.append(
          Pair(
            first: a, second: b, scores: solution.posteriors.scores,
            transposed: solution.posteriors.scores.corridor.transposed, solution: solution))
      }
    }
    if keepsScorers { alone = pairs.map(\.solution) }
    if documents.count > 2 {
      for _ in 0..<Int(parameters.consistencyRounds) { hearOthers() }
    }
  }

  func beads() -> [PairBeads] {
    pairs.map {
      PairBeads(
        first: $0.first, second: $0.second,
        beads: $0.solution.segmentBeads(
          documents[$0.first], documents[$0.second], isJoint: documents.count > 2))
    }
  }

  /// What two documents by themselves and what all together say of them.
  struct Outcome {
    var first: Int
    var second: Int
    /// It has kept its scorer.
    var alone: Solution
    var jointly: Solution
  }

  /// Empty unless scorers are kept.
  var outcomes: [Outcome] {
    zip(pairs, alone).map { Outcome(first: $0.first, second: $0.second, alone: $1, jointly: $0.solution) }
  }

  private mutating func hearOthers() {
    // links[a][b]: from document a to document b.
    var links = [[PieceLinks?]](repeating: .init(repeating: nil, count: documents.count), count: documents.count)
    for pair in pairs {
      let there = PieceLinks(pair.solution.posteriors)
      links[pair.first][pair.second] = there
      links[pair.second][pair.first] = there.transposed(count: documents[pair.second].pieceCount)
    }
    for index in pairs.indices {
      let pair = pairs[index]
      let corridor = pair.scores.corridor
      var consistency = Consistency(corridor: corridor, transposed: pair.transposed)
      let others = documents.indices.filter { $0 != pair.first && $0 != pair.second }
      for third in others {
        guard let out = links[pair.first][third], let on = links[third][pair.second],
          let back = links[pair.second][third], let home = links[third][pair.first]
        else { continue }
        consistency.add(
          out: out, on: on, back: back, home: home, corridor: corridor, transposed: pair.transposed,
          weight: parameters.consistencyWeight / Float(others.count),
          certainty: parameters.consistencyCertainty / Float(others.count), doubt: parameters.consistencyDoubt)
      }
      pairs[index].solution = Solution(
        pair.scores.adding(consistency, transposed: pair.transposed), parameters: pair.solution.parameters)
    }
  }
}
