/// The kernel of `WordEvidence`: what the words of some pieces say, a row of the corridor after the other.
struct EvidenceRows {
  let document: PreparedDocument
  let links: WordLinks
  let corridor: Corridor
  let chunkOffset: [Int]
  let other: PreparedDocument
  /// Of the other document.
  let postings: Postings
  let parameters: AlignmentParameters

  private static let limit = WordEvidence.groupLimit

  /// Initializes the values of some rows; see `WordEvidence`.
  func fill(_ rows: Range<Int>, _ groups: UnsafeMutablePointer<SIMD4<Float>>, _ chunks: UnsafeMutablePointer<Float>) {
    let m = other.pieceCount
    let reach = Int(parameters.backgroundWindow)
    let words = document.words.span
    let linkStart = links.start.span
    let known = links.known.span
    let list = links.links.span
    var table = GainTable(parameters, capacity: min(m, 2 * reach))
    var matches = WordMatches(other, postings)
    var chunkEverywhere = InlineArray<16, Float>(repeating: 0)
    for i in rows {
      let low = Int(corridor.lower[i])
      let high = Int(corridor.upper[i])
      let width = high - low + 1
      // The share of pieces nearby where a word finds a match is its chance to find one by accident. Where the corridor is wider than
      // that, nearby is around its diagonal.
      let middle = width > 2 * reach ? min(high, max(low, i * m / document.pieceCount)) : (low + high) / 2
      let nearby = max(0, middle - reach)..<min(m, middle + reach)
      let reached = min(low, nearby.lowerBound)..<max(min(m, high + Self.limit), nearby.upperBound)
      matches.move(to: reached, nearby: nearby, columns: low..<max(low, min(m, high + Self.limit)))
      let groupRow = groups + corridor.offset[i]
      groupRow.initialize(repeating: .zero, count: width)
      let chunkCount = (chunkOffset[i + 1] - chunkOffset[i]) / width
      let chunkRow = chunks + chunkOffset[i]
      chunkRow.initialize(repeating: 0, count: chunkCount * width)
      var everywhere = SIMD4<Float>.zero
      for chunk in 0..<chunkCount { chunkEverywhere[chunk] = 0 }
      for place in Int(document.wordStart[i])..<Int(document.wordStart[i + 1]) {
        let word = Int(words[unchecked: place].type)
        let chunk = Int(words[unchecked: place].chunk)
        let range = Int(linkStart[unchecked: word])..<Int(linkStart[unchecked: word + 1])
        let level = Int(known[unchecked: word])
        if range.isEmpty && level == 0 { continue }
        matches.find(range, of: list)
        let none = table.fill(matches.levels, matches.counts, nearby.count, known: level)
        everywhere += none
        chunkEverywhere[chunk] += none[0]
        let begin = max(low, matches.first - Self.limit + 1)
        let end = min(high, matches.last)
        if begin <= end {
          Self.add(table.gains, matches.row, begin...end, to: groupRow - low, chunkRow + chunk * width - low)
        }
        matches.forget()
      }
      for cell in 0..<width { groupRow[cell] += everywhere }
      for chunk in 0..<chunkCount {
        let value = chunkEverywhere[chunk]
        let cells = chunkRow + chunk * width
        for cell in 0..<width { cells[cell] += value }
      }
    }
  }

  /// Adds one word where its matches are, above what it adds where there are none.
  @inline(__always)
  private static func add(
    _ gains: UnsafePointer<SIMD4<Float>>, _ row: UnsafePointer<UInt8>, _ columns: ClosedRange<Int>,
    to groups: UnsafeMutablePointer<SIMD4<Float>>, _ chunk: UnsafeMutablePointer<Float>
  ) {
    var j = columns.lowerBound
    while j <= columns.upperBound {
      // The levels of this piece and the seven that follow, the first in the lowest byte.
      let levels = UInt64(littleEndian: UnsafeRawPointer(row + j).loadUnaligned(as: UInt64.self))
      if levels & 0xFFFF_FFFF == 0 {
        // To the next group that has a match.
        j += levels == 0 ? 5 : levels.trailingZeroBitCount / 8 - 3
        continue
      }
      let one = levels & 0xFF
      let two = max(one, levels >> 8 & 0xFF)
      let three = max(two, levels >> 16 & 0xFF)
      let four = max(three, levels >> 24 & 0xFF)
      groups[j] += SIMD4(gains[Int(one)][0], gains[Int(two)][1], gains[Int(three)][2], gains[Int(four)][3])
      if one > 0 { chunk[j] += gains[Int(one)][0] }
      j += 1
    }
  }
}
