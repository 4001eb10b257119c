import Foundation

/// Scores a bead by its parts: kind, words, cuts, length, marks, paragraphs, position.
struct BeadScorer {
  let corridor: Corridor
  private let transposed: Corridor
  private let source: PreparedDocument
  private let target: PreparedDocument
  private let forward: WordEvidence
  private let backward: WordEvidence
  private let sourceLengths: PieceLengths
  private let targetLengths: PieceLengths
  private let sourceSplits: SplitScores
  private let targetSplits: SplitScores
  private let paragraphs: ParagraphAgreement
  private let positions: PositionAgreement
  private let priors: [Float]
  private let p: AlignmentParameters

  init(
    _ source: PreparedDocument, _ target: PreparedDocument, _ links: (forward: WordLinks, backward: WordLinks),
    corridor: Corridor, paragraphs: ParagraphAgreement, parameters p: AlignmentParameters
  ) {
    self.source = source
    self.target = target
    self.corridor = corridor
    self.paragraphs = paragraphs
    self.p = p
    transposed = corridor.transposed
    let evidence = Concurrently.map(2, pieces: source.pieceCount + target.pieceCount) { [transposed] side in
      side == 0
        ? WordEvidence(source, target, links.forward, corridor: corridor, parameters: p)
        : WordEvidence(target, source, links.backward, corridor: transposed, parameters: p)
    }
    forward = evidence[0]
    backward = evidence[1]
    priors = BeadKind.all.map { $0.prior(p) }
    let scales = PieceLengths.scales(source, target)
    sourceLengths = PieceLengths(source, scale: scales.source, parameters: p)
    targetLengths = PieceLengths(target, scale: scales.target, parameters: p)
    positions = PositionAgreement(source, target, parameters: p)
    sourceSplits = SplitScores(source, forward, corridor, sourceLengths, targetLengths, parameters: p)
    targetSplits = SplitScores(target, backward, transposed, targetLengths, sourceLengths, parameters: p)
  }

  /// Beads that score less are not looked at closer.
  private static let hopeless: Float = -14

  /// The parts of the bead of a kind that begins at a corner; `nil` where it does not fit into the corridor.
  @inline(__always)
  func parts(ofKind index: Int, _ i: Int, _ j: Int) -> BeadParts? {
    let kind = BeadKind.all[index]
    let k = kind.source
    let l = kind.target
    guard i + k < corridor.rows, j + l < corridor.columns else { return nil }
    guard j + l >= Int(corridor.lower[i + k]), j + l <= Int(corridor.upper[i + k]) else { return nil }
    var parts = BeadParts()
    parts.kind = priors[index]
    guard kind.isLink else { return parts }
    let limit = WordEvidence.groupLimit
    var there: Float = 0
    var back: Float = 0
    for row in i..<i + k {
      guard j >= Int(corridor.lower[row]), j <= Int(corridor.upper[row]) else { return nil }
      there += forward.groups[(corridor.offset[row] + j - Int(corridor.lower[row])) * limit + l - 1]
    }
    for column in j..<j + l {
      guard i >= Int(transposed.lower[column]), i <= Int(transposed.upper[column]) else { return nil }
      back += backward.groups[(transposed.offset[column] + i - Int(transposed.lower[column])) * limit + k - 1]
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
    parts.marks = marks(i, k, j, l)
    parts.paragraphs = paragraphs.score(i, k, j, l)
    parts.position = positions.score(i, k, j, l)
    return parts
  }

  /// The best way to cut pieces that stand for several of the other side, each at its own place in them.
  private func cut(_ i: Int, _ k: Int, _ j: Int, _ l: Int, there: Float, back: Float) -> BeadParts? {
    var parts = BeadParts()
    parts.length = p.lengthBonus
    if (k == 1) != (l == 1) {
      guard let split = k == 1 ? sourceSplits.best(i, j, count: l) : targetSplits.best(j, i, count: k) else {
        return nil
      }
      parts.kind = Float(k + l - 2) * p.priorSplit + p.prior11
      parts.words = p.wordWeight * (k == 1 ? back : there)
      parts.cut = split
      return parts
    }
    guard k == 2, l == 2 else { return nil }
    // A chain: the second half of one goes with the first half of the other.
    let limit = WordEvidence.groupLimit
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
      take(forward.groups[first * limit] + backward.groups[last * limit], one + other)
    }
    if let last = corridor.cell(i + 1, j + 1), let first = transposed.cell(j, i),
      let one = sourceSplits.best(i, j, count: 2, measured: 0...0),
      let other = targetSplits.best(j + 1, i, count: 2, measured: 1...1)
    {
      take(forward.groups[last * limit] + backward.groups[first * limit], one + other)
    }
    return best > -.infinity ? parts : nil
  }

  private func marks(_ i: Int, _ k: Int, _ j: Int, _ l: Int) -> Float {
    var a = source.marks[i]
    for row in i + 1..<i + k { a = a + source.marks[row] }
    var b = target.marks[j]
    for column in j + 1..<j + l { b = b + target.marks[column] }
    return p.questionWeight * Self.agreement(a.questions, b.questions)
      + p.quoteWeight * Self.agreement(a.quotes, b.quotes)
      + p.colonWeight * Self.agreement(a.colons &+ a.parentheses, b.colons &+ b.parentheses)
  }

  private static func agreement(_ a: UInt8, _ b: UInt8) -> Float {
    if a == 0 && b == 0 { return 0.05 }
    return (a > 0) == (b > 0) ? 1 : -1
  }
}
