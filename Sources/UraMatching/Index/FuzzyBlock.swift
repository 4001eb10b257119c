import CUraKernels

/// Up to 256 texts of one length, as the memory's file keeps them and the kernels read them.
///
/// Layout: for every 64 texts the 32 rows of their signatures (a byte a text; the last group's rows are as long as the
/// group); the codes of all texts; their variants' numbers, five bytes each, little end first, 0 for a removed one.
package final class FuzzyBlock: @unchecked Sendable {
  // Sendable: the bytes are written in `init` only and freed in `deinit` only.

  package static let capacity = 256
  private static let rows = Int(ura_signature_rows)
  private static let group = Int(ura_signature_texts)
  static let idBytes = 5

  package let length: Int
  package let count: Int
  private let bytes: UnsafeMutablePointer<UInt8>
  package let byteCount: Int
  /// The rows of the last group, widened to 64; `nil` when it is full.
  private let tail: UnsafeMutablePointer<UInt8>?

  /// `nil` when the size is not that of a block of such texts.
  package init?(_ data: UnsafeRawBufferPointer, length: Int) {
    let entry = Self.rows + length + Self.idBytes
    guard length >= 0, data.count % entry == 0, (1...Self.capacity).contains(data.count / entry),
      let base = data.baseAddress
    else { return nil }
    self.length = length
    count = data.count / entry
    byteCount = data.count
    // 64 more: the kernels may prefetch beyond the last text.
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: data.count + 64)
    UnsafeMutableRawPointer(bytes).copyMemory(from: base, byteCount: data.count)
    self.bytes = bytes
    let rest = count % Self.group
    guard rest > 0 else {
      tail = nil
      return
    }
    let widened = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.rows * Self.group)
    widened.initialize(repeating: 0, count: Self.rows * Self.group)
    let start = bytes + count / Self.group * Self.group * Self.rows
    for row in 0..<Self.rows { (widened + row * Self.group).update(from: start + row * rest, count: rest) }
    tail = widened
  }

  deinit {
    bytes.deallocate()
    tail?.deallocate()
  }

  private var texts: UnsafePointer<UInt8> { UnsafePointer(bytes + count * Self.rows) }

  /// The number of the variant, 0 when it was removed.
  package func variant(_ index: Int) -> Int64 {
    let start = bytes + count * (Self.rows + length) + index * Self.idBytes
    var id: Int64 = 0
    for byte in 0..<Self.idBytes { id |= Int64(start[byte]) << Int64(8 * byte) }
    return id
  }

  package func codes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: texts + index * length, count: length)
  }

  /// Appends those texts whose signatures allow the distance; see `ura_signature_scan`.
  func scan(
    _ query: UnsafePointer<ura_signature_query>, neededHalves: UInt8, neededWhole: UInt8,
    into survivors: inout [FuzzyQuery.Survivor]
  ) {
    var first = 0
    while first < count {
      let rest = count - first
      var mask: UInt64
      if rest < Self.group, let tail {
        mask = ura_signature_scan(tail, query, neededHalves, neededWhole) & (1 << UInt64(rest) - 1)
      } else {
        mask = ura_signature_scan(bytes + first * Self.rows, query, neededHalves, neededWhole)
      }
      while mask != 0 {
        let index = first + mask.trailingZeroBitCount
        survivors.append(FuzzyQuery.Survivor(text: texts + index * length, block: self, index: index))
        mask &= mask - 1
      }
      first += Self.group
    }
  }

  /// The bytes of a block of `codes` (all of the same length) and their variants' numbers.
  package static func encode(codes: [UInt8], length: Int, variants: [Int64]) -> [UInt8] {
    let count = variants.count
    var result = [UInt8](repeating: 0, count: count * (rows + length + idBytes))
    result.withUnsafeMutableBufferPointer { output in
      codes.withUnsafeBufferPointer { codes in
        guard let output = output.baseAddress else { return }
        // Empty texts have no address; any will do for none.
        let source = codes.baseAddress ?? UnsafePointer(output)
        for index in 0..<count {
          let first = index / group * group
          let width = min(group, count - first)
          ura_signature_make(source + index * length, length, output + first * rows, width, index - first)
        }
        (output + count * rows).update(from: source, count: count * length)
        var position = output + count * (rows + length)
        for variant in variants {
          for byte in 0..<idBytes { position[byte] = UInt8(truncatingIfNeeded: variant >> Int64(8 * byte)) }
          position += idBytes
        }
      }
    }
    return result
  }
}
