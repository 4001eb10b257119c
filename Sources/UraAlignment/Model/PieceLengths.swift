import Foundation

/// The lengths of pieces, chunks and groups on one scale for both documents, as the length term wants them.
///
/// The ratio of the documents' lengths is taken from both halves alike, so that exchanging them changes nothing.
struct PieceLengths {
  /// `groups[i][count - 1]`: the logarithm of the length of `count` pieces from i on.
  let groups: [SIMD4<Float>]
  /// The logarithm of the length of chunks from...to of each piece, from its first chunk: see `place`.
  private(set) var parts: [Float] = []
  private(set) var partStart: [Int32] = [0]
  /// Chunks of each piece.
  let counts: [Int32]

  /// - Parameter scale: what lengths are multiplied with.
  init(_ document: PreparedDocument, scale: Float, parameters p: AlignmentParameters) {
    let offset = p.lengthOffset
    let limit = WordEvidence.groupLimit
    var groups = [SIMD4<Float>](repeating: .zero, count: document.pieceCount)
    for i in 0..<document.pieceCount {
      var length: Float = 0
      for count in 0..<min(limit, document.pieceCount - i) {
        length += document.lengths[i + count] * scale
        groups[i][count] = log(length + offset)
      }
    }
    self.groups = groups
    counts = (0..<document.pieceCount).map { document.chunkStart[$0 + 1] - document.chunkStart[$0] }
    for piece in 0..<document.pieceCount {
      let chunks = document.chunks[Int(document.chunkStart[piece])..<Int(document.chunkStart[piece + 1])]
      for from in chunks.indices {
        var length: Float = 0
        for chunk in chunks[from...] {
          length += chunk.length * scale
          parts.append(log(length + offset))
        }
      }
      partStart.append(Int32(parts.count))
    }
  }

  /// The logarithm of the length of one to four pieces.
  @inline(__always)
  func group(_ first: Int, _ count: Int) -> Float { groups[first][count - 1] }

  /// The logarithm of the length of a piece's chunks `from..<to`.
  @inline(__always)
  func part(_ piece: Int, _ from: Int, _ to: Int) -> Float {
    // Rows of a triangle: chunk `from` has count - from values.
    let count = Int(counts[piece])
    return parts[Int(partStart[piece]) + from * count - from * (from - 1) / 2 + to - 1 - from]
  }
}
