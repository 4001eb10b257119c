/// The score of every unit that the corridors of three pairs allow: what its pairs say, and the prior of its kind.
struct UnitScores {
  let corridor: JointCorridor
  /// By pair, `pathCount * cell + path`: the score of the path that begins at that corner of the pair.
  private let paths: [[Float]]
  /// By group and kind.
  private let priors: [[Float]]
  /// What is taken off where three documents share a unit, as a share of the two weaker pairs.
  private let redundancy: Float

  static let pathCount = UnitKind.paths.count
  /// One piece of each of two documents.
  private static let single = UnitKind.paths.firstIndex { $0.beads.count == 1 && $0.source == 1 && $0.target == 1 } ?? 0

  /// A document is attached to two others by the mean of what its two pairs say, because its own words speak in both: the strongest
  /// pair counts whole, the two others half; piece by piece, where a document sums up several.
  ///
  /// - Parameters:
  ///   - scores: of the first and second document, the first and third, the second and third.
  ///   - corridor: its pairs lie within those of the scores.
  ///   - parameters: those of each pair. The priors of its kinds of beads are replaced by that of the unit.
  init(_ scores: [BeadScores], corridor: JointCorridor, parameters: [AlignmentParameters]) {
    self.corridor = corridor
    paths = scores.indices.map { pair in
      Self.pathScores(corridor.pairs[pair]) { cell, kind in
        scores[pair].values[cell * BeadKind.all.count + kind] - BeadKind.all[kind].mostPrior(parameters[pair])
      } cell: {
        scores[pair].corridor.cell($0, $1)
      }
    }
    priors = UnitKind.groups.map { group in
      group.kinds.map { kind in
        parameters.reduce(0) { $0 + kind.prior($1) } / Float(parameters.count)
      }
    }
    redundancy = 0.5
  }

  /// How many pieces are expected to be in the right bead.
  ///
  /// - Parameter probabilities: by pair, `kindCount * cell + kind` in the corridors.
  init(expectedPieces probabilities: [[Float]], corridor: JointCorridor) {
    self.corridor = corridor
    paths = probabilities.indices.map { pair in
      Self.pathScores(corridor.pairs[pair]) { cell, kind in
        let size = BeadKind.all[kind]
        return Float(size.source + size.target) * probabilities[pair][cell * BeadKind.all.count + kind]
      } cell: {
        corridor.pairs[pair].cell($0, $1)
      }
    }
    priors = UnitKind.groups.map { .init(repeating: 0, count: $0.kinds.count) }
    redundancy = 0
  }

  private static func pathScores(
    _ corridor: Corridor, score: (_ cell: Int, _ kind: Int) -> Float, cell: (_ i: Int, _ j: Int) -> Int?
  ) -> [Float] {
    let paths = UnitKind.paths
    var result = [Float](repeating: -.infinity, count: corridor.cellCount * pathCount)
    corridor.forEachCorner { i, j, place in
      for (index, path) in paths.enumerated() {
        guard i + path.source < corridor.rows, j + path.target < corridor.columns else { continue }
        var sum: Float = 0
        for bead in path.beads {
          guard let start = cell(i + bead.source, j + bead.target) else {
            sum = -.infinity
            break
          }
          sum += score(start, bead.kind)
        }
        result[place * pathCount + index] = sum
      }
    }
    return result
  }

  /// Where the scores of the three pairs begin for units that begin at a corner, and the corner.
  typealias Places = (Int, Int, Int, corner: (Int, Int, Int))

  /// Calls the body for every group of units that ends at a corner (or begins there), with the cell at its other end.
  @inline(__always)
  func forEachGroup(
    _ i: Int, _ j: Int, _ k: Int, ending: Bool, _ body: (_ group: Int, _ other: Int, _ places: Places) -> Void
  ) {
    let (ab, ac, bc) = (corridor.pairs[0], corridor.pairs[1], corridor.pairs[2])
    let sign = ending ? -1 : 1
    for index in UnitKind.groups.indices {
      let counts = UnitKind.groups[index].counts
      let (x, y, z) = (i + sign * counts.0, j + sign * counts.1, k + sign * counts.2)
      guard let line = ab.cell(x, y), let other = corridor.cell(line, z) else { continue }
      let (a, b, c) = ending ? (x, y, z) : (i, j, k)
      body(
        index, other,
        (
          (ab.offset[a] + b - Int(ab.lower[a])) * Self.pathCount,
          (ac.offset[a] + c - Int(ac.lower[a])) * Self.pathCount,
          (bc.offset[b] + c - Int(bc.lower[b])) * Self.pathCount, corner: (a, b, c)
        ))
    }
  }

  /// The score of a kind of unit.
  @inline(__always)
  func score(_ group: Int, _ kind: Int, _ places: Places) -> Double {
    let unit = UnitKind.groups[group].kinds[kind]
    let x = paths[0][places.0 + unit.paths.0]
    let y = paths[1][places.1 + unit.paths.1]
    let z = paths[2][places.2 + unit.paths.2]
    let sum = x + y + z
    if sum == -.infinity { return -.infinity }
    let prior = priors[group][kind]
    guard redundancy > 0, UnitKind.groups[group].documents == 7 else { return Double(sum + prior) }
    var strongest = max(x, y, z)
    if let summary = unit.summary {
      let (a, b, c) = UnitKind.groups[group].counts
      let others = summary == 0 ? z : summary == 1 ? y : x
      strongest = max(strongest, others + replacement(summary, count: max(a, b, c), places.corner))
    }
    return Double(sum - redundancy * (sum - strongest) + prior)
  }

  /// What is won at most where one of the pieces that two documents tell one by one is taken to be the summary's instead.
  ///
  /// So, whether the summary tells another piece too is asked of what that piece adds to its two pairs, as if it stood alone with
  /// the first.
  private func replacement(_ summary: Int, count: Int, _ corner: (Int, Int, Int)) -> Float {
    func value(_ pair: Int, _ row: Int, _ column: Int) -> Float {
      corridor.pairs[pair].cell(row, column).map { paths[pair][$0 * Self.pathCount + Self.single] } ?? -.infinity
    }
    let (i, j, k) = corner
    // What is taken off is finite: the unit has a score.
    var best: Float = -.infinity
    for piece in 0..<count {
      let (a, b, c) = (summary == 0 ? i : i + piece, summary == 1 ? j : j + piece, summary == 2 ? k : k + piece)
      let (first, second, third) = (value(0, a, b), value(1, a, c), value(2, b, c))
      switch summary {
      case 0: best = max(best, max(first, second) - third)
      case 1: best = max(best, max(first, third) - second)
      default: best = max(best, max(second, third) - first)
      }
    }
    return best
  }
}
