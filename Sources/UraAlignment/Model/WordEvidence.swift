import Foundation

/// What the words of each piece say for each place and group size: a log-likelihood ratio.
///
/// For piece i of the first document and the group of l pieces (1...4) that begins at j of the second,
/// `groups[cell(i, j)][l - 1]` sums over the distinct words of i:
///
/// - found at strength s: `log(p(s) / (1 - (1 - b)^l))`, where p(s) is the chance that a word finds its translation in the right
///   place and b the share of the pieces nearby where this word finds one at least as strong;
/// - not found though known: `log((1 - p) / (1 - b)^l)`;
/// - nothing known of it: 0.
struct WordEvidence {
  static let groupLimit = 4

  /// By corner of the corridor, whose rows are the pieces of the document.
  private(set) var groups: [SIMD4<Float>] = []
  /// What each chunk of a piece says for each single piece of the other document, a row of the corridor per chunk:
  /// `chunks[chunkOffset[i] + chunk * width(i) + j - lower(i)]`.
  private(set) var chunks: [Float] = []
  private(set) var chunkOffset: [Int]

  init(
    _ document: PreparedDocument, _ other: PreparedDocument, _ links: WordLinks, corridor: Corridor,
    parameters p: AlignmentParameters
  ) {
    let n = document.pieceCount
    let m = other.pieceCount
    chunkOffset = [0]
    chunkOffset.reserveCapacity(n + 1)
    for i in 0..<n {
      let count = Int(document.chunkStart[i + 1] - document.chunkStart[i])
      chunkOffset.append(chunkOffset[i] + count * Int(corridor.upper[i] - corridor.lower[i] + 1))
    }
    let rows = EvidenceRows(
      document: document, links: links, corridor: corridor, chunkOffset: chunkOffset, other: other,
      postings: Postings(other), parameters: p)
    let blocks = Concurrently.blocks(of: 0..<n)
    let groupCount = corridor.cellCount
    let chunkCount = chunkOffset[n]
    var chunks: [Float] = []
    groups = Array(unsafeUninitializedCapacity: groupCount) { groups, initializedGroups in
      chunks = Array(unsafeUninitializedCapacity: chunkCount) { chunks, initializedChunks in
        initializedChunks = chunkCount
        guard let groups = groups.baseAddress, let chunks = chunks.baseAddress else { return }
        // Safe: each block fills the values of its own rows, and nobody reads before all are done.
        nonisolated(unsafe) let cells = (groups, chunks)
        _ = Concurrently.map(blocks.count, pieces: n + m) { rows.fill(blocks[$0], cells.0, cells.1) }
      }
      // The last row has no piece.
      groups[corridor.offset[n]...].initialize(repeating: .zero)
      initializedGroups = groupCount
    }
    self.chunks = chunks
  }
}
