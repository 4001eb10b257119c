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

  func align(_ a: PreparedDocument, _ b: PreparedDocument) -> [Bead] { solve(a, b).segmentBeads(a, b) }

  func solve(_ a: PreparedDocument, _ b: PreparedDocument) -> Solution {
    let standard = options.parameters
    var finder = LinkFinder(a, b, knowledge: knowledge, parameters: standard)
    var links = finder.links
    let corridor = CorridorFinder(a, b, links: links.forward).corridor()
    let transposed = corridor.transposed
    var round = 1
    var omissions: Float?
    var paragraphs = ParagraphAgreement.none
    while true {
      let coverage = 0.5 * (links.forward.coverage(a) + links.backward.coverage(b))
      let p = standard.adapted(
        toCoverage: coverage, omissions: omissions, lexiconCoverage: finder.lexiconCoverage)
      let forward = WordEvidence(a, b, links.forward, corridor: corridor, parameters: p)
      let backward = WordEvidence(b, a, links.backward, corridor: transposed, parameters: p)
      let scores = BeadScores(
        a, b, forward: forward, backward: backward, corridor: corridor, transposed: transposed,
        paragraphs: paragraphs, parameters: p)
      let solution = Solution(scores, temperature: p.temperature)
      if round >= Int(p.rounds) || a.pieceCount == 0 || b.pieceCount == 0 { return solution }
      round += 1
      omissions = PieceSolitude(solution.posteriors).rate(pseudoCount: 20, expected: standard.omissionRate)
      paragraphs = ParagraphAgreement(solution.beads, a, b, parameters: standard)
      let probabilities = solution.beads.map {
        solution.posteriors.probability(ofKind: $0.kind, atRow: $0.source.lowerBound, column: $0.target.lowerBound)
      }
      finder.setLearned(DocumentLexicon.learn(solution.beads, probabilities: probabilities, a, b, parameters: p))
      links = finder.links
    }
  }
}

/// What the search found, in pieces.
struct Solution {
  var beads: [BeadSearch.PieceBead]
  var posteriors: BeadPosteriors

  init(_ scores: BeadScores, temperature: Float) {
    beads = BeadSearch.best(scores)
    posteriors = BeadPosteriors(scores, temperature: temperature)
  }

  /// The beads of segments with their confidence.
  func segmentBeads(_ source: PreparedDocument, _ target: PreparedDocument) -> [Bead] {
    var result = SegmentBeads.unite(beads, source, target)
    let confidence = BeadConfidence(posteriors, source, target)
    for index in result.indices { result[index].confidence = confidence.of(result[index]) }
    return result
  }
}
