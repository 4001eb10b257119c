/// The score of every bead that the corridor allows.
struct BeadScores {
  /// `values[kindCount * cell + kind]`: the bead of that kind that begins at the corner; -infinity where there is none.
  private(set) var values: [Float]
  let corridor: Corridor

  init(_ scorer: BeadScorer) {
    corridor = scorer.corridor
    let kinds = BeadKind.all
    let corridor = corridor
    let rows = ScoreRows(scorer)
    let blocks = Concurrently.blocks(of: 0..<corridor.rows)
    values = Array(unsafeUninitializedCapacity: corridor.cellCount * kinds.count) { values, initialized in
      // Safe: each block fills the cells of its own rows, and nobody reads before all are done.
      nonisolated(unsafe) let cells = values
      _ = Concurrently.map(blocks.count, pieces: corridor.rows + corridor.columns) { block in
        rows.fill(blocks[block], cells)
      }
      initialized = corridor.cellCount * kinds.count
    }
  }

  /// The scores with what other languages say added.
  func adding(_ consistency: Consistency, transposed: Corridor) -> BeadScores {
    var result = self
    let kinds = BeadKind.all
    let limit = WordEvidence.groupLimit
    for i in 0..<corridor.rows {
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        let cell = corridor.offset[i] + j - Int(corridor.lower[i])
        for (index, kind) in kinds.enumerated() {
          let place = cell * kinds.count + index
          if result.values[place] == -.infinity { continue }
          var more: Float = 0
          if kind.isLink {
            for r in 0..<kind.source {
              guard let at = corridor.cell(i + r, j) else { continue }
              more += consistency.forward[at * limit + kind.target - 1]
            }
            for c in 0..<kind.target {
              guard let at = transposed.cell(j + c, i) else { continue }
              more += consistency.backward[at * limit + kind.source - 1]
            }
          } else if kind.source == 1 {
            more = consistency.sourceAlone[i]
          } else {
            more = consistency.targetAlone[j]
          }
          result.values[place] += more
        }
      }
    }
    return result
  }
}
