import Foundation

/// How probable each bead is under the model: forward and backward sums over all paths (Rabiner, 1989, on a semi-Markov chain).
///
/// Omissions and additions between two links may come in any order on a path; one order is counted, omissions first, because
/// the alignment is the same. So an addition may not be followed by an omission.
struct BeadPosteriors {
  let scores: BeadScores
  /// What is taken off the sums at each row, so that those of a book do not outgrow their digits: the best score of a way to it.
  private let level: [Double]
  /// The log of the summed probability of all ways from the start to each corner, less the row's level.
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

  /// - Parameter rows: the best score of a way to each row.
  init(_ scores: BeadScores, rows: [Double], temperature: Float) {
    self.scores = scores
    let level = rows.map { $0 / Double(temperature) }
    self.level = level
    self.temperature = temperature
    let sums = Concurrently.map(2, pieces: scores.corridor.rows + scores.corridor.columns) { side in
      side == 0
        ? Self.forwardSums(scores, level, temperature) : Self.backwardSums(scores, level, temperature)
    }
    (forward, forwardOpen) = sums[0]
    (backward, backwardClosed) = sums[1]
    total = backward[0]
  }

  /// The sums of all ways from the start, and of those that do not end with an addition.
  private static func forwardSums(
    _ scores: BeadScores, _ level: [Double], _ temperature: Float
  ) -> (all: [Float], part: [Float]) {
    let corridor = scores.corridor
    let kinds = BeadKind.all
    let n = corridor.rows - 1
    let inverse = 1 / temperature
    var forward = [Float](repeating: -.infinity, count: corridor.cellCount)
    var forwardOpen = forward
    forward[0] = 0
    forwardOpen[0] = 0
    for i in 0...n {
      let low = Int(corridor.lower[i])
      let rise = (0...4).map { i + $0 <= n ? Float(level[i + $0] - level[i]) : 0 }
      for j in low...Int(corridor.upper[i]) {
        let cell = corridor.offset[i] + j - low
        let here = forward[cell]
        if here == -.infinity { continue }
        for index in 0..<kinds.count {
          let score = scores.values[cell * kinds.count + index]
          if score == -.infinity { continue }
          let row = i + kinds[index].source
          let next = corridor.offset[row] + j + kinds[index].target - Int(corridor.lower[row])
          let value = (index == Self.omission ? forwardOpen[cell] : here) + score * inverse - rise[kinds[index].source]
          if index != Self.addition { forwardOpen[next] = Self.add(forwardOpen[next], value) }
          forward[next] = Self.add(forward[next], value)
        }
      }
    }
    return (forward, forwardOpen)
  }

  /// The sums of all ways to the end, and of those that do not begin with an omission.
  private static func backwardSums(
    _ scores: BeadScores, _ level: [Double], _ temperature: Float
  ) -> (all: [Float], part: [Float]) {
    let corridor = scores.corridor
    let kinds = BeadKind.all
    let n = corridor.rows - 1
    let inverse = 1 / temperature
    var backward = [Float](repeating: -.infinity, count: corridor.cellCount)
    var backwardClosed = backward
    backward[corridor.cellCount - 1] = 0
    backwardClosed[corridor.cellCount - 1] = 0
    for i in stride(from: n, through: 0, by: -1) {
      let low = Int(corridor.lower[i])
      let rise = (0...4).map { i + $0 <= n ? Float(level[i + $0] - level[i]) : 0 }
      for j in stride(from: Int(corridor.upper[i]), through: low, by: -1) {
        let cell = corridor.offset[i] + j - low
        var closed = backwardClosed[cell]
        var omitting: Float = -.infinity
        for index in 0..<kinds.count {
          let score = scores.values[cell * kinds.count + index]
          if score == -.infinity { continue }
          let row = i + kinds[index].source
          let next = corridor.offset[row] + j + kinds[index].target - Int(corridor.lower[row])
          let further = (index == Self.addition ? backwardClosed[next] : backward[next]) - rise[kinds[index].source]
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
    return (backward, backwardClosed)
  }

  /// What is taken off the sum between two rows.
  func rise(from i: Int, to row: Int) -> Float { Float(level[row] - level[i]) }

  /// The probability that the bead of this kind begins at this corner.
  func probability(ofKind index: Int, atRow i: Int, column j: Int) -> Float {
    let corridor = scores.corridor
    let kind = BeadKind.all[index]
    guard let cell = corridor.cell(i, j), let next = corridor.cell(i + kind.source, j + kind.target) else { return 0 }
    let score = scores.values[cell * BeadKind.all.count + index]
    let before = index == Self.omission ? forwardOpen[cell] : forward[cell]
    let after = index == Self.addition ? backwardClosed[next] : backward[next]
    return exp(min(0, before + score / temperature - rise(from: i, to: i + kind.source) + after - total))
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

  /// The corners that some probable path goes through, and a margin around them: what a later round need not leave.
  func support(margin: Int) -> Corridor {
    let corridor = scores.corridor
    var lower = [Int32](repeating: Int32(corridor.columns - 1), count: corridor.rows)
    var upper = [Int32](repeating: 0, count: corridor.rows)
    for i in 0..<corridor.rows {
      for j in corridor.lower[i]...corridor.upper[i] {
        let cell = corridor.offset[i] + Int(j - corridor.lower[i])
        guard forward[cell] + backward[cell] > total - Self.improbable else { continue }
        for row in max(0, i - margin)...min(corridor.rows - 1, i + margin) {
          lower[row] = min(lower[row], max(corridor.lower[row], j - Int32(margin)))
          upper[row] = max(upper[row], min(corridor.upper[row], j + Int32(margin)))
        }
      }
    }
    return Corridor(lower: lower, upper: upper, columns: corridor.columns).ascending
  }

  /// The negative logarithm of a probability that is as good as none.
  private static let improbable: Float = 14

  /// log(e^a + e^b)
  @inline(__always)
  static func add(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let gap = high - min(a, b)
    // Not a number where both are minus infinity.
    guard gap < Float(gapLimit) else { return high }
    let place = gap * Float(stepsPerUnit)
    let index = Int(place)
    return softening.withUnsafeBufferPointer { table in
      high + table[index] + (place - Float(index)) * (table[index + 1] - table[index])
    }
  }

  private static let gapLimit = 12
  private static let stepsPerUnit = 128
  /// log(1 + e^-x) at multiples of 1/128: between them a line is right to 2e-6.
  private static let softening: [Float] = (0...gapLimit * stepsPerUnit + 1).map {
    log1p(exp(-Float($0) / Float(stepsPerUnit)))
  }
}
