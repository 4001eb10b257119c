/// The kernel of `BeadScores`: what `BeadScorer` gives the beads that begin in a row of corners, the kinds of a corner side by side.
///
/// A vector holds the beads of some source pieces with one, two, three and four target pieces.
struct ScoreRows {
  private let scorer: BeadScorer
  private let paragraphs: [SIMD4<Float>]
  /// The share of the target before each piece, padded.
  private let targetShares: [Float]
  /// By the count of source pieces, from 1.
  private let priors: [SIMD4<Float>]
  private let mostTargets: [Int]
  /// The place among all kinds of `4 * (sources - 1) + targets - 1`.
  private let places: [Int]

  private static let limit = WordEvidence.groupLimit
  private static let kindCount = BeadKind.all.count

  init(_ scorer: BeadScorer) {
    self.scorer = scorer
    paragraphs = scorer.paragraphs.table
    targetShares = scorer.positions.target + [Float](repeating: 0, count: Self.limit)
    var priors = [SIMD4<Float>](repeating: .zero, count: Self.limit)
    var mostTargets = [Int](repeating: 0, count: Self.limit)
    var places = [Int](repeating: 0, count: Self.limit * Self.limit)
    for (index, kind) in BeadKind.all.enumerated() where kind.isLink {
      priors[kind.source - 1][kind.target - 1] = scorer.priors[index]
      mostTargets[kind.source - 1] = max(mostTargets[kind.source - 1], kind.target)
      places[(kind.source - 1) * Self.limit + kind.target - 1] = index
    }
    self.priors = priors
    self.mostTargets = mostTargets
    self.places = places
  }

  /// Initializes the scores of all corners of some rows; see `BeadScores.values`.
  func fill(_ rows: Range<Int>, _ values: UnsafeMutableBufferPointer<Float>) {
    guard let values = values.baseAddress else { return }
    let corridor = scorer.corridor
    let lower = corridor.lower.span
    let upper = corridor.upper.span
    let offset = corridor.offset.span
    for i in rows {
      let low = Int(lower[i])
      let high = Int(upper[i])
      let row = values + offset[i] * Self.kindCount
      row.initialize(repeating: -.infinity, count: (high - low + 1) * Self.kindCount)
      for j in low...high {
        let scores = row + (j - low) * Self.kindCount
        if i + 1 < corridor.rows, j >= Int(lower[i + 1]) {
          scores[BeadPosteriors.omission] = scorer.omissionPriors[i]
        }
        if j < high { scores[BeadPosteriors.addition] = scorer.additionPriors[j] }
      }
      // A bead with both sides takes a piece of either.
      if i + 1 < corridor.rows, low + 1 < corridor.columns { fillLinks(i, row) }
    }
  }

  /// The beads with both sides that begin in a row.
  private func fillLinks(_ i: Int, _ row: UnsafeMutablePointer<Float>) {
    let p = scorer.parameters
    let corridor = scorer.corridor
    let lower = corridor.lower.span
    let upper = corridor.upper.span
    let offset = corridor.offset.span
    let columnLower = scorer.transposed.lower.span
    let columnOffset = scorer.transposed.offset.span
    let forward = scorer.forward.groups.span
    let backward = scorer.backward.groups.span
    let sourceLengths = scorer.sourceLengths.groups.span
    let targetLengths = scorer.targetLengths.groups.span
    let sourceShares = scorer.positions.source.span
    let targetShares = targetShares.span
    let sourceMarks = scorer.sourceMarks.span
    let targetMarks = scorer.targetMarks.span
    let markScores = scorer.markScores.span
    let paragraphs = paragraphs.span
    let sourceBorders = scorer.paragraphs.sourceBorders.span
    let targetBorders = scorer.paragraphs.targetBorders.span
    let priors = priors.span
    let low = Int(lower[i])
    let high = Int(upper[i])
    let mostSources = min(Self.limit, corridor.rows - 1 - i)
    for j in low...min(high, corridor.columns - 2) {
      let scores = row + (j - low) * Self.kindCount
      // What the words of one to four target pieces say, by the count of source pieces.
      var back = InlineArray<4, SIMD4<Float>>(repeating: .zero)
      var sum = SIMD4<Float>.zero
      for c in 0..<min(Self.limit, high - j + 1) {
        let cell = columnOffset[unchecked: j + c] + i - Int(columnLower[unchecked: j + c])
        sum += backward[unchecked: cell]
        back[unchecked: c] = sum
      }
      let targetLength = targetLengths[unchecked: j]
      let shareBefore = targetShares[unchecked: j]
      let shareAfter = SIMD4(
        targetShares[unchecked: j + 1], targetShares[unchecked: j + 2], targetShares[unchecked: j + 3],
        targetShares[unchecked: j + 4])
      let borders = paragraphs.isEmpty ? 0 : Int(sourceBorders[unchecked: i]) << 4 | Int(targetBorders[unchecked: j])
      var there = SIMD4<Float>.zero
      for k in 1...mostSources {
        guard j >= Int(lower[unchecked: i + k - 1]) else { break }
        let cell = offset[unchecked: i + k - 1] + j - Int(lower[unchecked: i + k - 1])
        there += forward[unchecked: cell]
        let least = max(1, Int(lower[unchecked: i + k]) - j)
        let most = min(mostTargets[k - 1], Int(upper[unchecked: i + k]) - j, high - j + 1)
        if least > most { continue }
        let home = SIMD4(
          back[unchecked: 0][k - 1], back[unchecked: 1][k - 1], back[unchecked: 2][k - 1], back[unchecked: 3][k - 1])
        let z = (targetLength - sourceLengths[unchecked: i][k - 1]) / p.lengthDeviation
        let length = p.lengthBonus - (0.5 * z * z).bounded(by: p.lengthCap)
        var total = priors[unchecked: k - 1] + p.wordWeight * (there + home) + length
        let whole = total - p.lengthBonus
        for l in max(least, k == 1 ? 2 : 1)..<most + 1 where whole[l - 1] > BeadScorer.hopeless {
          if let cut = scorer.cut(i, k, j, l, there: there[l - 1], back: home[l - 1]),
            cut.kind + cut.words + cut.cut > whole[l - 1]
          {
            total[l - 1] = cut.kind + cut.words + cut.cut + cut.length
          }
        }
        let marks = Int(sourceMarks[unchecked: i * Self.limit + k - 1]) << 3
        let at = j * Self.limit
        total += SIMD4(
          markScores[unchecked: marks | Int(targetMarks[unchecked: at])],
          markScores[unchecked: marks | Int(targetMarks[unchecked: at + 1])],
          markScores[unchecked: marks | Int(targetMarks[unchecked: at + 2])],
          markScores[unchecked: marks | Int(targetMarks[unchecked: at + 3])])
        if !paragraphs.isEmpty { total += paragraphs[unchecked: borders * Self.limit + k - 1] }
        total += scorer.positions.score(
          sourceShares[unchecked: i] + sourceShares[unchecked: i + k] - shareBefore - shareAfter)
        for l in least...most { scores[places[(k - 1) * Self.limit + l - 1]] = total[l - 1] }
      }
    }
  }
}

extension SIMD4<Float> {
  /// Every element, or the limit where that is less.
  @inline(__always)
  func bounded(by limit: Float) -> Self {
    Self(Swift.min(self[0], limit), Swift.min(self[1], limit), Swift.min(self[2], limit), Swift.min(self[3], limit))
  }
}
