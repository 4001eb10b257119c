import Foundation

/// How probable each bead is under the model: forward and backward sums over all paths (Rabiner, 1989, on a semi-Markov chain).
///
/// Omissions and additions between two links may come in any order on a path; one order is counted, omissions first, because
/// the alignment is the same. So an addition may not be followed by an omission.
struct BeadPosteriors {
  let scores: BeadScores
  /// The log of the summed probability of all ways from the start to each corner.
  let forward: [Float]
  /// The same without those that end with an addition.
  private let forwardOpen: [Float]
  /// The log of the summed probability of all ways from each corner to the end.
  let backward: [Float]
  /// The same without those that begin with an omission.
  private let backwardClosed: [Float]
  let total: Float
  /// Scores are divided by this: the evidence is not as independent as the model pretends.
  let temperature: Float

  static let omission = 1
  static let addition = 2

  init(_ scores: BeadScores, temperature: Float) {
    self.scores = scores
    self.temperature = temperature
    let corridor = scores.corridor
    let kinds = BeadKind.all
    let n = corridor.rows - 1
    let inverse = 1 / temperature
    var forwardOpen = [Float](repeating: -.infinity, count: corridor.cellCount)
    var forward = forwardOpen
    var backward = forward
    var backwardClosed = forward
    forward[0] = 0
    forwardOpen[0] = 0
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
          let value = (index == Self.omission ? forwardOpen[cell] : here) + score * inverse
          if index != Self.addition { forwardOpen[next] = Self.add(forwardOpen[next], value) }
          forward[next] = Self.add(forward[next], value)
        }
      }
    }
    backward[corridor.cellCount - 1] = 0
    backwardClosed[corridor.cellCount - 1] = 0
    for i in stride(from: n, through: 0, by: -1) {
      let low = Int(corridor.lower[i])
      for j in stride(from: Int(corridor.upper[i]), through: low, by: -1) {
        let cell = corridor.offset[i] + j - low
        var closed = backwardClosed[cell]
        var omitting: Float = -.infinity
        for index in 0..<kinds.count {
          let score = scores.values[cell * kinds.count + index]
          if score == -.infinity { continue }
          let row = i + kinds[index].source
          let next = corridor.offset[row] + j + kinds[index].target - Int(corridor.lower[row])
          let further = index == Self.addition ? backwardClosed[next] : backward[next]
          if further == -.infinity { continue }
          if index == Self.omission {
            omitting = further + score * inverse
          } else {
            closed = Self.add(closed, further + score * inverse)
          }
        }
        backwardClosed[cell] = closed
        backward[cell] = cell == corridor.cellCount - 1 ? 0 : Self.add(closed, omitting)
      }
    }
    self.forward = forward
    self.forwardOpen = forwardOpen
    self.backward = backward
    self.backwardClosed = backwardClosed
    total = backward[0]
  }

  /// The probability that the bead of this kind begins at this corner.
  func probability(ofKind index: Int, atRow i: Int, column j: Int) -> Float {
    let corridor = scores.corridor
    let kind = BeadKind.all[index]
    guard let cell = corridor.cell(i, j), let next = corridor.cell(i + kind.source, j + kind.target) else { return 0 }
    let score = scores.values[cell * BeadKind.all.count + index]
    let before = index == Self.omission ? forwardOpen[cell] : forward[cell]
    let after = index == Self.addition ? backwardClosed[next] : backward[next]
    return exp(min(0, before + score / temperature + after - total))
  }

  /// The probability that the path goes through a corner.
  func probability(atRow i: Int, column j: Int) -> Float {
    guard let cell = scores.corridor.cell(i, j) else { return 0 }
    // Paths that end with an addition may not go on with an omission.
    let omitting =
      backward[cell] > backwardClosed[cell]
      ? backward[cell] + log1p(-exp(backwardClosed[cell] - backward[cell])) : -.infinity
    let straight = forward[cell] + backwardClosed[cell]
    return exp(min(0, Self.add(straight, forwardOpen[cell] + omitting) - total))
  }

  /// log(e^a + e^b)
  @inline(__always)
  static func add(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let low = min(a, b)
    if low == -.infinity || high - low > 15 { return high }
    return high + log1p(exp(low - high))
  }
}
