import Foundation

/// What a third document says of two: where a piece goes by way of it.
///
/// After the consistency transformation of ProbCons (Do, Mahabhashyam, Brudno and Batzoglou, 2005), turned into a log-likelihood
/// ratio: a piece that has a counterpart in the third document, which in turn meets piece j, should meet j too; one whose
/// counterpart meets nothing should stay alone.
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
    weight: Float, doubt: Float
  ) {
    Self.add(out, out.through(on), corridor, weight, doubt, to: &forward, &sourceAlone)
    Self.add(back, back.through(home), transposed, weight, doubt, to: &backward, &targetAlone)
  }

  private static func add(
    _ direct: PieceLinks, _ around: PieceLinks, _ corridor: Corridor, _ weight: Float, _ doubt: Float,
    to values: inout [Float], _ alone: inout [Float]
  ) {
    let neutral: Float = 0.35
    var row = [Float](repeating: 0, count: corridor.columns + WordEvidence.groupLimit)
    for i in direct.rows.indices {
      let known = direct.mass(i)
      if known < 0.05 { continue }
      for link in around.rows[i] { row[Int(link.other)] = link.probability }
      let base = corridor.offset[i] * WordEvidence.groupLimit
      let low = Int(corridor.lower[i])
      for j in low...Int(corridor.upper[i]) {
        var sum: Float = 0
        for l in 0..<WordEvidence.groupLimit {
          sum = min(1, max(sum, row[j + l]))
          values[base + (j - low) * WordEvidence.groupLimit + l] += weight * known * log((sum + doubt) / neutral)
        }
      }
      alone[i] += weight * known * log((1 - around.mass(i) + doubt) / neutral)
      for link in around.rows[i] { row[Int(link.other)] = 0 }
    }
  }
}
