import CUraKernels
import Synchronization

/// Texts of one length, as the kernels read them: their codes one after the other, and their signatures.
///
/// In the memory's file they are in blocks of up to 512. A block is: the number of texts; the number of each text's variant as the
/// difference to the one before it; the codes, six bits each. Numbers are in base 128, seven bits a byte, low end first, the top bit
/// saying that another byte follows; a difference *d* is written as 2d, or -2d - 1 when it is negative. Signatures and words follow
/// from the codes, so they are made at the first scan for them: a concordance has no use for them.
package final class FuzzyBlock: Sendable {
  /// The most texts of a block in the file.
  package static let capacity = 512

  /// The most texts of a length that a writer puts into a block: fewer of the long ones, because an import holds an open block for each
  /// length.
  package static func capacity(length: Int) -> Int { min(capacity, max(16, 32_768 / (length + 8))) }
  private static let rows = Int(ura_signature_rows)
  private static let buckets = Int(ura_word_buckets)
  private static let group = Int(ura_signature_texts)
  private static let wordGroup = Int(ura_word_texts)

  package let length: Int
  package var count: Int { variants.count }
  /// Of the memory that it takes, with signatures and words.
  package var byteCount: Int { count * (length + 8) + groups * (Self.group * Self.rows + Self.buckets * 8) }
  private var groups: Int { (count + Self.group - 1) / Self.group }
  // Written in `init` only.
  nonisolated(unsafe) private let texts: UnsafeMutablePointer<UInt8>
  private let signatures = AtomicLazyReference<Signatures>()
  private let words = AtomicLazyReference<Words>()
  private let scans = Atomic<Int>(0)
  private let variants: [Int64]

  /// The texts of one or more blocks; `nil` when one is no block of texts of this length.
  package init?(_ blocks: [[UInt8]], length: Int) {
    guard length >= 0 else { return nil }
    var variants: [Int64] = []
    var packed: [(start: Int, count: Int)] = []
    for block in blocks {
      var reader = BlockReader(block)
      guard let count = reader.number(), (1...UInt64(Self.capacity)).contains(count) else { return nil }
      var variant: Int64 = 0
      for _ in 0..<count {
        guard let difference = reader.number() else { return nil }
        variant &+= Int64(bitPattern: difference >> 1) ^ -Int64(bitPattern: difference & 1)
        variants.append(variant)
      }
      guard block.count - reader.position == ura_packed_size(Int(count) * length) else { return nil }
      packed.append((reader.position, Int(count)))
    }
    self.length = length
    self.variants = variants
    let total = variants.count * length
    // 64 more: the kernels read and prefetch in words, beyond the last text.
    texts = .allocate(capacity: total + 64)
    (texts + total).initialize(repeating: 0, count: 64)
    var unpacked = texts
    for (block, place) in zip(blocks, packed) {
      block.withUnsafeBufferPointer { block in
        if let base = block.baseAddress { ura_unpack(base + place.start, place.count * length, unpacked) }
      }
      unpacked += place.count * length
    }
  }

  deinit { texts.deallocate() }

  /// The signatures of a block's texts, a group after the other.
  private final class Signatures: Sendable {
    // Written in `init` only.
    nonisolated(unsafe) let rows: UnsafeMutablePointer<UInt8>

    init(_ texts: UnsafePointer<UInt8>, length: Int, count: Int) {
      let groups = max(1, (count + FuzzyBlock.group - 1) / FuzzyBlock.group)
      let bytes = groups * FuzzyBlock.group * FuzzyBlock.rows
      // Rows begin where the processor's cache lines do.
      rows = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        .initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
      for first in stride(from: 0, to: count, by: FuzzyBlock.group) {
        ura_signature_make(
          texts + first * length, length, min(FuzzyBlock.group, count - first), rows + first * FuzzyBlock.rows)
      }
    }

    deinit { UnsafeMutableRawPointer(rows).deallocate() }
  }

  /// The words of a block's texts, a group after the other.
  private final class Words: Sendable {
    // Written in `init` only.
    nonisolated(unsafe) let buckets: UnsafeMutablePointer<UInt64>

    init(_ texts: UnsafePointer<UInt8>, length: Int, count: Int) {
      let columns = (count + FuzzyBlock.group - 1) / FuzzyBlock.group
      let bytes = columns * FuzzyBlock.buckets * 8
      // A bucket of a full group is a line of the processor's cache.
      buckets = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        .initializeMemory(as: UInt64.self, repeating: 0, count: columns * FuzzyBlock.buckets)
      for first in stride(from: 0, to: count, by: FuzzyBlock.wordGroup) {
        ura_words_index(
          texts + first * length, length, min(FuzzyBlock.wordGroup, count - first), SymbolCode.letters,
          SymbolCode.insideWords, buckets + first / FuzzyBlock.group * FuzzyBlock.buckets)
      }
    }

    deinit { UnsafeMutableRawPointer(buckets).deallocate() }
  }

  /// The number of the variant.
  package func variant(_ index: Int) -> Int64 { variants[index] }

  package func codes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: texts + index * length, count: length)
  }

  /// Appends those texts whose signatures allow the distance; see `ura_signature_scan`.
  func scan(
    _ query: UnsafePointer<ura_signature_query>, neededHalves: UInt8, neededWhole: UInt8,
    into survivors: inout [FuzzyQuery.Survivor]
  ) {
    let signatures =
      signatures.load() ?? signatures.storeIfNil(Signatures(texts, length: length, count: count))
    for first in stride(from: 0, to: count, by: Self.group) {
      let mask = ura_signature_scan(signatures.rows + first * Self.rows, query, neededHalves, neededWhole)
      append(mask, first, nil, &survivors)
    }
  }

  /// Whether its words are known, or shall be: always faster once they are, but finding them takes as long as ten scans. So a process that
  /// comes back often finds them, some with each search; one for a single query does not.
  ///
  /// - Parameter texts: of how many texts this search may still find the words.
  func hasWords(sparing texts: inout Int) -> Bool {
    if words.load() != nil { return true }
    guard scans.wrappingAdd(1, ordering: .relaxed).newValue > Self.scansForWords, texts > 0 else { return false }
    texts -= count
    return true
  }

  private static let scansForWords = 8

  /// Appends those texts that may have words of a query of some weight.
  func scanWords(_ query: QueryWords, neededWeight: UInt8, into survivors: inout [FuzzyQuery.Survivor]) {
    let words = words.load() ?? words.storeIfNil(Words(texts, length: length, count: count))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.wordGroup) { weights in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Int(ura_word_columns)) { passing in
        for first in stride(from: 0, to: count, by: Self.wordGroup) {
          let columns = (min(Self.wordGroup, count - first) + Self.group - 1) / Self.group
          let found = ura_words_scan(
            words.buckets + first / Self.group * Self.buckets, columns, query.words, query.words.count, neededWeight,
            passing.baseAddress, weights.baseAddress)
          guard found, let weights = weights.baseAddress else { continue }
          for column in 0..<columns {
            append(passing[column], first + column * Self.group, weights + column * Self.group, &survivors)
          }
        }
      }
    }
  }

  /// Appends those of 64 texts that a mask names.
  private func append(
    _ mask: UInt64, _ first: Int, _ weights: UnsafePointer<UInt8>?, _ survivors: inout [FuzzyQuery.Survivor]
  ) {
    var mask = count - first < Self.group ? mask & (1 << UInt64(count - first) - 1) : mask
    while mask != 0 {
      let index = first + mask.trailingZeroBitCount
      survivors.append(
        FuzzyQuery.Survivor(text: texts + index * length, index: index, weight: weights?[index - first] ?? 0))
      mask &= mask - 1
    }
  }

  /// The bytes of a block of `codes` (all of the same length) and their variants' numbers.
  package static func encode(codes: [UInt8], variants: [Int64]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(10 + variants.count * 3 + ura_packed_size(codes.count))
    func append(_ number: UInt64) {
      var rest = number
      while rest >= 0x80 {
        result.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      result.append(UInt8(rest))
    }
    append(UInt64(variants.count))
    var before: Int64 = 0
    for variant in variants {
      let difference = variant &- before
      append(UInt64(bitPattern: difference << 1 ^ difference >> 63))
      before = variant
    }
    let packed = [UInt8](unsafeUninitializedCapacity: ura_packed_size(codes.count)) { output, size in
      size = ura_packed_size(codes.count)
      codes.withUnsafeBufferPointer { codes in
        if let first = codes.baseAddress, let output = output.baseAddress { ura_pack(first, codes.count, output) }
      }
    }
    return result + packed
  }
}

/// Reads the numbers at the start of a block.
private struct BlockReader {
  private let bytes: [UInt8]
  /// Behind the numbers that were read.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `nil` at the end of the bytes, or when it is no number of 64 bits.
  mutating func number() -> UInt64? {
    var result: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
    }
    return nil
  }
}
