public import UraModel

/// What an aligner may do.
public struct AlignmentOptions: Sendable {
  package var parameters = AlignmentParameters.standard
  public init() {}
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
    let p = options.parameters
    let finder = LinkFinder(a, b, knowledge: knowledge, parameters: p)
    let links = finder.links
    let corridor = Corridor(full: a.pieceCount, b.pieceCount)
    let transposed = corridor.transposed
    let forward = WordEvidence.values(a, b, links.forward, corridor: corridor, parameters: p)
    let backward = WordEvidence.values(b, a, links.backward, corridor: transposed, parameters: p)
    let scores = BeadScores(
      a, b, forward: forward, backward: backward, corridor: corridor, transposed: transposed, parameters: p)
    return SegmentBeads.unite(BeadSearch.best(scores), a, b)
  }
}
