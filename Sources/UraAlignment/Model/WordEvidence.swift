import Foundation

/// What the words of each piece say for each place and group size: a log-likelihood ratio.
///
/// For piece i of the first document and the group of l pieces (1...4) that begins at j of the second,
/// `values[4 * cell(i, j) + l - 1]` sums over the distinct words of i:
///
/// - found at strength s: `log(p(s) / (1 - (1 - b)^l))`, where p(s) is the chance that a word finds its translation in the right
///   place and b the share of the pieces nearby where this word finds one at least as strong;
/// - not found though known: `log((1 - p) / (1 - b)^l)`;
/// - nothing known of it: 0.
struct WordEvidence {
  static let groupLimit = 4

  /// Four values per corner of `corridor`, whose rows are the pieces of `document`.
  static func values(
    _ document: PreparedDocument, _ other: PreparedDocument, _ links: WordLinks, corridor: Corridor,
    parameters p: AlignmentParameters
  ) -> [Float] {
    var result = [Float](repeating: 0, count: corridor.cellCount * groupLimit)
    let postings = Postings(other)
    let n = document.pieceCount
    let m = other.pieceCount
    if n == 0 || m == 0 { return result }
    let reach = Int(p.backgroundWindow)
    var hit = [Float](repeating: 0, count: 16)
    for level in 0..<16 {
      hit[level] = level == 0 ? p.hitUnseen : min(0.97, p.hitBase + p.hitSlope * Float(level) / 15)
    }
    var row = [UInt8](repeating: 0, count: m + 8)
    var gain = [Float](repeating: 0, count: 16 * groupLimit)
    var words: [Int32] = []
    for i in 0..<n {
      words = document.tokens[Int(document.tokenStart[i])..<Int(document.tokenStart[i + 1])].sorted()
      let low = Int(corridor.lower[i])
      let high = Int(corridor.upper[i])
      let middle = (low + high) / 2
      let from = max(0, min(low, middle - reach))
      let to = min(m, max(high + groupLimit, middle + reach))
      let backgroundFrom = max(0, middle - max(reach, 2))
      let backgroundTo = min(m, middle + max(reach, 2))
      let size = Float(max(backgroundTo - backgroundFrom, 1))
      let base = corridor.offset[i] * groupLimit
      var lastWord: Int32 = -1
      for word in words where word != lastWord {
        lastWord = word
        let range = Int(links.start[Int(word)])..<Int(links.start[Int(word) + 1])
        if range.isEmpty && !links.isKnown[Int(word)] { continue }
        for w in from..<to { row[w] = 0 }
        for k in range {
          let link = links.links[k]
          postings.forEach(Int(link.other), from: from, to: to) { piece in row[piece] = max(row[piece], link.level) }
        }
        fillGains(row, backgroundFrom..<backgroundTo, size, hit, p, &gain)
        for j in low...high {
          var level = 0
          let cell = base + (j - low) * groupLimit
          for l in 0..<groupLimit {
            if j + l < m { level = max(level, Int(row[j + l])) }
            result[cell + l] += gain[level * groupLimit + l]
          }
        }
      }
    }
    return result
  }

  /// gain[4 * level + l - 1] for one word: what it adds when the best match in a group of l has this level.
  private static func fillGains(
    _ row: [UInt8], _ window: Range<Int>, _ size: Float, _ hit: [Float], _ p: AlignmentParameters, _ gain: inout [Float]
  ) {
    var atLeast = InlineArray<17, Float>(repeating: 0)
    for w in window { atLeast[Int(row[w])] += 1 }
    var best = 0
    for level in stride(from: 15, through: 1, by: -1) {
      if best == 0 && atLeast[level] > 0 { best = level }
      atLeast[level] += atLeast[level + 1]
    }
    for level in 1..<16 where atLeast[level] > atLeast[level + 1] {
      let b = min(0.95, max(atLeast[level] - 1 + p.backgroundAdd, p.backgroundAdd * 0.5) / size)
      var missing: Float = 1
      for l in 0..<groupLimit {
        missing *= 1 - b
        gain[level * groupLimit + l] = min(p.maximumGain, log(hit[level] / (1 - missing)))
      }
    }
    let b = min(0.95, atLeast[1] / size)
    var missing: Float = 1
    for l in 0..<groupLimit {
      missing *= 1 - b
      gain[l] = max(-p.maximumLoss, log((1 - hit[best]) / missing))
    }
  }
}

/// In which pieces each word type stands, ascending.
struct Postings {
  private var start: [Int32]
  private var pieces: [Int32]

  init(_ document: PreparedDocument) {
    start = [Int32](repeating: 0, count: document.types.count + 1)
    for token in document.tokens { start[Int(token) + 1] += 1 }
    for i in 0..<document.types.count { start[i + 1] += start[i] }
    pieces = [Int32](repeating: 0, count: document.tokens.count)
    var next = start
    for piece in 0..<document.pieceCount {
      for t in Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1]) {
        let type = Int(document.tokens[t])
        pieces[Int(next[type])] = Int32(piece)
        next[type] += 1
      }
    }
  }

  /// How often a type stands in the document.
  func count(_ type: Int) -> Int { Int(start[type + 1] - start[type]) }

  @inline(__always)
  func forEach(_ type: Int, from: Int, to: Int, _ body: (Int) -> Void) {
    var low = Int(start[type])
    let end = Int(start[type + 1])
    if end - low > 8 {
      var high = end
      while low < high {
        let middle = (low + high) / 2
        if Int(pieces[middle]) < from { low = middle + 1 } else { high = middle }
      }
    }
    while low < end {
      let piece = Int(pieces[low])
      if piece >= to { return }
      if piece >= from { body(piece) }
      low += 1
    }
  }
}
