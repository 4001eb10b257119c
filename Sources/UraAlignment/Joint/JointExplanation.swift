import Foundation
public import UraModel

extension JointAligner {
  /// For each pair of languages and each of its beads in a joint alignment of these documents, what its score is made of and the words
  /// that support it.
  ///
  /// The parts are those of the pair by itself, for the bead that was found jointly; `others` is what the other languages change in the
  /// log-odds of the bead.
  public func explain(
    _ alignment: JointAlignment, _ documents: [LanguageTag: [AlignmentSegment]], order: [LanguageTag]? = nil
  ) -> [JointAlignment.Pair: [BeadExplanation]] {
    let languages = order ?? documents.keys.sorted()
    let solved = languages.sorted()
    let prepared = solved.map { PreparedDocument(documents[$0] ?? [], language: $0) }
    let solver = JointSolver(prepared, options: options, knowledge: knowledge, keepsScorers: true)
    var result: [JointAlignment.Pair: [BeadExplanation]] = [:]
    for outcome in solver.outcomes {
      let pair = JointAlignment.Pair(source: solved[outcome.first], target: solved[outcome.second])
      let isTurned = Self.isTurned(pair, in: languages)
      let wanted = isTurned ? pair.turned : pair
      let beads = alignment.pairs[wanted] ?? []
      let explanations = explanations(of: isTurned ? beads.map(\.turned) : beads, by: outcome, prepared, pair)
      result[wanted] = isTurned ? explanations.map(\.turned) : explanations
    }
    return result
  }

  private func explanations(
    of beads: [Bead], by outcome: JointSolver.Outcome, _ documents: [PreparedDocument], _ pair: JointAlignment.Pair
  ) -> [BeadExplanation] {
    let (a, b) = (documents[outcome.first], documents[outcome.second])
    let parts = SegmentParts(outcome.jointly.beads, outcome.alone.scorer, a, b)
    let alone = BeadConfidence(outcome.alone.posteriors, a, b)
    let jointly = BeadConfidence(outcome.jointly.posteriors, a, b)
    return zip(beads, aligner(pair).explain(beads, parts, a, b)).map { bead, explanation in
      guard documents.count > 2, !bead.isCrossing else { return explanation }
      var explanation = explanation
      let change = Self.logOdds(jointly.of(bead)) - Self.logOdds(alone.of(bead))
      if abs(change) >= 0.005 { explanation.parts.append(.init(name: "others", value: change)) }
      return explanation
    }
  }

  private static func logOdds(_ probability: Double) -> Double {
    let p = min(max(probability, least), 1 - least)
    return log(p / (1 - p))
  }

  /// Nothing is surer than this: beyond, sums of single precision say nothing.
  private static let least = 1e-4
}

extension BeadExplanation {
  /// Seen from the other side.
  var turned: BeadExplanation {
    var result = self
    result.words = words.map { WordSupport(source: $0.target, target: $0.source, strength: $0.strength) }
    return result
  }
}
