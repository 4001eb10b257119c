import Foundation

/// What speaks for one piece being several pieces of the other document side by side: the best way to cut it in chunks, so that
/// each part goes with one of them.
///
/// A sentence that was joined with its neighbour ("Nothing is ready: two stations ...") has its words at one end of the long one and
/// makes it longer by its own length; the words of a sentence that was left out are nowhere, and the rest is not too long.
struct SplitScores {
  private let document: PreparedDocument
  private let other: PreparedDocument
  private let evidence: WordEvidence
  private let corridor: Corridor
  private let lengths: PieceLengths
  private let otherLengths: PieceLengths
  private let wordWeight: Float
  private let deviation: Float
  private let cap: Float
  private let lengthOffset: Float
  /// By `Chunk.Border`.
  private let borders: [Float]

  init(
    _ document: PreparedDocument, _ other: PreparedDocument, _ evidence: WordEvidence, _ corridor: Corridor,
    _ lengths: PieceLengths,
    _ otherLengths: PieceLengths, parameters p: AlignmentParameters
  ) {
    self.document = document
    self.other = other
    self.evidence = evidence
    self.corridor = corridor
    self.lengths = lengths
    self.otherLengths = otherLengths
    wordWeight = p.wordWeight
    deviation = p.partDeviation
    cap = p.lengthCap
    lengthOffset = p.lengthOffset
    borders = [p.splitAnywhere, p.splitAtComma, p.splitAtColon]
  }

  /// The best score of piece i cut in `count` parts that go with the pieces from j on; `nil` where it cannot be cut so often.
  ///
  /// - Parameter measured: the parts whose length counts.
  func best(_ i: Int, _ j: Int, count: Int, measured: ClosedRange<Int> = 0...Chunker.chunkLimit) -> Float? {
    let first = Int(document.chunkStart[i])
    let chunkCount = Int(document.chunkStart[i + 1]) - first
    let low = Int(corridor.lower[i])
    let width = Int(corridor.upper[i]) - low + 1
    guard chunkCount >= count, j >= low, j + count <= low + width else { return nil }
    let said = evidence.chunks.span
    let chunks = document.chunks.span
    let base = evidence.chunkOffset[i] + j - low
    // best[c]: the parts so far, up to but not with chunk c.
    var best = InlineArray<13, Float>(repeating: -.infinity)
    best[0] = 0
    for x in 0..<count - 1 {
      let mostEnd = chunkCount - (count - 1 - x)
      let other = measured.contains(x) ? otherLengths.group(j + x, 1) : nil
      var next = InlineArray<13, Float>(repeating: -.infinity)
      for from in x..<(x == 0 ? 1 : mostEnd) where best[from] > -.infinity {
        var words: Float = 0
        for to in from + 1...mostEnd {
          words += said[unchecked: base + (to - 1) * width + x]
          let value = best[from] + wordWeight * words - length(i, from, to, other)
          next[to] = max(next[to], value + borders[Int(chunks[unchecked: first + to].border.rawValue)])
        }
      }
      best = next
    }
    // The last part is all the rest.
    let x = count - 1
    let other = measured.contains(x) ? otherLengths.group(j + x, 1) : nil
    var result: Float = -.infinity
    for from in x..<(x == 0 ? 1 : chunkCount) where best[from] > -.infinity {
      var words: Float = 0
      for chunk in from..<chunkCount { words += said[unchecked: base + chunk * width + x] }
      result = max(result, best[from] + wordWeight * words - length(i, from, chunkCount, other))
    }
    return result
  }

  /// The best score of piece i cut around its middle, which goes with piece j + 1 while what is before and behind it goes with piece j;
  /// -infinity where it cannot be.
  ///
  /// One language has a quotation go on behind the words that say who speaks, the other before them: "All is ready", she said.
  /// "Nearly." - "All is ready, nearly", she said. Without quotation marks it is rather a sentence put in that is like a part of another.
  ///
  /// - Parameter isWhole: whether piece j says nothing else, so that its length counts.
  func bestAround(_ i: Int, _ j: Int, isWhole: Bool = true) -> Float {
    let first = Int(document.chunkStart[i])
    let chunkCount = Int(document.chunkStart[i + 1]) - first
    let low = Int(corridor.lower[i])
    guard chunkCount > 2, document.marks[i].quotes > 0, other.marks[j].quotes > 0, other.marks[j + 1].quotes > 0,
      j >= low, j < corridor.upper[i]
    else { return -.infinity }
    let width = Int(corridor.upper[i]) - low + 1
    let said = evidence.chunks.span
    let base = evidence.chunkOffset[i] + j - low
    func isBorder(_ chunk: Int) -> Bool { document.chunks[first + chunk].border != .none }
    var outside: Float = 0
    for chunk in 0..<chunkCount { outside += said[base + chunk * width] }
    var result: Float = -.infinity
    for from in 1..<chunkCount - 1 where isBorder(from) {
      var words = outside
      for to in from + 1..<chunkCount {
        let chunk = base + (to - 1) * width
        words += said[chunk + 1] - said[chunk]
        guard isBorder(to), wordWeight * words > result else { continue }
        var value = wordWeight * words - length(i, from, to, otherLengths.group(j + 1, 1))
        if isWhole {
          let around = log(exp(lengths.part(i, 0, chunkCount)) - exp(lengths.part(i, from, to)) + lengthOffset)
          value -= length(around, otherLengths.group(j, 1))
        }
        result = max(result, value)
      }
    }
    return result
  }

  /// What the length of a part takes off.
  @inline(__always)
  private func length(_ i: Int, _ from: Int, _ to: Int, _ other: Float?) -> Float {
    guard let other else { return 0 }
    return length(lengths.part(i, from, to), other)
  }

  @inline(__always)
  private func length(_ one: Float, _ other: Float) -> Float {
    let z = (one - other) / deviation
    return min(cap, 0.5 * z * z)
  }
}
