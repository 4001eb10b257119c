/// How probably each piece of one document shares a bead with each of another, in sparse rows.
struct PieceLinks {
  struct Link {
    var other: Int32
    /// That both are in one bead.
    var probability: Float
    /// That the other piece says all that this one says: no further piece of its document is in the bead.
    var isInside: Float
    /// That this piece says all that the other one says.
    var isAround: Float
  }
  private(set) var rows: [[Link]]

  init(_ posteriors: BeadPosteriors) {
    let corridor = posteriors.scores.corridor
    let kinds = BeadKind.all
    rows = .init(repeating: [], count: corridor.rows - 1)
    for i in 0..<corridor.rows - 1 {
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        if posteriors.probability(atRow: i, column: j) < 0.005 { continue }
        for (index, kind) in kinds.enumerated() where kind.isLink {
          let probability = posteriors.probability(ofKind: index, atRow: i, column: j)
          if probability < 0.005 { continue }
          for r in 0..<kind.source {
            for c in 0..<kind.target {
              add(
                i + r, j + c, probability, isInside: kind.target == 1 ? probability : 0,
                isAround: kind.source == 1 ? probability : 0)
            }
          }
        }
      }
    }
  }

  init(rows: [[Link]]) { self.rows = rows }

  private mutating func add(_ i: Int, _ j: Int, _ probability: Float, isInside: Float, isAround: Float) {
    if let known = rows[i].firstIndex(where: { $0.other == Int32(j) }) {
      rows[i][known].probability = min(1, rows[i][known].probability + probability)
      rows[i][known].isInside = min(1, rows[i][known].isInside + isInside)
      rows[i][known].isAround = min(1, rows[i][known].isAround + isAround)
    } else {
      rows[i].append(Link(other: Int32(j), probability: probability, isInside: isInside, isAround: isAround))
    }
  }

  /// The links seen from the other document.
  func transposed(count: Int) -> PieceLinks {
    var result = PieceLinks(rows: .init(repeating: [], count: count))
    for (i, row) in rows.enumerated() {
      for link in row {
        result.rows[Int(link.other)].append(
          Link(other: Int32(i), probability: link.probability, isInside: link.isAround, isAround: link.isInside))
      }
    }
    return result
  }

  /// Where a piece goes by way of a third document.
  struct Route {
    var other: Int32
    /// That some piece of the third document is in a bead with both.
    var isPossible: Float
    /// That both must say the same in part, because a piece of the third document says nothing that is not in both, or all that one
    /// of them says. Two pieces that are both inside a longer one of the third document need not.
    var isCertain: Float
  }

  /// The routes of each piece by way of a third document.
  func routes(through next: PieceLinks) -> [[Route]] {
    rows.map { row in
      var routes: [Route] = []
      for link in row where Int(link.other) < next.rows.count {
        for further in next.rows[Int(link.other)] {
          let possible = link.probability * further.probability
          if possible <= 0.005 { continue }
          let certain = max(
            link.isAround * max(further.isInside, further.isAround), link.isInside * further.isInside)
          if let known = routes.firstIndex(where: { $0.other == further.other }) {
            routes[known].isPossible = min(1, routes[known].isPossible + possible)
            routes[known].isCertain = max(routes[known].isCertain, certain)
          } else {
            routes.append(Route(other: further.other, isPossible: possible, isCertain: certain))
          }
        }
      }
      return routes
    }
  }

  /// How probable it is that the piece has a counterpart at all.
  func mass(_ i: Int) -> Float { min(1, rows[i].reduce(0) { max($0, $1.probability) }) }
}
