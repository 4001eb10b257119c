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
    let prepared = languages.map { PreparedDocument(documents[$0] ?? [], language: $0) }
    let solver = JointSolver(prepared, options: options, knowledge: knowledge, keepsScorers: true)
    var result: [JointAlignment.Pair: [BeadExplanation]] = [:]
    for outcome in solver.outcomes {
      let pair = JointAlignment.Pair(source: languages[outcome.first], target: languages[outcome.second])
      let aligner = SentenceAligner(
        source: pair.source, target: pair.target, knowledge: knowledge(pair.source, pair.target), options: options)
      let (a, b) = (prepared[outcome.first], prepared[outcome.second])
      let beads = alignment.pairs[pair] ?? []
      let parts = SegmentParts(outcome.jointly.beads, outcome.alone.scorer, a, b)
      let alone = BeadConfidence(outcome.alone.posteriors, a, b)
      let jointly = BeadConfidence(outcome.jointly.posteriors, a, b)
      result[pair] = zip(beads, aligner.explain(beads, parts, a, b)).map { bead, explanation in
        guard languages.count > 2, !bead.isCrossing else { return explanation }
        var explanation = explanation
        let change = Self.logOdds(jointly.of(bead)) - Self.logOdds(alone.of(bead))
        if abs(change) >= 0.005 { explanation.parts.append(.init(name: "others", value: change)) }
        return explanation
      }
    }
    return result
  }

  private static func logOdds(_ probability: Double) -> Double {
    let p = min(max(probability, least), 1 - least)
    return log(p / (1 - p))
  }

  /// Nothing is surer than this: beyond, sums of single precision say nothing.
  private static let least = 1e-4
}
