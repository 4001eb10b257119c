import Foundation

/// Exact dynamic programming through three documents at once.
struct UnitSearch {
  private let scores: UnitScores
  private let corridor: JointCorridor

  init(_ scores: UnitScores) {
    self.scores = scores
    corridor = scores.corridor
  }

  /// The beads of the pairs on the best path; `nil` where no path leads through the corridors.
  func best() -> [[BeadSearch.PieceBead]]? {
    var value = [Double](repeating: -.infinity, count: corridor.cellCount)
    // The group and the kind of the unit that ends here.
    var back = [(Int16, Int16)](repeating: (-1, -1), count: corridor.cellCount)
    guard corridor.cell(0, 0) == 0 else { return nil }
    corridor.forEachCorner { i, j, k, cell in
      var best = cell == 0 ? 0 : -Double.infinity
      scores.forEachGroup(i, j, k, ending: true) { group, other, places in
        let before = value[other]
        if before == -.infinity { return }
        for kind in UnitKind.groups[group].kinds.indices {
          let sum = before + scores.score(group, kind, places)
          if sum > best {
            best = sum
            back[cell] = (Int16(group), Int16(kind))
          }
        }
      }
      value[cell] = best
    }
    return beads(back)
  }

  private func beads(_ back: [(Int16, Int16)]) -> [[BeadSearch.PieceBead]]? {
    var result: [[BeadSearch.PieceBead]] = .init(repeating: [], count: 3)
    var (i, j, k) = (
      corridor.pairs[0].rows - 1, corridor.pairs[0].columns - 1, corridor.pairs[1].columns - 1
    )
    while i > 0 || j > 0 || k > 0 {
      guard let line = corridor.pairs[0].cell(i, j), let cell = corridor.cell(line, k), back[cell].0 >= 0 else {
        return nil
      }
      let group = UnitKind.groups[Int(back[cell].0)]
      let paths = group.kinds[Int(back[cell].1)].paths
      (i, j, k) = (i - group.counts.0, j - group.counts.1, k - group.counts.2)
      for (pair, path, a, b) in [(0, paths.0, i, j), (1, paths.1, i, k), (2, paths.2, j, k)] {
        for bead in UnitKind.paths[path].beads.reversed() {
          let size = BeadKind.all[bead.kind]
          result[pair].append(
            BeadSearch.PieceBead(
              kind: bead.kind, source: a + bead.source..<a + bead.source + size.source,
              target: b + bead.target..<b + bead.target + size.target))
        }
      }
    }
    return result.map { $0.reversed() }
  }

  /// How probable each bead of each pair is: by pair, `kindCount * cell + kind` in the corridors; `nil`
  /// where no path leads through them.
  ///
  /// - Parameter temperature: scores are divided by it.
  func probabilities(temperature: Float) -> [[Float]]? {
    let inverse = 1 / Double(temperature)
    let moves = UnitKind.groups.map { UnitOrder.moves[$0.documents] }
    // Of the ways from the start, those that lead to each state; of the ways to the end, those that lead on from each.
    var forward = [UnitOrder.Sums](repeating: .none, count: corridor.cellCount)
    var backward = forward
    var ways = UnitOrder.Ways()
    corridor.forEachCorner { i, j, k, cell in
      if cell == 0 {
        forward[cell].logarithms[0] = 0
        return
      }
      ways.removeAll()
      scores.forEachGroup(i, j, k, ending: true) { group, other, places in
        for move in moves[group] {
          let value = forward[other].sum(over: move.from)
          if value == -.infinity { continue }
          for kind in UnitKind.groups[group].kinds.indices {
            ways.append(value + scores.score(group, kind, places) * inverse, states: 1 << move.to)
          }
        }
      }
      forward[cell] = ways.sums
    }
    let end = corridor.cellCount - 1
    let total = forward[end].sum(over: UnitOrder.allStates)
    guard total > -.infinity else { return nil }
    var paths = corridor.pairs.map { [Float](repeating: 0, count: $0.cellCount * UnitScores.pathCount) }
    corridor.forEachCorner(backwards: true) { i, j, k, cell in
      if cell == end {
        backward[cell] = .one
        return
      }
      ways.removeAll()
      scores.forEachGroup(i, j, k, ending: false) { group, other, places in
        for move in moves[group] {
          let value = backward[other].logarithms[move.to]
          if value == -.infinity { continue }
          let here = forward[cell].sum(over: move.from) - total
          for (kind, unit) in UnitKind.groups[group].kinds.enumerated() {
            let sum = value + scores.score(group, kind, places) * inverse
            ways.append(sum, states: move.from)
            guard here + sum > Self.improbable else { continue }
            let probability = Float(exp(min(0, here + sum)))
            paths[0][places.0 + unit.paths.0] += probability
            paths[1][places.1 + unit.paths.1] += probability
            paths[2][places.2 + unit.paths.2] += probability
          }
        }
      }
      backward[cell] = ways.sums
    }
    return zip(paths, corridor.pairs).map(Self.beadProbabilities)
  }

  /// The logarithm of a probability that is as good as none.
  private static let improbable = -14.0

  private static func beadProbabilities(_ values: [Float], _ corridor: Corridor) -> [Float] {
    let kindCount = BeadKind.all.count
    var result = [Float](repeating: 0, count: corridor.cellCount * kindCount)
    corridor.forEachCorner { i, j, place in
      for (index, path) in UnitKind.paths.enumerated() {
        let value = values[place * UnitScores.pathCount + index]
        if value == 0 { continue }
        for bead in path.beads {
          guard let cell = corridor.cell(i + bead.source, j + bead.target) else { continue }
          result[cell * kindCount + bead.kind] += value
        }
      }
    }
    return result
  }
}
