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

  init(_ values: [Float], corridor: Corridor) {
    self.values = values
    self.corridor = corridor
  }
}
