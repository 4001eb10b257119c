import UraModel

/// Unites beads of pieces to beads of segments: segments that share a bead of pieces, directly or through others, are one bead.
enum SegmentBeads {
  static func unite(_ beads: [BeadSearch.PieceBead], _ source: PreparedDocument, _ target: PreparedDocument) -> [Bead] {
    let n = source.segmentCount
    let m = target.segmentCount
    // The paths are monotone, so the segments of a bead are neighbours: it is enough to remember where each ends.
    var sets = DisjointSets(count: n + m)
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      let first = Int(source.segmentOfPiece[bead.source.lowerBound])
      for piece in bead.source { sets.join(first, Int(source.segmentOfPiece[piece])) }
      for piece in bead.target { sets.join(first, n + Int(target.segmentOfPiece[piece])) }
    }
    fillHoles(beads, source, target, &sets)
    var groups: [Int: Int] = [:]
    var result: [Bead] = []
    var i = 0
    var j = 0
    // Emits in document order, walking both sides together.
    while i < n || j < m {
      if i < n, let group = groups[sets.root(i)] {
        result[group].source.append(i)
        i += 1
      } else if j < m, let group = groups[sets.root(n + j)] {
        result[group].target.append(j)
        j += 1
      } else if j < m, sets.root(n + j) == n + j {
        // A target segment without source: its root would be a source segment otherwise.
        groups[sets.root(n + j)] = result.count
        result.append(Bead(source: [], target: [j], confidence: 1))
        j += 1
      } else {
        groups[sets.root(i)] = result.count
        result.append(Bead(source: [i], target: [], confidence: 1))
        i += 1
      }
    }
    return result
  }

  /// Joins what stayed alone on both sides inside a bead: in the middle of a translation a sentence that found nothing, opposite another
  /// that found nothing, is a free translation. One that has nothing opposite was put in or left out and stays alone.
  private static func fillHoles(
    _ beads: [BeadSearch.PieceBead], _ source: PreparedDocument, _ target: PreparedDocument, _ sets: inout DisjointSets
  ) {
    let n = source.segmentCount
    var last: BeadSearch.PieceBead?
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      defer { last = bead }
      guard let last else { continue }
      let sources = last.source.upperBound..<bead.source.lowerBound
      let targets = last.target.upperBound..<bead.target.lowerBound
      guard (1...holeLimit).contains(sources.count), (1...holeLimit).contains(targets.count) else { continue }
      let segment = Int(source.segmentOfPiece[bead.source.lowerBound])
      guard sets.root(Int(source.segmentOfPiece[last.source.lowerBound])) == sets.root(segment) else { continue }
      for piece in sources { sets.join(segment, Int(source.segmentOfPiece[piece])) }
      for piece in targets { sets.join(segment, n + Int(target.segmentOfPiece[piece])) }
    }
  }

  /// More pieces than this in a row are an insertion.
  private static let holeLimit = 2
}
