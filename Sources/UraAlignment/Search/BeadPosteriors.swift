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
  /// Whether an addition may not be followed by an omission; in a chain of known probabilities either may come first.
  let isOrdered: Bool

  /// - Parameter rows: the best score of a way to each row.
  init(_ scores: BeadScores, rows: [Double], temperature: Float) {
    self.scores = scores
    isOrdered = true
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

  /// Of a chain whose probabilities are known.
  ///
  /// - Parameters:
  ///   - scores: the logarithm of the probability of each bead, given that the path goes through its first corner.
  ///   - corners: that of each corner.
  init(_ scores: BeadScores, corners: [Float]) {
    self.scores = scores
    level = .init(repeating: 0, count: scores.corridor.rows)
    forward = corners
    forwardOpen = corners
    backward = .init(repeating: 0, count: corners.count)
    backwardClosed = backward
    total = 0
    temperature = 1
    isOrdered = false
  }

  /// The sums of all ways from the start, and of those that do not end with an addition.
  private static func forwardSums(
    _ scores: BeadScores, _ level: [Double], _ temperature: Float
  ) -> (all: [Float], part: [Float]) {
    let corridor = scores.corridor
    let inverse = 1 / temperature
    var forward = [Float](repeating: -.infinity, count: corridor.cellCount)
    var forwardOpen = forward
    forwardOpen[0] = 0
    var all = forward.mutableSpan
    var open = forwardOpen.mutableSpan
    let values = scores.values.span
    let softening = softening.span
    let kinds = Steps.kinds
    for i in 0..<corridor.rows {
      let steps = Steps(from: i, corridor, level)
      // Of the ways that come by an addition, which stays in its row.
      var adding: Float = -.infinity
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        let cell = steps.base[0] + j
        let hereOpen = open[unchecked: cell]
        let here = add(hereOpen, adding, softening)
        all[unchecked: cell] = here
        adding = here + values[unchecked: cell * kinds.count + addition] * inverse
        if here == -.infinity { continue }
        for index in kinds.indices where index != addition {
          let score = values[unchecked: cell * kinds.count + index]
          if score == -.infinity { continue }
          let kind = kinds[unchecked: index]
          let next = steps.base[unchecked: kind.source] + j + kind.target
          let value = (index == omission ? hereOpen : here) + score * inverse - steps.rise[unchecked: kind.source]
          open[unchecked: next] = add(open[unchecked: next], value, softening)
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
    let inverse = 1 / temperature
    var backward = [Float](repeating: -.infinity, count: corridor.cellCount)
    var backwardClosed = backward
    backward[corridor.cellCount - 1] = 0
    backwardClosed[corridor.cellCount - 1] = 0
    var all = backward.mutableSpan
    var closed = backwardClosed.mutableSpan
    let values = scores.values.span
    let softening = softening.span
    let kinds = Steps.kinds
    for i in stride(from: corridor.rows - 1, through: 0, by: -1) {
      let steps = Steps(from: i, corridor, level)
      for j in stride(from: Int(corridor.upper[i]), through: Int(corridor.lower[i]), by: -1) {
        let cell = steps.base[0] + j
        var sum = closed[unchecked: cell]
        var omitting: Float = -.infinity
        for index in kinds.indices {
          let score = values[unchecked: cell * kinds.count + index]
          if score == -.infinity { continue }
          let kind = kinds[unchecked: index]
          let next = steps.base[unchecked: kind.source] + j + kind.target
          let further =
            (index == addition ? closed[unchecked: next] : all[unchecked: next]) - steps.rise[unchecked: kind.source]
          if further == -.infinity { continue }
          if index == omission {
            omitting = further + score * inverse
          } else {
            sum = add(sum, further + score * inverse, softening)
          }
        }
        closed[unchecked: cell] = sum
        all[unchecked: cell] = cell == corridor.cellCount - 1 ? 0 : add(sum, omitting, softening)
      }
    }
    return (backward, backwardClosed)
  }

  /// Where the beads that begin in a row of the corridor lead.
  private struct Steps {
    /// Where columns begin in arrays of cells, by the number of source pieces taken; 0 past the last row.
    var base = InlineArray<5, Int>(repeating: 0)
    /// What is taken off the sums on the way.
    var rise = InlineArray<5, Float>(repeating: 0)

    static let kinds: InlineArray<12, BeadKind> = .init { BeadKind.all[$0] }

    init(from i: Int, _ corridor: Corridor, _ level: [Double]) {
      for k in 0...4 where i + k < corridor.rows {
        base[k] = corridor.offset[i + k] - Int(corridor.lower[i + k])
        rise[k] = Float(level[i + k] - level[i])
      }
    }
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

  /// The probability that the path goes through a corner and came there by an addition after which no omission may follow, or
  /// otherwise.
  func probability(atRow i: Int, column j: Int, isClosed: Bool) -> Float {
    guard let cell = scores.corridor.cell(i, j) else { return 0 }
    guard isClosed else { return exp(min(0, forwardOpen[cell] + backward[cell] - total)) }
    guard isOrdered, forward[cell] > forwardOpen[cell] else { return 0 }
    return exp(min(0, forward[cell] + log1p(-exp(forwardOpen[cell] - forward[cell])) + backwardClosed[cell] - total))
  }

  /// How probable the bead of this kind is on a path that goes through this corner and came there in that way.
  func share(ofKind index: Int, atRow i: Int, column j: Int, isClosed: Bool) -> Float {
    let corridor = scores.corridor
    let kind = BeadKind.all[index]
    guard !(isClosed && index == Self.omission), let cell = corridor.cell(i, j),
      let next = corridor.cell(i + kind.source, j + kind.target)
    else { return 0 }
    let here = isClosed ? backwardClosed[cell] : backward[cell]
    let score = scores.values[cell * BeadKind.all.count + index]
    guard here > -.infinity, score > -.infinity else { return 0 }
    let after = index == Self.addition ? backwardClosed[next] : backward[next]
    return exp(min(0, score / temperature - rise(from: i, to: i + kind.source) + after - here))
  }

  /// The logarithm of the summed probability of all paths through a corner, at most.
  func logarithm(atRow i: Int, column j: Int) -> Float {
    guard let cell = scores.corridor.cell(i, j) else { return -.infinity }
    return min(0, forward[cell] + backward[cell] - total)
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
  static func add(_ a: Float, _ b: Float) -> Float { add(a, b, softening.span) }

  @inline(__always)
  private static func add(_ a: Float, _ b: Float, _ softening: Span<Float>) -> Float {
    let high = max(a, b)
    let gap = high - min(a, b)
    // Not a number where both are minus infinity.
    guard gap < Float(gapLimit) else { return high }
    let place = gap * Float(stepsPerUnit)
    let index = Int(place)
    let value = softening[unchecked: index]
    return high + value + (place - Float(index)) * (softening[unchecked: index + 1] - value)
  }

  private static let gapLimit = 12
  private static let stepsPerUnit = 128
  /// log(1 + e^-x) at multiples of 1/128: between them a line is right to 2e-6.
  private static let softening: [Float] = (0...gapLimit * stepsPerUnit + 1).map {
    log1p(exp(-Float($0) / Float(stepsPerUnit)))
  }
}
