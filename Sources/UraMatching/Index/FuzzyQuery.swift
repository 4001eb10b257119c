import CUraKernels

/// A query prepared for the index: its codes, its signature, and the positions of each symbol as bits.
///
/// For one thread: the lists of survivors are used again from length to length.
package final class FuzzyQuery {
  /// A text that signatures or words let through.
  struct Survivor {
    var text: UnsafePointer<UInt8>
    /// Of the block.
    var index: Int
    /// Of its words, when they were looked for.
    var weight: UInt8 = 0
  }

  /// A variant and what its text cannot be nearer than.
  package struct Candidate: Sendable, Hashable {
    package var variant: Int64
    /// Of the codes.
    package var distance: Int
    /// The most symbols that it can share with the query, when words were looked for.
    package var shared: Int?
  }

  /// A search by words, for the default scoring.
  package struct WordSearch: Sendable {
    package var minimum: Score
    /// Whether to find the words of all texts at once, or of some with each search: see ``FuzzyBlock/hasWords(sparing:)``.
    package var isEager: Bool

    package init(reaching minimum: Score, isEager: Bool) {
      self.minimum = minimum
      self.isEager = isEager
    }
  }

  package let codes: [UInt8]
  private let limit: Int
  private let words: QueryWords?
  private var signature = ura_signature_query()
  private let table: UnsafeMutablePointer<UInt8>
  private var pattern: ura_pattern
  /// Of how many texts this query may still find the words, so that none waits for those of a million.
  private var textsForWords = 8192
  private var survivors: [Survivor] = []
  private var sorted: [Survivor] = []
  private var texts: [UnsafePointer<UInt8>?] = []
  private var distances: [Int32] = []

  /// - Parameters:
  ///   - text: the query for the default scoring, of which words can be looked for.
  ///   - limit: the largest distance that will be asked for.
  package init(codes: [UInt8], text: TranslatorText? = nil, limit: Int) {
    self.codes = codes
    words = text.flatMap { QueryWords($0, codes: codes) }
    self.limit = min(limit, Int(ura_banded_most))
    let size = ura_pattern_size(codes.count, self.limit)
    table = .allocate(capacity: size)
    pattern = codes.withUnsafeBufferPointer { [table, limit = self.limit] codes in
      ura_pattern_make(codes.baseAddress ?? UnsafePointer(table), codes.count, limit, table)
    }
    codes.withUnsafeBufferPointer { codes in
      ura_signature_query_make(codes.baseAddress ?? UnsafePointer(table), codes.count, &signature)
    }
  }

  deinit { table.deallocate() }

  /// The texts of one length within a distance, by codes.
  ///
  /// - Parameters:
  ///   - limit: above 500 signatures and words alone decide, and the distances are 0.
  ///   - wordSearch: only for texts of which ``IndexedText/showsWords`` holds.
  package func candidates(
    in block: FuzzyBlock, length: Int, limit: Int, wordSearch: WordSearch? = nil
  ) -> [Candidate] {
    guard limit >= abs(codes.count - length) else { return [] }
    survivors.removeAll(keepingCapacity: true)
    guard let words, let wordSearch,
      case let symbols = TranslatorScore.shared(reaching: wordSearch.minimum, lengths: codes.count, length),
      case let weight = words.neededWeight(sharing: symbols), weight > 0,
      wordSearch.isEager || block.hasWords(sparing: &textsForWords)
    else {
      scanSignatures(block, length, limit)
      var result: [Candidate] = []
      compare(survivors.indices, length, limit, gaps: limit) { index, distance in
        result.append(Candidate(variant: block.variant(survivors[index].index), distance: distance))
      }
      return result
    }
    block.scanWords(words, neededWeight: weight, into: &survivors)
    sortByWeight()
    // The fewer symbols a text can share, the nearer it must be, and the less there may be in one of the two alone: far texts are left
    // sooner, and the band in which their distances are looked for is narrow.
    var result: [Candidate] = []
    var start = 0
    while start < survivors.count {
      let shared = words.mostShared(weight: Int(survivors[start].weight))
      let end = min(survivors.count, start + Self.textsAtOnce)
      let nearest = TranslatorScore.distance(
        reaching: wordSearch.minimum, shared: shared, lengths: codes.count, length)
      let gaps = TranslatorScore.gaps(reaching: wordSearch.minimum, shared: shared, lengths: codes.count, length)
      compare(start..<end, length, min(limit, nearest), gaps: gaps) { index, distance in
        let survivor = survivors[index]
        result.append(
          Candidate(
            variant: block.variant(survivor.index), distance: distance,
            shared: words.mostShared(weight: Int(survivor.weight))))
      }
      start = end
    }
    return result
  }

  private static let textsAtOnce = 64

  /// The heaviest first.
  private func sortByWeight() {
    var starts = [Int](repeating: 0, count: 257)
    for survivor in survivors { starts[256 - Int(survivor.weight)] += 1 }
    for index in 1...256 { starts[index] += starts[index - 1] }
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: survivors)
    for survivor in survivors {
      sorted[starts[255 - Int(survivor.weight)]] = survivor
      starts[255 - Int(survivor.weight)] += 1
    }
    swap(&sorted, &survivors)
  }

  /// Calls `body` for those survivors that are within the limit, with their distances.
  ///
  /// - Parameter gaps: how many symbols only one of the two texts may have.
  private func compare(_ range: Range<Int>, _ length: Int, _ limit: Int, gaps: Int, _ body: (Int, Int) -> Void) {
    let gaps = min(gaps, limit)
    guard !range.isEmpty, gaps >= abs(codes.count - length) else { return }
    guard gaps <= self.limit else { return range.forEach { body($0, 0) } }
    texts.removeAll(keepingCapacity: true)
    for index in range { texts.append(survivors[index].text) }
    if distances.count < texts.count { distances = [Int32](repeating: 0, count: texts.count) }
    texts.withUnsafeBufferPointer { texts in
      distances.withUnsafeMutableBufferPointer { distances in
        ura_banded_distances(
          &pattern, texts.baseAddress, length, texts.count, Int32(limit), Int32(gaps), distances.baseAddress)
      }
    }
    for (offset, index) in range.enumerated() where distances[offset] <= limit { body(index, Int(distances[offset])) }
  }

  private func scanSignatures(_ block: FuzzyBlock, _ length: Int, _ limit: Int) {
    let parity = abs(codes.count - length) & 1
    let halves = max(0, (codes.count + length - parity) / 2 - limit)
    let whole = max(0, max(codes.count, length) - limit)
    withUnsafePointer(to: &signature) { signature in
      block.scan(
        signature, neededHalves: UInt8(min(halves, 255)), neededWhole: UInt8(min(whole, 255)), into: &survivors)
    }
  }

  /// What the kernels use on this machine: "avx512", "avx2" or "baseline".
  package static var kernels: String { String(cString: ura_kernels_level()) }
}
