import Foundation
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
    let documents = Concurrently.map(2, pieces: source.count + target.count) { side in
      side == 0
        ? PreparedDocument(source, language: self.source) : PreparedDocument(target, language: self.target)
    }
    return align(documents[0], documents[1])
  }

  /// Two languages are aligned in one order, whichever is the source: where two paths score the same, the rounding of sums would decide.
  var isTurned: Bool { target < source }

  /// The aligner of the other direction.
  var turned: SentenceAligner {
    SentenceAligner(source: target, target: source, knowledge: knowledge.reversed, options: options)
  }

  func align(_ a: PreparedDocument, _ b: PreparedDocument) -> [Bead] {
    if isTurned { return turned.align(b, a).turned }
    let solution = solve(a, b)
    var result = solution.segmentBeads(a, b)
    ConfidenceCalibration(solution.parameters, isJoint: false)
      .calibrate(&result, BeadCircumstances(SegmentTraits(a), SegmentTraits(b)))
    return result
  }

  /// The share of links that join pieces of one side, drawn to what is expected by so many links more.
  private static func mergeRate(
    _ beads: [BeadSearch.PieceBead], _ probabilities: [Float], pseudoCount: Float, expected: Float
  ) -> Float {
    var merges = pseudoCount * expected
    var links = pseudoCount
    for (bead, probability) in zip(beads, probabilities) where !bead.source.isEmpty && !bead.target.isEmpty {
      links += probability
      if bead.source.count != bead.target.count { merges += probability }
    }
    return merges / links
  }

  /// The share of beads that the round before did not have.
  static func change(_ beads: [BeadSearch.PieceBead], from last: [BeadSearch.PieceBead]) -> Float {
    let known = Set(last.map(\.pieces))
    return Float(beads.count { !known.contains($0.pieces) }) / Float(max(beads.count, 1))
  }

  /// The same corridor from whichever side it is asked for: the longer document leads.
  static func corridor(
    _ a: PreparedDocument, _ b: PreparedDocument, _ links: (forward: WordLinks, backward: WordLinks)
  ) -> Corridor {
    func rank(_ document: PreparedDocument) -> (Int, Int, String) {
      (document.pieceCount, document.tokens.count, document.language.description)
    }
    return rank(a) >= rank(b)
      ? CorridorFinder(a, b, links: links.forward).corridor()
      : CorridorFinder(b, a, links: links.backward).corridor().transposed
  }

  /// By how many pieces a corridor is widened where the path touches its border, the first and the last time.
  private static let firstWidening = 48
  private static let lastWidening = 192
  /// While the ratio of lengths moves far, so many rounds more.
  private static let mostExtraRounds = 3

  /// Of 700 by 700 pieces, or the corridor of about twenty thousand.
  private static let mostCornersToGuess = 500_000

  /// - Parameter keepsScorer: whether the parts of scores will be asked for.
  func solve(_ a: PreparedDocument, _ b: PreparedDocument, keepsScorer: Bool = false) -> Solution {
    let standard = options.parameters
    var finder = LinkFinder(a, b, knowledge: knowledge, parameters: standard)
    var links = finder.links
    var corridor =
      standard.isExact ? Corridor(full: a.pieceCount, b.pieceCount) : Self.corridor(a, b, links)
    var round = 1
    var extraRounds = 0
    var widening = Self.firstWidening
    var alone: PieceSolitude?
    var merges: Float?
    // A long document has links enough to learn another ratio from, and two searches at once would need twice its memory.
    var ratios = corridor.cellCount > Self.mostCornersToGuess ? [LengthRatio(a, b)] : LengthRatio.guesses(a, b)
    var guess: LengthRatio?
    var last: [BeadSearch.PieceBead] = []
    var paragraphs = ParagraphAgreement.none
    while true {
      let coverage = 0.5 * (links.forward.coverage(a) + links.backward.coverage(b))
      let p = standard.adapted(
        toCoverage: coverage, omissions: alone?.rate(expected: standard.omissionRate), merges: merges,
        lexiconCoverage: finder.lexiconCoverage)
      let tries = ratios.map {
        Attempt(
          BeadScorer(a, b, links, corridor: corridor, paragraphs: paragraphs, ratio: $0, alone: alone, parameters: p),
          ratio: $0)
      }
      let attempt = tries.dropFirst().reduce(tries[0]) { $1.best.score > $0.best.score ? $1 : $0 }
      var ratio = attempt.ratio
      let firstRatio = guess ?? ratio
      (guess, ratios) = (firstRatio, [ratio])
      if widening <= Self.lastWidening, let wider = corridor.widened(around: attempt.best.beads, by: widening) {
        // The path would rather be elsewhere: look there before anything is learned from it.
        corridor = wider
        widening *= 4
        continue
      }
      var solution = Solution(attempt.best, attempt.scores, parameters: p)
      let change = Self.change(solution.beads, from: last)
      last = solution.beads
      if round >= Int(p.rounds) + extraRounds || change < p.roundChange || a.pieceCount == 0 || b.pieceCount == 0 {
        solution.take(LongBeads(solution.beads, attempt.scorer))
        if keepsScorer { solution.scorer = attempt.scorer }
        return solution
      }
      round += 1
      if corridor.cellCount < (a.pieceCount + 1) * (b.pieceCount + 1) {
        corridor = solution.posteriors.support(margin: 3)
      }
      alone = PieceSolitude(solution.posteriors)
      paragraphs = ParagraphAgreement(solution.beads, a, b, parameters: standard)
      let probabilities = solution.beads.map {
        solution.posteriors.probability(ofKind: $0.kind, atRow: $0.source.lowerBound, column: $0.target.lowerBound)
      }
      if ratio.follow(LengthRatio(solution.beads, probabilities, a, b, guess: firstRatio)) {
        extraRounds = min(extraRounds + 1, Self.mostExtraRounds)
      }
      ratios = [ratio]
      merges = Self.mergeRate(solution.beads, probabilities, pseudoCount: 20, expected: standard.mergeRate)
      finder.setLearned(DocumentLexicon.learn(solution.beads, probabilities: probabilities, a, b, parameters: p))
      links = finder.links
    }
  }
}

/// A search with some ratio of lengths.
private struct Attempt {
  let scorer: BeadScorer
  let ratio: LengthRatio
  let scores: BeadScores
  let best: BeadSearch.Best

  init(_ scorer: BeadScorer, ratio: LengthRatio) {
    self.scorer = scorer
    self.ratio = ratio
    scores = BeadScores(scorer)
    best = BeadSearch.best(scores)
  }
}

/// What the search found, in pieces.
struct Solution {
  private(set) var beads: [BeadSearch.PieceBead]
  private var long: [LongBeads.Found] = []
  private(set) var posteriors: BeadPosteriors
  /// Those of these two documents.
  let parameters: AlignmentParameters
  var scorer: BeadScorer?

  init(
    _ best: BeadSearch.Best, _ scores: BeadScores, parameters: AlignmentParameters
  ) {
    beads = best.beads
    posteriors = BeadPosteriors(scores, rows: best.rows, temperature: parameters.temperature)
    self.parameters = parameters
  }

  /// Takes in beads that the search does not know.
  mutating func take(_ search: LongBeads) {
    guard !search.found.isEmpty else { return }
    beads = search.path
    long = search.found
  }

  /// What a search through further documents found instead.
  mutating func replace(beads: [BeadSearch.PieceBead], posteriors: BeadPosteriors) {
    self.beads = beads
    long = []
    self.posteriors = posteriors
  }

  /// The beads of segments with their probability.
  func segmentBeads(_ source: PreparedDocument, _ target: PreparedDocument) -> [Bead] {
    var result = SegmentBeads.unite(beads, source, target)
    let confidence = BeadConfidence(posteriors, source, target)
    let gains = Dictionary(
      long.map { (Int(source.segmentOfPiece[$0.bead.source.lowerBound]), $0.gain) }, uniquingKeysWith: min)
    for index in result.indices {
      // The paths know nothing of a long bead, only by how much it is better than theirs.
      result[index].confidence =
        result[index].source.compactMap { gains[$0] }.min().map { 1 / (1 + exp(-Double($0))) }
        ?? confidence.of(result[index])
    }
    return result
  }
}
