/// How probably each piece of one document shares a bead with each of another, in sparse rows.
struct PieceLinks {
  struct Link {
    var other: Int32
    var probability: Float
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
          for r in 0..<kind.source { for c in 0..<kind.target { add(i + r, j + c, probability) } }
        }
      }
    }
  }

  private init(rows: [[Link]]) { self.rows = rows }

  private mutating func add(_ i: Int, _ j: Int, _ probability: Float) {
    if let known = rows[i].firstIndex(where: { $0.other == Int32(j) }) {
      rows[i][known].probability = min(1, rows[i][known].probability + probability)
    } else {
      rows[i].append(Link(other: Int32(j), probability: probability))
    }
  }

  /// The links seen from the other document.
  func transposed(count: Int) -> PieceLinks {
    var result = PieceLinks(rows: .init(repeating: [], count: count))
    for (i, row) in rows.enumerated() {
      for link in row { result.rows[Int(link.other)].append(Link(other: Int32(i), probability: link.probability)) }
    }
    return result
  }

  /// The links by way of a third document.
  func through(_ next: PieceLinks) -> PieceLinks {
    var result = PieceLinks(rows: .init(repeating: [], count: rows.count))
    for (i, row) in rows.enumerated() {
      for link in row where Int(link.other) < next.rows.count {
        for further in next.rows[Int(link.other)] {
          let probability = link.probability * further.probability
          if probability > 0.005 { result.add(i, Int(further.other), probability) }
        }
      }
    }
    return result
  }

  /// How probable it is that the piece has a counterpart at all.
  func mass(_ i: Int) -> Float { min(1, rows[i].reduce(0) { max($0, $1.probability) }) }
}
