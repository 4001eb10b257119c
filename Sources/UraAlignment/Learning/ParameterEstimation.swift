import Foundation
package import UraModel

/// Estimates the model's parameters on documents whose beads are known, by coordinate ascent on the likelihood of these beads.
///
/// The likelihood of a bead with both sides is that of the path through its two corners; of an omission, that its pieces stay alone.
/// It is smooth where the F1 is not, and what maximises it has posteriors that mean what they say.
package struct ParameterEstimation {
  package struct Example {
    let source: PreparedDocument
    let target: PreparedDocument
    let knowledge: AlignmentKnowledge
    let beads: [Bead]

    package init(
      source: [AlignmentSegment], _ sourceLanguage: LanguageTag, target: [AlignmentSegment],
      _ targetLanguage: LanguageTag, knowledge: AlignmentKnowledge, beads: [Bead]
    ) {
      self.source = PreparedDocument(source, language: sourceLanguage)
      self.target = PreparedDocument(target, language: targetLanguage)
      self.knowledge = knowledge
      self.beads = beads
    }
  }

  package struct Score {
    /// The mean log-likelihood of a known bead.
    package var likelihood: Float
    /// Strict F1.
    package var f1: Float
  }

  let examples: [Example]

  package init(_ examples: [Example]) { self.examples = examples }

  package func score(_ parameters: AlignmentParameters) -> Score {
    var likelihood: Float = 0
    var count: Float = 0
    var right: Float = 0
    var found: Float = 0
    var known: Float = 0
    for example in examples {
      let aligner = SentenceAligner(
        source: example.source.language, target: example.target.language, knowledge: example.knowledge,
        options: AlignmentOptions(parameters: parameters))
      let result = aligner.solve(example.source, example.target)
      let posteriors = result.posteriors
      let alone = PieceSolitude(posteriors)
      let starts = SegmentStarts(example.source, example.target)
      for bead in example.beads {
        if let first = bead.source.first, let last = bead.source.last, let head = bead.target.first,
          let tail = bead.target.last
        {
          let begin = posteriors.probability(atRow: starts.source[first], column: starts.target[head])
          let end = posteriors.probability(atRow: starts.source[last + 1], column: starts.target[tail + 1])
          likelihood += 0.5 * (log(max(begin, 1e-4)) + log(max(end, 1e-4)))
          known += 1
        } else {
          var chances: [Float] = []
          for segment in bead.source {
            chances += (starts.source[segment]..<starts.source[segment + 1]).map { alone.source[$0] }
          }
          for segment in bead.target {
            chances += (starts.target[segment]..<starts.target[segment + 1]).map { alone.target[$0] }
          }
          if !chances.isEmpty { likelihood += chances.reduce(0) { $0 + log(max($1, 1e-4)) } / Float(chances.count) }
        }
        count += 1
      }
      let gold = Set(example.beads.map { [$0.source, $0.target] })
      for bead in SegmentBeads.unite(result.beads, example.source, example.target)
      where !bead.source.isEmpty && !bead.target.isEmpty {
        found += 1
        if gold.contains([bead.source, bead.target]) { right += 1 }
      }
    }
    return Score(likelihood: likelihood / max(count, 1), f1: 2 * right / max(found + known, 1))
  }

  /// Moves each named parameter up and down by a share of itself as long as that helps.
  package func improve(
    _ start: AlignmentParameters, _ names: [String], step: Float, report: (String) -> Void
  ) -> AlignmentParameters {
    var best = start
    var bestScore = objective(score(start))
    for name in names {
      guard let path = AlignmentParameters.named[name] else { continue }
      for direction: Float in [1, -1] {
        var moved = false
        for _ in 0..<3 {
          var trial = best
          trial[keyPath: path] += direction * step * max(abs(trial[keyPath: path]), 0.1)
          let trialScore = objective(score(trial))
          guard trialScore > bestScore + 1e-5 else { break }
          bestScore = trialScore
          best = trial
          moved = true
          report("\(name) = \(best[keyPath: path]): \(bestScore)")
        }
        if moved { break }
      }
    }
    return best
  }

  private func objective(_ score: Score) -> Float { score.likelihood + score.f1 }
}
