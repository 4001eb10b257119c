import Foundation

/// Exact dynamic programming over the corners of a corridor: the best path, and how probable each bead is.
enum BeadSearch {
  struct PieceBead: Hashable {
    var kind: Int
    var source: Range<Int>
    var target: Range<Int>

    /// The same wherever a piece without counterpart stands among those of the other side that have none either.
    var pieces: PieceBead {
      PieceBead(
        kind: kind, source: source.isEmpty ? 0..<0 : source, target: target.isEmpty ? 0..<0 : target)
    }
  }

  struct Best {
    var beads: [PieceBead]
    var score: Double
    /// The best score of a way to each row.
    var rows: [Double]
  }

  /// The best sequence of beads. Sums are doubles: those of a book are long.
  static func best(_ scores: BeadScores) -> Best {
    let corridor = scores.corridor
    let kinds = BeadKind.all
    let n = corridor.rows - 1
    let m = corridor.columns - 1
    let scoreValues = scores.values.span
    let steps = kinds.span
    var value = [Double](repeating: -.infinity, count: corridor.cellCount)
    var rows = [Double](repeating: 0, count: n + 1)
    var back = [UInt8](repeating: 255, count: corridor.cellCount)
    value[0] = 0
    var values = value.mutableSpan
    var backs = back.mutableSpan
    for i in 0...n {
      // Where columns begin in arrays of cells, by the number of source pieces taken.
      var base = InlineArray<5, Int>(repeating: 0)
      for k in 0...min(4, n - i) { base[k] = corridor.offset[i + k] - Int(corridor.lower[i + k]) }
      rows[i] = i > 0 ? rows[i - 1] : 0
      var top = -Double.infinity
      for j in Int(corridor.lower[i])...Int(corridor.upper[i]) {
        let cell = base[0] + j
        let here = values[unchecked: cell]
        top = max(top, here)
        if here == -.infinity { continue }
        for index in 0..<steps.count {
          let score = scoreValues[unchecked: cell * steps.count + index]
          if score == -.infinity { continue }
          let kind = steps[unchecked: index]
          let next = base[kind.source] + j + kind.target
          if here + Double(score) > values[unchecked: next] {
            values[unchecked: next] = here + Double(score)
            backs[unchecked: next] = UInt8(index)
          }
        }
      }
      if top > -.infinity { rows[i] = top }
    }
    var result: [PieceBead] = []
    var i = n
    var j = m
    while i > 0 || j > 0 {
      let index = Int(back[corridor.offset[i] + j - Int(corridor.lower[i])])
      guard index < kinds.count else { return Best(beads: [], score: -.infinity, rows: rows) }
      let kind = kinds[index]
      result.append(PieceBead(kind: index, source: i - kind.source..<i, target: j - kind.target..<j))
      i -= kind.source
      j -= kind.target
    }
    return Best(beads: result.reversed(), score: value[corridor.cellCount - 1], rows: rows)
  }
}
