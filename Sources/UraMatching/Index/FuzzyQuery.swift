import CUraKernels

/// A query prepared for the index: its codes, its signature, and the positions of each symbol as bits.
///
/// For one thread: the lists of survivors are used again from length to length.
package final class FuzzyQuery {
  /// A text that the signatures let through.
  struct Survivor {
    var text: UnsafePointer<UInt8>
    unowned(unsafe) var block: FuzzyBlock
    var index: Int
  }

  /// A variant and a distance that its text's is not below.
  package struct Candidate: Sendable, Hashable {
    package var variant: Int64
    package var distance: Int
  }

  package let codes: [UInt8]
  private let limit: Int
  private var signature = ura_signature_query()
  private let table: UnsafeMutablePointer<UInt8>
  private var pattern: ura_pattern
  private var survivors: [Survivor] = []
  private var texts: [UnsafePointer<UInt8>?] = []
  private var distances: [Int32] = []

  /// - Parameter limit: the largest distance that will be asked for.
  package init(codes: [UInt8], limit: Int) {
    self.codes = codes
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
  /// - Parameter limit: above 500 the signatures alone decide, and the distances are 0.
  package func candidates(in block: FuzzyBlock, length: Int, limit: Int) -> [Candidate] {
    let difference = abs(codes.count - length)
    guard limit >= difference else { return [] }
    survivors.removeAll(keepingCapacity: true)
    let parity = difference & 1
    let halves = max(0, (codes.count + length - parity) / 2 - limit)
    let whole = max(0, max(codes.count, length) - limit)
    withUnsafePointer(to: &signature) { signature in
      block.scan(
        signature, neededHalves: UInt8(min(halves, 255)), neededWhole: UInt8(min(whole, 255)), into: &survivors)
    }
    guard !survivors.isEmpty else { return [] }
    guard limit <= self.limit else {
      return survivors.map { Candidate(variant: $0.block.variant($0.index), distance: 0) }
    }
    texts.removeAll(keepingCapacity: true)
    for survivor in survivors { texts.append(survivor.text) }
    if distances.count < texts.count { distances = [Int32](repeating: 0, count: texts.count) }
    texts.withUnsafeBufferPointer { texts in
      distances.withUnsafeMutableBufferPointer { distances in
        ura_banded_distances(
          &pattern, texts.baseAddress, length, texts.count, Int32(limit), distances.baseAddress)
      }
    }
    var result: [Candidate] = []
    for (index, survivor) in survivors.enumerated() where distances[index] <= limit {
      result.append(Candidate(variant: survivor.block.variant(survivor.index), distance: Int(distances[index])))
    }
    return result
  }

  /// What the kernels use on this machine: "avx512", "avx2" or "baseline".
  package static var kernels: String { String(cString: ura_kernels_level()) }
}
