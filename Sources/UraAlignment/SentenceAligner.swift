public import UraModel

/// What an aligner may do.
public struct AlignmentOptions: Sendable {
  package var parameters: AlignmentParameters

  public init() { parameters = .standard }
  package init(parameters: AlignmentParameters) { self.parameters = parameters }
}

/// Aligns the segments of two documents.
///
/// The way: `Text/` makes pieces of words out of segments, `Knowledge/` links words, `Model/` scores beads, `Search/`
/// finds the best path; then pieces are united to segments.
public struct SentenceAligner: Sendable {
  package let source: LanguageTag
  package let target: LanguageTag
  package let knowledge: AlignmentKnowledge
  package let options: AlignmentOptions

  public init(
    source: LanguageTag, target: LanguageTag, knowledge: AlignmentKnowledge? = nil, options: AlignmentOptions = .init()
  ) {
    self.source = source
    self.target = target
    self.knowledge = knowledge ?? .builtIn(source: source, target: target)
    self.options = options
  }

  /// The beads, in order; every segment of both sides is in exactly one.
  public func align(_ source: [AlignmentSegment], _ target: [AlignmentSegment]) -> [Bead] {
    let a = PreparedDocument(source, language: self.source)
    let b = PreparedDocument(target, language: self.target)
    return align(a, b)
  }

  func align(_ a: PreparedDocument, _ b: PreparedDocument) -> [Bead] {
    SegmentBeads.unite(solve(a, b).beads, a, b)
  }

  /// What the search found, in pieces.
  struct Solution {
    var beads: [BeadSearch.PieceBead]
    var posteriors: BeadPosteriors
  }

  func solve(_ a: PreparedDocument, _ b: PreparedDocument) -> Solution {
    let standard = options.parameters
    var finder = LinkFinder(a, b, knowledge: knowledge, parameters: standard)
    let corridor = Corridor(full: a.pieceCount, b.pieceCount)
    let transposed = corridor.transposed
    var round = 1
    while true {
      let links = finder.links
      let coverage = 0.5 * (links.forward.coverage(a) + links.backward.coverage(b))
      let p = standard.adapted(toCoverage: coverage)
      let forward = WordEvidence.values(a, b, links.forward, corridor: corridor, parameters: p)
      let backward = WordEvidence.values(b, a, links.backward, corridor: transposed, parameters: p)
      let scores = BeadScores(
        a, b, forward: forward, backward: backward, corridor: corridor, transposed: transposed, parameters: p)
      let beads = BeadSearch.best(scores)
      let posteriors = BeadPosteriors(scores, temperature: p.temperature)
      if round >= Int(p.rounds) { return Solution(beads: beads, posteriors: posteriors) }
      round += 1
      let probabilities = beads.map {
        posteriors.probability(ofKind: $0.kind, atRow: $0.source.lowerBound, column: $0.target.lowerBound)
      }
      finder.setLearned(DocumentLexicon.learn(beads, probabilities: probabilities, a, b, parameters: p))
    }
  }
}
