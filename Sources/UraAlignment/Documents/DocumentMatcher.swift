import Foundation
package import UraModel

/// Finds which documents of two languages are translations of each other when their names do not say it: by the words, names and
/// numbers that they share, and by their lengths.
package struct DocumentMatcher: Sendable {
  private let source: LanguageTag
  private let target: LanguageTag
  private let knowledge: AlignmentKnowledge

  package init(source: LanguageTag, target: LanguageTag, knowledge: AlignmentKnowledge? = nil) {
    self.source = source
    self.target = target
    self.knowledge = knowledge ?? .builtIn(source: source, target: target)
  }

  /// Two documents that belong together, as indices.
  package struct Match: Sendable, Hashable {
    package var source: Int
    package var target: Int
    /// In 0...1, from how far the match is ahead of the next best of either document.
    package var confidence: Double
  }

  /// How many documents are compared with each in full, of those that share its rarest words.
  private static let candidateCount = 12
  /// The least log-likelihood ratio of a match.
  private static let leastScore: Float = 1

  /// The matches, by source; each document is in one at most.
  package func matches(_ sources: [String], _ targets: [String]) -> [Match] {
    let a = PreparedDocument(sources.map { AlignmentSegment(text: $0) }, language: source)
    let b = PreparedDocument(targets.map { AlignmentSegment(text: $0) }, language: target)
    if sources.isEmpty || targets.isEmpty { return [] }
    let evidence = PairEvidence(a, b, knowledge: knowledge, parameters: .standard)
    var scores: [(source: Int, target: Int, score: Float)] = []
    for index in sources.indices {
      for other in candidates(of: index, evidence, targets.count) {
        let score = evidence.score(index..<index + 1, other..<other + 1)
        if score > Self.leastScore { scores.append((index, other, score)) }
      }
    }
    scores.sort { ($0.score, $1.source, $1.target) > ($1.score, $0.source, $0.target) }
    var matches: [Match] = []
    var usedSources: Set<Int> = []
    var usedTargets: Set<Int> = []
    for one in scores where !usedSources.contains(one.source) && !usedTargets.contains(one.target) {
      usedSources.insert(one.source)
      usedTargets.insert(one.target)
      let rival = scores.first { ($0.source == one.source) != ($0.target == one.target) }?.score ?? 0
      let confidence = 1 / (1 + exp(-(one.score - max(0, rival))))
      matches.append(Match(source: one.source, target: one.target, confidence: Double(confidence)))
    }
    return matches.sorted { $0.source < $1.source }
  }

  private func candidates(of index: Int, _ evidence: PairEvidence, _ count: Int) -> [Int] {
    count <= Self.candidateCount ? Array(0..<count) : evidence.candidates(of: index, limit: Self.candidateCount)
  }
}
