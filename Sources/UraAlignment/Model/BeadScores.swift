import Foundation

/// The score of every bead that the corridor allows.
struct BeadScores {
  /// `values[kindCount * cell + kind]`: the bead of that kind that begins at the corner; -infinity where there is none.
  private(set) var values: [Float]
  let corridor: Corridor

  init(
    _ source: PreparedDocument, _ target: PreparedDocument, forward: WordEvidence, backward: WordEvidence,
    corridor: Corridor, transposed: Corridor, paragraphs: ParagraphAgreement, parameters p: AlignmentParameters
  ) {
    self.corridor = corridor
    let kinds = BeadKind.all
    let priors = kinds.map { $0.prior(p) }
    values = [Float](repeating: -.infinity, count: corridor.cellCount * kinds.count)
    let n = source.pieceCount
    let m = target.pieceCount
    let limit = WordEvidence.groupLimit
    let scales = PieceLengths.scales(source, target)
    let sourceLengths = PieceLengths(source, scale: scales.source, parameters: p)
    let targetLengths = PieceLengths(target, scale: scales.target, parameters: p)
    let sourceSplits = SplitScores(source, forward, corridor, sourceLengths, targetLengths, parameters: p)
    let targetSplits = SplitScores(target, backward, transposed, targetLengths, sourceLengths, parameters: p)
    for i in 0...n {
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        let cell = corridor.offset[i] + j - Int(corridor.lower[i])
        for (index, kind) in kinds.enumerated() {
          let k = kind.source
          let l = kind.target
          guard i + k <= n, j + l <= m else { continue }
          guard j + l >= Int(corridor.lower[i + k]), j + l <= Int(corridor.upper[i + k]) else { continue }
          var score = priors[index]
          if kind.isLink {
            var there: Float = 0
            var back: Float = 0
            var isInside = true
            for r in 0..<k {
              let row = i + r
              guard j >= Int(corridor.lower[row]), j <= Int(corridor.upper[row]) else { isInside = false; break }
              there += forward.groups[(corridor.offset[row] + j - Int(corridor.lower[row])) * limit + l - 1]
            }
            for c in 0..<l where isInside {
              let column = j + c
              guard i >= Int(transposed.lower[column]), i <= Int(transposed.upper[column]) else {
                isInside = false; break
              }
              back += backward.groups[(transposed.offset[column] + i - Int(transposed.lower[column])) * limit + k - 1]
            }
            if !isInside { continue }
            let z = (targetLengths.group(j, j + l) - sourceLengths.group(i, i + k)) / p.lengthDeviation
            let length = -min(p.lengthCap, 0.5 * z * z)
            score += p.wordWeight * (there + back) + length
            // A piece that stands for several of the other side, each at its own place in it.
            if (k == 1) != (l == 1), score > Self.hopeless {
              let split = k == 1 ? sourceSplits.best(i, j, count: l) : targetSplits.best(j, i, count: k)
              if let split {
                let whole = k == 1 ? back : there
                score = max(score, Float(k + l - 2) * p.priorSplit + p.prior11 + p.wordWeight * whole + split)
              }
            } else if k == 2, l == 2, score > Self.hopeless {
              // A chain: the second half of one goes with the first half of the other.
              let cell11 = corridor.cell(i, j)
              let cell22 = corridor.cell(i + 1, j + 1)
              let back11 = transposed.cell(j, i)
              let back22 = transposed.cell(j + 1, i + 1)
              if let cell11, let back22, let one = sourceSplits.best(i + 1, j, count: 2, measured: 1...1),
                let other = targetSplits.best(j, i, count: 2, measured: 0...0)
              {
                let whole = forward.groups[cell11 * limit] + backward.groups[back22 * limit]
                score = max(score, 2 * p.priorSplit + p.priorChain + p.prior11 + p.wordWeight * whole + one + other)
              }
              if let cell22, let back11, let one = sourceSplits.best(i, j, count: 2, measured: 0...0),
                let other = targetSplits.best(j + 1, i, count: 2, measured: 1...1)
              {
                let whole = forward.groups[cell22 * limit] + backward.groups[back11 * limit]
                score = max(score, 2 * p.priorSplit + p.priorChain + p.prior11 + p.wordWeight * whole + one + other)
              }
            }
            score += p.lengthBonus + Self.marksScore(source.marks, i, k, target.marks, j, l, p)
            score += paragraphs.score(i, k, j, l)
          }
          values[cell * kinds.count + index] = score
        }
      }
    }
  }

  /// Beads that score less are not looked at closer.
  private static let hopeless: Float = -14

  /// The scores with what other languages say added.
  func adding(_ consistency: Consistency, transposed: Corridor) -> BeadScores {
    var result = self
    let kinds = BeadKind.all
    let limit = WordEvidence.groupLimit
    for i in 0..<corridor.rows {
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        let cell = corridor.offset[i] + j - Int(corridor.lower[i])
        for (index, kind) in kinds.enumerated() {
          let place = cell * kinds.count + index
          if result.values[place] == -.infinity { continue }
          var more: Float = 0
          if kind.isLink {
            for r in 0..<kind.source {
              guard let at = corridor.cell(i + r, j) else { continue }
              more += consistency.forward[at * limit + kind.target - 1]
            }
            for c in 0..<kind.target {
              guard let at = transposed.cell(j + c, i) else { continue }
              more += consistency.backward[at * limit + kind.source - 1]
            }
          } else if kind.source == 1 {
            more = 2 * consistency.sourceAlone[i]
          } else {
            more = 2 * consistency.targetAlone[j]
          }
          result.values[place] += more
        }
      }
    }
    return result
  }

  private static func marksScore(
    _ source: [Marks], _ i: Int, _ k: Int, _ target: [Marks], _ j: Int, _ l: Int, _ p: AlignmentParameters
  ) -> Float {
    var a = source[i]
    for r in 1..<max(k, 1) { a = a + source[i + r] }
    var b = target[j]
    for c in 1..<max(l, 1) { b = b + target[j + c] }
    var score: Float = 0
    score += p.questionWeight * agreement(a.questions, b.questions)
    score += p.quoteWeight * agreement(a.quotes, b.quotes)
    score += p.colonWeight * agreement(a.colons &+ a.parentheses, b.colons &+ b.parentheses)
    return score
  }

  private static func agreement(_ a: UInt8, _ b: UInt8) -> Float {
    if a == 0 && b == 0 { return 0.05 }
    return (a > 0) == (b > 0) ? 1 : -1
  }
}
