import Foundation

/// The chain of beads of two documents that has these probabilities.
struct BeadFlow {
  /// `kindCount * cell + kind`; or a multiple of them.
  let probabilities: [Float]
  /// The logarithm of the probability of each bead, given that the path goes through its first corner.
  let scores: BeadScores
  let posteriors: BeadPosteriors

  private init(_ probabilities: [Float], _ corridor: Corridor) {
    let kindCount = BeadKind.all.count
    var values = [Float](repeating: -.infinity, count: probabilities.count)
    var corners = [Float](repeating: -.infinity, count: corridor.cellCount)
    let whole = max(probabilities.prefix(kindCount).reduce(0, +), .leastNormalMagnitude)
    for cell in 0..<corridor.cellCount - 1 {
      let sum = probabilities[cell * kindCount..<(cell + 1) * kindCount].reduce(0, +)
      guard sum > 0 else { continue }
      corners[cell] = min(0, log(sum / whole))
      for index in cell * kindCount..<(cell + 1) * kindCount { values[index] = log(probabilities[index] / sum) }
    }
    corners[corridor.cellCount - 1] = 0
    self.probabilities = probabilities
    scores = BeadScores(values, corridor: corridor)
    posteriors = BeadPosteriors(scores, corners: corners)
  }

  /// A share of the second, the rest of the first.
  init(_ probabilities: [Float], _ corridor: Corridor, mixedWith posteriors: BeadPosteriors, share: Float) {
    let kindCount = BeadKind.all.count
    var mixed = probabilities
    corridor.forEachCorner { i, j, cell in
      for kind in 0..<kindCount {
        let place = cell * kindCount + kind
        mixed[place] +=
          share * (posteriors.probability(ofKind: kind, atRow: i, column: j) - mixed[place])
      }
    }
    self.init(mixed, corridor)
  }

  /// What several flows say together, each in a corridor within this one.
  init(sumOf flows: [BeadFlow], in corridor: Corridor) {
    let kindCount = BeadKind.all.count
    var sum = [Float](repeating: 0, count: corridor.cellCount * kindCount)
    for flow in flows {
      flow.scores.corridor.forEachCorner { i, j, from in
        guard let to = corridor.cell(i, j) else { return }
        for kind in 0..<kindCount { sum[to * kindCount + kind] += flow.probabilities[from * kindCount + kind] }
      }
    }
    self.init(sum, corridor)
  }
}
