import Foundation

/// What a third document says of two: where a piece goes by way of it.
///
/// After the consistency transformation of ProbCons (Do, Mahabhashyam, Brudno and Batzoglou, 2005), as a log-likelihood ratio, and
/// with an eye to which piece says all of another: each piece of the third document that lies wholly in one piece of either side forces
/// these two into one bead; a piece whose counterparts there meet nothing of a bead does not belong into it.
struct Consistency {
  /// Four values per corner as in `WordEvidence`; the second in the transposed corridor.
  private(set) var forward: [Float]
  private(set) var backward: [Float]
  /// What is added to an omission of each piece.
  private(set) var sourceAlone: [Float]
  private(set) var targetAlone: [Float]

  init(corridor: Corridor, transposed: Corridor) {
    forward = .init(repeating: 0, count: corridor.cellCount * WordEvidence.groupLimit)
    backward = .init(repeating: 0, count: transposed.cellCount * WordEvidence.groupLimit)
    sourceAlone = .init(repeating: 0, count: corridor.rows - 1)
    targetAlone = .init(repeating: 0, count: corridor.columns - 1)
  }

  /// Adds the testimony of a third document.
  ///
  /// - Parameters:
  ///   - out: the links from the source to the third document; `on`: from it to the target.
  ///   - back, home: the same from the target.
  mutating func add(
    out: PieceLinks, on: PieceLinks, back: PieceLinks, home: PieceLinks, corridor: Corridor, transposed: Corridor,
    weight: Float, certainty: Float, doubt: Float
  ) {
    Self.add(out, on, corridor, weight, certainty, doubt, to: &forward, &sourceAlone)
    Self.add(back, home, transposed, weight, certainty, doubt, to: &backward, &targetAlone)
  }

  private static func add(
    _ direct: PieceLinks, _ on: PieceLinks, _ corridor: Corridor, _ weight: Float, _ certainty: Float, _ doubt: Float,
    to values: inout [Float], _ alone: inout [Float]
  ) {
    let neutral: Float = 0.35
    let routes = direct.routes(through: on)
    var possible = [Float](repeating: 0, count: corridor.columns + WordEvidence.groupLimit)
    // What it costs not to share a bead.
    var price = possible
    for i in routes.indices {
      let known = direct.mass(i)
      if known < 0.05 { continue }
      var total: Float = 0
      var most: Float = 0
      for route in routes[i] {
        let other = Int(route.other)
        possible[other] = route.isPossible
        price[other] = -log(1 - (1 - doubt) * route.isCertain)
        total += price[other]
        most = max(most, route.isPossible)
      }
      let base = corridor.offset[i] * WordEvidence.groupLimit
      let low = Int(corridor.lower[i])
      for j in low...Int(corridor.upper[i]) {
        var best: Float = 0
        var paid: Float = 0
        for l in 0..<WordEvidence.groupLimit {
          best = max(best, possible[j + l])
          paid += price[j + l]
          values[base + (j - low) * WordEvidence.groupLimit + l] +=
            weight * known * log((best + doubt) / neutral) - certainty * (total - paid)
        }
      }
      alone[i] += 2 * weight * known * log((1 - most + doubt) / neutral) - certainty * total
      for route in routes[i] {
        possible[Int(route.other)] = 0
        price[Int(route.other)] = 0
      }
    }
  }
}
