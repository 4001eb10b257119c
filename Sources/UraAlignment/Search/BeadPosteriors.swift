import Foundation

/// How probable each bead is under the model: forward and backward sums over all paths (Rabiner, 1989, on a semi-Markov chain).
struct BeadPosteriors {
  let scores: BeadScores
  /// The log of the summed probability of all ways from the start to each corner, and from it to the end.
  private let forward: [Float]
  private let backward: [Float]
  let total: Float
  /// Scores are divided by this: the evidence is not as independent as the model pretends.
  let temperature: Float

  init(_ scores: BeadScores, temperature: Float) {
    self.scores = scores
    self.temperature = temperature
    let corridor = scores.corridor
    let kinds = BeadKind.all
    let n = corridor.rows - 1
    let inverse = 1 / temperature
    var forward = [Float](repeating: -.infinity, count: corridor.cellCount)
    var backward = forward
    forward[0] = 0
    for i in 0...n {
      let low = Int(corridor.lower[i])
      for j in low...Int(corridor.upper[i]) {
        let cell = corridor.offset[i] + j - low
        let here = forward[cell]
        if here == -.infinity { continue }
        for index in 0..<kinds.count {
          let score = scores.values[cell * kinds.count + index]
          if score == -.infinity { continue }
          let row = i + kinds[index].source
          let next = corridor.offset[row] + j + kinds[index].target - Int(corridor.lower[row])
          forward[next] = Self.add(forward[next], here + score * inverse)
        }
      }
    }
    backward[corridor.cellCount - 1] = 0
    for i in stride(from: n, through: 0, by: -1) {
      let low = Int(corridor.lower[i])
      for j in stride(from: Int(corridor.upper[i]), through: low, by: -1) {
        let cell = corridor.offset[i] + j - low
        var sum = backward[cell]
        for index in 0..<kinds.count {
          let score = scores.values[cell * kinds.count + index]
          if score == -.infinity { continue }
          let row = i + kinds[index].source
          let next = corridor.offset[row] + j + kinds[index].target - Int(corridor.lower[row])
          if backward[next] == -.infinity { continue }
          sum = Self.add(sum, backward[next] + score * inverse)
        }
        backward[cell] = sum
      }
    }
    self.forward = forward
    self.backward = backward
    total = backward[0]
  }

  /// The probability that the bead of this kind begins at this corner.
  func probability(ofKind index: Int, atRow i: Int, column j: Int) -> Float {
    let corridor = scores.corridor
    let kind = BeadKind.all[index]
    let row = i + kind.source
    guard row < corridor.rows, j + kind.target >= Int(corridor.lower[row]), j + kind.target <= Int(corridor.upper[row])
    else { return 0 }
    let cell = corridor.offset[i] + j - Int(corridor.lower[i])
    let next = corridor.offset[row] + j + kind.target - Int(corridor.lower[row])
    let score = scores.values[cell * BeadKind.all.count + index]
    return exp(min(0, forward[cell] + score / temperature + backward[next] - total))
  }

  /// The probability that the path goes through a corner.
  func probability(atRow i: Int, column j: Int) -> Float {
    let corridor = scores.corridor
    guard j >= Int(corridor.lower[i]), j <= Int(corridor.upper[i]) else { return 0 }
    let cell = corridor.offset[i] + j - Int(corridor.lower[i])
    return exp(min(0, forward[cell] + backward[cell] - total))
  }

  /// log(e^a + e^b)
  @inline(__always)
  private static func add(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let low = min(a, b)
    if low == -.infinity || high - low > 15 { return high }
    return high + log1p(exp(low - high))
  }
}
