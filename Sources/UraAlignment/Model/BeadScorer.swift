import Foundation

/// Scores a bead by its parts: kind, words, cuts, length, marks, paragraphs, position.
struct BeadScorer {
  let corridor: Corridor
  let transposed: Corridor
  let source: PreparedDocument
  let target: PreparedDocument
  let forward: WordEvidence
  let backward: WordEvidence
  let sourceLengths: PieceLengths
  let targetLengths: PieceLengths
  private let sourceSplits: SplitScores
  private let targetSplits: SplitScores
  let paragraphs: ParagraphAgreement
  let positions: PositionAgreement
  let priors: [Float]
  /// Of the omission of each source piece, and of the addition of each target piece: greater in the middle of what else is alone.
  let omissionPriors: [Float]
  let additionPriors: [Float]
  let parameters: AlignmentParameters
  /// What the marks of one to four pieces are, four values a piece: a set of bits.
  let sourceMarks: [UInt8]
  let targetMarks: [UInt8]
  /// What two sets of marks say of each other: `markScores[8 * source + target]`.
  let markScores: [Float]

  init(
    _ source: PreparedDocument, _ target: PreparedDocument, _ links: (forward: WordLinks, backward: WordLinks),
    corridor: Corridor, paragraphs: ParagraphAgreement, ratio: LengthRatio, alone: PieceSolitude? = nil,
    parameters p: AlignmentParameters
  ) {
    self.source = source
    self.target = target
    self.corridor = corridor
    self.paragraphs = paragraphs
    parameters = p
    transposed = corridor.transposed
    forward = WordEvidence(source, target, links.forward, corridor: corridor, parameters: p)
    backward = WordEvidence(target, source, links.backward, corridor: transposed, parameters: p)
    sourceMarks = Self.groupMarks(source)
    targetMarks = Self.groupMarks(target)
    markScores = (0..<64).map { Self.agreement(of: UInt8($0 / 8), UInt8($0 % 8), p) }
    priors = BeadKind.all.map { $0.prior(p) }
    let cohesion = alone.map { p.passageAdaptation * $0.cohesion(rate: $0.rate(expected: p.omissionRate)) } ?? 0
    omissionPriors =
      alone.map { PieceSolitude.surrounded($0.source).map { p.prior01 + cohesion * $0 } }
      ?? .init(repeating: p.prior01, count: source.pieceCount)
    additionPriors =
      alone.map { PieceSolitude.surrounded($0.target).map { p.prior01 + cohesion * $0 } }
      ?? .init(repeating: p.prior01, count: target.pieceCount)
    let scales = ratio.scales
    sourceLengths = PieceLengths(source, scale: scales.source, parameters: p)
    targetLengths = PieceLengths(target, scale: scales.target, parameters: p)
    positions = PositionAgreement(source, target, parameters: p)
    sourceSplits = SplitScores(source, target, forward, corridor, sourceLengths, targetLengths, parameters: p)
    targetSplits = SplitScores(target, source, backward, transposed, targetLengths, sourceLengths, parameters: p)
  }

  /// Beads that score less are not looked at closer.
  static let hopeless: Float = -14

  /// The parts of the bead of a kind that begins at a corner; `nil` where it does not fit into the corridor.
  @inline(__always)
  func parts(ofKind index: Int, _ i: Int, _ j: Int) -> BeadParts? {
    let p = parameters
    let kind = BeadKind.all[index]
    let k = kind.source
    let l = kind.target
    guard i + k < corridor.rows, j + l < corridor.columns else { return nil }
    guard j + l >= Int(corridor.lower[i + k]), j + l <= Int(corridor.upper[i + k]) else { return nil }
    var parts = BeadParts()
    guard kind.isLink else {
      parts.kind = index == BeadPosteriors.omission ? omissionPriors[i] : additionPriors[j]
      return parts
    }
    parts.kind = priors[index]
    let limit = WordEvidence.groupLimit
    var there: Float = 0
    var back: Float = 0
    for row in i..<i + k {
      guard j >= Int(corridor.lower[row]), j <= Int(corridor.upper[row]) else { return nil }
      there += forward.groups[corridor.offset[row] + j - Int(corridor.lower[row])][l - 1]
    }
    for column in j..<j + l {
      guard i >= Int(transposed.lower[column]), i <= Int(transposed.upper[column]) else { return nil }
      back += backward.groups[transposed.offset[column] + i - Int(transposed.lower[column])][k - 1]
    }
    let z = (targetLengths.group(j, l) - sourceLengths.group(i, k)) / p.lengthDeviation
    parts.words = p.wordWeight * (there + back)
    parts.length = p.lengthBonus - min(p.lengthCap, 0.5 * z * z)
    let whole = parts.kind + parts.words + parts.length - p.lengthBonus
    if k + l > 2, whole > Self.hopeless, let cut = cut(i, k, j, l, there: there, back: back),
      cut.kind + cut.words + cut.cut > whole
    {
      parts = cut
    }
    parts.marks = markScores[Int(sourceMarks[i * limit + k - 1]) << 3 | Int(targetMarks[j * limit + l - 1])]
    parts.paragraphs = paragraphs.score(i, k, j, l)
    parts.position = positions.score(i, k, j, l)
    return parts
  }

  /// The parts of a bead, however many pieces it has.
  func parts(of bead: BeadSearch.PieceBead) -> BeadParts? {
    let (i, k) = (bead.source.lowerBound, bead.source.count)
    let (j, l) = (bead.target.lowerBound, bead.target.count)
    guard max(k, l) > WordEvidence.groupLimit else { return parts(ofKind: bead.kind, i, j) }
    guard let split = k == 1 ? sourceSplits.best(i, j, count: l) : targetSplits.best(j, i, count: k) else { return nil }
    var parts = BeadParts()
    parts.kind = Float(k + l - 2) * parameters.priorSplit + parameters.prior11
    let evidence = k == 1 ? backward : forward
    let cells = k == 1 ? bead.target.map { transposed.cell($0, i) } : bead.source.map { corridor.cell($0, j) }
    for cell in cells {
      guard let cell else { return nil }
      parts.words += parameters.wordWeight * evidence.groups[cell][0]
    }
    parts.cut = split
    parts.length = parameters.lengthBonus
    let marks = [(bead.source, sourceMarks), (bead.target, targetMarks)].map { pieces, marks in
      pieces.reduce(UInt8(0)) { $0 | marks[$1 * WordEvidence.groupLimit] }
    }
    parts.marks = markScores[Int(marks[0]) << 3 | Int(marks[1])]
    parts.paragraphs = paragraphs.score(i, k, j, l)
    parts.position = positions.score(i, k, j, l)
    return parts
  }

  /// The best way to cut pieces that stand for several of the other side, each at its own place in them.
  ///
  /// - Parameter there, back: what the words say of the pieces as wholes, in both directions.
  func cut(_ i: Int, _ k: Int, _ j: Int, _ l: Int, there: Float, back: Float) -> BeadParts? {
    let p = parameters
    var parts = BeadParts()
    parts.length = p.lengthBonus
    if (k == 1) != (l == 1) {
      guard var split = k == 1 ? sourceSplits.best(i, j, count: l) : targetSplits.best(j, i, count: k) else {
        return nil
      }
      if k + l == 3 { split = max(split, k == 1 ? sourceSplits.bestAround(i, j) : targetSplits.bestAround(j, i)) }
      parts.kind = Float(k + l - 2) * p.priorSplit + p.prior11
      parts.words = p.wordWeight * (k == 1 ? back : there)
      parts.cut = split
      return parts
    }
    guard k == 2, l == 2 else { return nil }
    // A chain: the second half of one goes with the first half of the other.
    parts.kind = 2 * p.priorSplit + p.priorChain + p.prior11
    var best: Float = -.infinity
    func take(_ whole: Float, _ split: Float) {
      guard p.wordWeight * whole + split > best else { return }
      best = p.wordWeight * whole + split
      parts.words = p.wordWeight * whole
      parts.cut = split
    }
    if let first = corridor.cell(i, j), let last = transposed.cell(j + 1, i + 1),
      let one = sourceSplits.best(i + 1, j, count: 2, measured: 1...1),
      let other = targetSplits.best(j, i, count: 2, measured: 0...0)
    {
      let around = sourceSplits.bestAround(i + 1, j, isWhole: false)
      take(forward.groups[first][0] + backward.groups[last][0], max(one, around) + other)
    }
    if let last = corridor.cell(i + 1, j + 1), let first = transposed.cell(j, i),
      let one = sourceSplits.best(i, j, count: 2, measured: 0...0),
      let other = targetSplits.best(j + 1, i, count: 2, measured: 1...1)
    {
      let around = targetSplits.bestAround(j + 1, i, isWhole: false)
      take(forward.groups[last][0] + backward.groups[first][0], one + max(other, around))
    }
    return best > -.infinity ? parts : nil
  }

  /// The marks of one to four pieces from each on, as bits: questions, quotation marks, colons and brackets.
  private static func groupMarks(_ document: PreparedDocument) -> [UInt8] {
    let limit = WordEvidence.groupLimit
    var result = [UInt8](repeating: 0, count: document.pieceCount * limit)
    for i in 0..<document.pieceCount {
      var set: UInt8 = 0
      for count in 0..<min(limit, document.pieceCount - i) {
        let marks = document.marks[i + count]
        if marks.questions > 0 { set |= 1 }
        if marks.quotes > 0 { set |= 2 }
        if marks.colons > 0 || marks.parentheses > 0 { set |= 4 }
        result[i * limit + count] = set
      }
    }
    return result
  }

  private static func agreement(of a: UInt8, _ b: UInt8, _ p: AlignmentParameters) -> Float {
    func agreement(_ bit: UInt8) -> Float {
      if (a | b) & bit == 0 { return 0.05 }
      return a & b & bit != 0 ? 1 : -1
    }
    return p.questionWeight * agreement(1) + p.quoteWeight * agreement(2) + p.colonWeight * agreement(4)
  }
}
