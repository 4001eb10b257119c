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

  /// Four values per corner of the corridor, whose rows are the pieces of the document.
  private(set) var groups: [Float]
  /// What each chunk of a piece says for each single piece of the other document, a row of the corridor per chunk:
  /// `chunks[chunkOffset[i] + chunk * width(i) + j - lower(i)]`.
  private(set) var chunks: [Float]
  private(set) var chunkOffset: [Int]

  init(
    _ document: PreparedDocument, _ other: PreparedDocument, _ links: WordLinks, corridor: Corridor,
    parameters p: AlignmentParameters
  ) {
    groups = [Float](repeating: 0, count: corridor.cellCount * Self.groupLimit)
    let n = document.pieceCount
    let m = other.pieceCount
    chunkOffset = [0]
    chunkOffset.reserveCapacity(n + 1)
    for i in 0..<n {
      let count = Int(document.chunkStart[i + 1] - document.chunkStart[i])
      chunkOffset.append(chunkOffset[i] + count * Int(corridor.upper[i] - corridor.lower[i] + 1))
    }
    chunks = [Float](repeating: 0, count: chunkOffset[n])
    if n == 0 || m == 0 { return }
    let postings = Postings(other)
    let reach = Int(p.backgroundWindow)
    var table = GainTable(p)
    var row = [UInt8](repeating: 0, count: m + 8)
    // A word and its chunk in one number, because those are sorted quickest.
    var words: [Int] = []
    // The pieces where a word finds a match.
    var places: [Int] = []
    for i in 0..<n {
      words.removeAll(keepingCapacity: true)
      for t in Int(document.tokenStart[i])..<Int(document.tokenStart[i + 1]) {
        words.append(Int(document.tokens[t]) << 8 | Int(document.tokenChunk[t]))
      }
      words.sort()
      let low = Int(corridor.lower[i])
      let high = Int(corridor.upper[i])
      let width = high - low + 1
      // The share of pieces nearby where a word finds a match is its chance to find one by accident. Where the corridor is wider than
      // that, nearby is around its diagonal.
      let middle = width > 2 * reach ? min(high, max(low, i * m / n)) : (low + high) / 2
      let window = max(0, middle - reach)..<min(m, middle + reach)
      let from = min(low, window.lowerBound)
      let to = max(min(m, high + Self.groupLimit), window.upperBound)
      let base = corridor.offset[i] * Self.groupLimit
      var everywhere = InlineArray<4, Float>(repeating: 0)
      var chunkEverywhere = InlineArray<16, Float>(repeating: 0)
      var lastWord = -1
      for pair in words where pair >> 8 != lastWord {
        let word = pair >> 8
        let chunk = pair & 0xFF
        lastWord = word
        let range = Int(links.start[word])..<Int(links.start[word + 1])
        if range.isEmpty && links.known[word] == 0 { continue }
        places.removeAll(keepingCapacity: true)
        var first = to
        var last = from - 1
        for k in range {
          let link = links.links[k]
          postings.forEach(Int(link.other), from: from, to: to) { piece in
            if row[piece] == 0 { places.append(piece) }
            row[piece] = max(row[piece], link.level)
            first = min(first, piece)
            last = max(last, piece)
          }
        }
        table.fill(row, places, window, known: Int(links.known[word]))
        let gain = table.gain
        for l in 0..<Self.groupLimit { everywhere[l] += gain[l] }
        chunkEverywhere[chunk] += gain[0]
        if first > last { continue }
        let begin = max(low, first - Self.groupLimit + 1)
        let end = min(high, last)
        if begin <= end {
          Self.add(
            gain, row, begin...end, m, to: &groups, at: base - low * Self.groupLimit, &chunks,
            at: chunkOffset[i] + chunk * width - low)
        }
        for place in places { row[place] = 0 }
      }
      for cell in 0..<width {
        for l in 0..<Self.groupLimit { groups[base + cell * Self.groupLimit + l] += everywhere[l] }
      }
      for chunk in 0..<(chunkOffset[i + 1] - chunkOffset[i]) / width {
        let start = chunkOffset[i] + chunk * width
        for cell in start..<start + width { chunks[cell] += chunkEverywhere[chunk] }
      }
    }
  }

  /// Adds one word where its matches are, above what it adds where there are none.
  private static func add(
    _ gain: [Float], _ row: [UInt8], _ columns: ClosedRange<Int>, _ m: Int, to groups: inout [Float],
    at base: Int, _ chunks: inout [Float], at chunkBase: Int
  ) {
    gain.withUnsafeBufferPointer { gain in
      row.withUnsafeBufferPointer { row in
        groups.withUnsafeMutableBufferPointer { groups in
          chunks.withUnsafeMutableBufferPointer { chunks in
            for j in columns {
              // Rows are padded: beyond the last piece there is no match.
              if row[j] | row[j + 1] | row[j + 2] | row[j + 3] == 0 { continue }
              var level = 0
              let cell = base + j * groupLimit
              for l in 0..<groupLimit {
                level = max(level, Int(row[j + l]))
                groups[cell + l] += gain[level * groupLimit + l] - gain[l]
              }
              if j < m { chunks[chunkBase + j] += gain[Int(row[j]) * groupLimit] - gain[0] }
            }
          }
        }
      }
    }
  }
}

/// What one word adds: `gain[4 * level + l - 1]` when the best match in a group of l pieces has this level.
private struct GainTable {
  private(set) var gain = [Float](repeating: 0, count: 16 * WordEvidence.groupLimit)
  private let p: AlignmentParameters
  private let hit: [Float]
  /// Values by count and level, for one number of pieces nearby: logarithms are dear.
  private var found: [Float] = []
  private var missed: [Float] = []
  private var size = -1

  init(_ p: AlignmentParameters) {
    self.p = p
    hit = (0..<16).map { min(0.97, p.hitBase + p.hitSlope * Float($0) / 15) }
  }

  /// - Parameters:
  ///   - row: the level of the match in each piece.
  ///   - places: the pieces that have one.
  ///   - window: the pieces nearby.
  ///   - known: how surely the word would be translated by what is known of it, as a level.
  mutating func fill(_ row: [UInt8], _ places: [Int], _ window: Range<Int>, known: Int) {
    let limit = WordEvidence.groupLimit
    if window.count != size {
      size = window.count
      found = [Float](repeating: .nan, count: (size + 1) * 16 * limit)
      missed = found
    }
    var atLeast = InlineArray<17, Int>(repeating: 0)
    // What a word that is missing here could have found: nearby only, because far away it has no business.
    var near = (best: 0, count: 0)
    if !places.isEmpty {
      for place in places where window.contains(place) {
        let level = Int(row[place])
        atLeast[level] += 1
        near = (max(near.best, level), near.count + 1)
      }
      var best = near.best
      // A match far away, unlike any nearby, is as rare as one that is nearby once.
      for place in places where !window.contains(place) {
        let level = Int(row[place])
        atLeast[level] = max(atLeast[level], 1)
        best = max(best, level)
      }
      for level in stride(from: 15, through: 1, by: -1) {
        atLeast[level] = min(atLeast[level] + atLeast[level + 1], size)
      }
      for level in stride(from: best, through: 1, by: -1)
      where atLeast[level] > atLeast[level + 1] || atLeast[level] == size {
        let place = (atLeast[level] * 16 + level) * limit
        if found[place].isNaN { storeFound(Float(atLeast[level]), hit[level], at: place) }
        for l in 0..<limit { gain[level * limit + l] = found[place + l] }
      }
    }
    let count = min(near.count, size)
    // Rows of count 0 and level: words that find nothing nearby.
    let level = near.best > 0 ? near.best : known
    let place = (count * 16 + level) * limit
    if missed[place].isNaN {
      storeMissed(Float(count), near.best > 0 ? hit[level] : p.hitUnseen(UInt8(level)), at: place)
    }
    for l in 0..<limit { gain[l] = missed[place + l] }
  }

  private mutating func storeFound(_ count: Float, _ chance: Float, at place: Int) {
    let b = min(0.95, max(count - 1 + p.backgroundAdd, p.backgroundAdd * 0.5) / Float(max(size, 1)))
    var missing: Float = 1
    for l in 0..<WordEvidence.groupLimit {
      missing *= 1 - b
      found[place + l] = min(p.maximumGain, log(chance / (1 - missing)))
    }
  }

  private mutating func storeMissed(_ count: Float, _ chance: Float, at place: Int) {
    let b = min(0.95, count / Float(max(size, 1)))
    var missing: Float = 1
    for l in 0..<WordEvidence.groupLimit {
      missing *= 1 - b
      missed[place + l] = max(-p.maximumLoss, log((1 - chance) / missing))
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
