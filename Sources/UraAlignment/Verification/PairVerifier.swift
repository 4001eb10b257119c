import Foundation
package import UraModel

/// Judges pairs that are aligned already: is the one the translation of the other?
///
/// A pair is weighed against a pair taken at random, against the pairs beside it, and against the targets of the whole file that share
/// the rarest words, each as far as it is not needed where it stands. So nothing depends on the order of the pairs, and a memory can
/// be judged.
package struct PairVerifier: Sendable {
  private let source: LanguageTag
  private let target: LanguageTag
  private let knowledge: AlignmentKnowledge
  private let parameters: AlignmentParameters

  /// What is to be thought of one pair.
  package struct Verdict: Sendable, Hashable {
    /// The probability, in 0...1, that the pair is a translation.
    package var confidence: Double
    /// The pair whose target fits the source better, counted from 0.
    package var better: Int?
  }

  package init(source: LanguageTag, target: LanguageTag, knowledge: AlignmentKnowledge? = nil) {
    self.source = source
    self.target = target
    self.knowledge = knowledge ?? .builtIn(source: source, target: target)
    parameters = .standard
  }

  /// Log-odds of a pair being a translation before anything is read: files hold few wrong pairs.
  private static let prior: Float = 3.2
  /// How far around a pair its neighbours are tried, and how many candidates of the whole file.
  private static let reach = 2
  private static let candidateCount = 4

  /// A verdict per pair.
  ///
  /// - Parameter pairs: may make their texts as they are asked for.
  package func verdicts<Pairs: RandomAccessCollection<(source: String, target: String)>>(
    _ pairs: Pairs
  ) -> [Verdict] where Pairs.Index == Int, Pairs.Indices == Range<Int> {
    var evidence = PairEvidence(
      PreparedDocument(pairs.lazy.map { AlignmentSegment(text: $0.source) }, language: source).withoutChunks,
      PreparedDocument(pairs.lazy.map { AlignmentSegment(text: $0.target) }, language: target).withoutChunks,
      knowledge: knowledge, parameters: parameters)
    let first = verdicts(pairs, evidence).map(\.confidence)
    // What the likely pairs teach of their words; once more with that.
    evidence.learn(from: first.indices.lazy.map { Bead(source: [$0], target: [$0], confidence: first[$0]) })
    return verdicts(pairs, evidence)
  }

  private func verdicts<Pairs: RandomAccessCollection<(source: String, target: String)>>(
    _ pairs: Pairs, _ evidence: PairEvidence
  ) -> [Verdict] where Pairs.Index == Int, Pairs.Indices == Range<Int> {
    func score(_ source: Int, _ target: Int) -> Float { evidence.score(source..<source + 1, target..<target + 1) }
    let own = pairs.indices.map { score($0, $0) }
    return pairs.indices.map { index in
      // A target at random scores nothing.
      var rival: (pair: Int?, score: Float) = (nil, 0)
      let near = max(0, index - Self.reach)..<min(pairs.count, index + Self.reach + 1)
      for other in Set(near).union(evidence.candidates(of: index, limit: Self.candidateCount)).sorted()
      where other != index && pairs[other].target != pairs[index].target {
        let there = score(index, other)
        guard there > rival.score else { continue }
        // When the other target is this source's, the other pair is wrong: as improbable as it is good by itself, or less so when the
        // two are exchanged.
        let doubt = Self.prior + own[other] - max(0, score(other, index))
        let value = there - max(0, doubt) - log1p(exp(-abs(doubt)))
        if value > rival.score { rival = (other, value) }
      }
      let confidence = 1 / (1 + exp(-(Self.prior + own[index] - rival.score)))
      return Verdict(confidence: Double(confidence), better: confidence < 0.5 ? rival.pair : nil)
    }
  }
}
