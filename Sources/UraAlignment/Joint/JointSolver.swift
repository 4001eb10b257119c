import UraModel

/// Solves every pair of documents alone, then every three of them at once.
struct JointSolver {
  /// The beads of two documents, by their places in the list.
  typealias PairBeads = (first: Int, second: Int, beads: [Bead])

  private struct Pair {
    var first: Int
    var second: Int
    var solution: Solution
    /// What the searches found, one for each third document.
    var found: [(beads: [BeadSearch.PieceBead], flow: BeadFlow)] = []
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
        pairs.append(Pair(first: a, second: b, solution: solution))
      }
    }
    if keepsScorers { alone = pairs.map(\.solution) }
    for a in documents.indices {
      for b in documents.indices where b > a {
        for c in documents.indices where c > b { solve([index(a, b), index(a, c), index(b, c)]) }
      }
    }
    for index in pairs.indices { decide(index) }
  }

  func beads() -> [PairBeads] {
    let pairBeads = pairs.map { pair -> PairBeads in
      (pair.first, pair.second, pair.solution.segmentBeads(documents[pair.first], documents[pair.second]))
    }
    let traits = documents.map { SegmentTraits($0) }
    return zip(pairs, pairBeads).map { pair, found in
      var result = found
      var (source, target) = (traits[pair.first], traits[pair.second])
      source.markLinks(in: pairBeads, of: pair.first, besides: pair.second)
      target.markLinks(in: pairBeads, of: pair.second, besides: pair.first)
      ConfidenceCalibration(pair.solution.parameters, isJoint: documents.count > 2)
        .calibrate(&result.beads, BeadCircumstances(source, target))
      return result
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

  private func index(_ a: Int, _ b: Int) -> Int {
    pairs.firstIndex { $0.first == a && $0.second == b } ?? 0
  }

  /// How far from what each pair finds alone the three are searched: where no path fits all of them, farther.
  private static let reaches: [(margin: Int, improbable: Float)] = [(2, 20), (8, 40), (32, .infinity)]
  /// More corners than this for each piece of a document are too many, as where the same line stands again and again: the pairs stay
  /// as they are.
  private static let cornersPerPiece = 100

  /// Takes the units that hold most pieces in right beads, as far as can be known.
  ///
  /// - Parameter places: in the list of pairs, of the first and second, the first and third, the second and third document.
  private mutating func solve(_ places: [Int]) {
    let alone = places.map { pairs[$0].solution.posteriors }
    let pieces = alone.map(\.scores.corridor).reduce(0) { max($0, $1.rows, $1.columns) }
    for reach in Self.reaches {
      guard
        let corridor = JointCorridor(
          alone, margin: reach.margin, improbable: reach.improbable, limit: Self.cornersPerPiece * max(pieces, 1000))
      else { return }
      let scores = UnitScores(
        alone.map(\.scores), corridor: corridor, parameters: places.map { pairs[$0].solution.parameters })
      guard let together = UnitSearch(scores).probabilities(temperature: parameters.jointTemperature) else { continue }
      let flows = places.indices.map {
        BeadFlow(together[$0], corridor.pairs[$0], mixedWith: alone[$0], share: parameters.aloneShare)
      }
      let gains = UnitScores(expectedPieces: flows.map(\.probabilities), corridor: corridor)
      guard let beads = UnitSearch(gains).best() else { continue }
      for (index, place) in places.enumerated() { pairs[place].found.append((beads[index], flows[index])) }
      return
    }
  }

  /// With more than three documents, what the searches say on average decides.
  private mutating func decide(_ index: Int) {
    let found = pairs[index].found
    guard let first = found.first else { return }
    guard found.count > 1 else {
      pairs[index].solution.replace(beads: first.beads, posteriors: first.flow.posteriors)
      return
    }
    let flow = BeadFlow(sumOf: found.map(\.flow), in: pairs[index].solution.posteriors.scores.corridor)
    pairs[index].solution.replace(beads: BeadSearch.best(flow.scores).beads, posteriors: flow.posteriors)
  }
}
