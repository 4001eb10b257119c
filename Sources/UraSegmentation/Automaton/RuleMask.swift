/// A set of up to 256 rules, by their place in a group.
struct RuleMask: Hashable, Sendable {
  static let capacity = 256
  private var words = SIMD4<UInt64>(repeating: 0)

  static let none = RuleMask()

  private init() {}

  init(_ rules: some Sequence<Int>) { for rule in rules { insert(rule) } }

  @inline(__always)
  var isEmpty: Bool { words == SIMD4(repeating: 0) }

  /// Some bits that differ between most sets.
  @inline(__always)
  var quickHash: Int {
    let folded = words[0] ^ words[1] &* 3 ^ words[2] &* 5 ^ words[3] &* 7
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The first rule in order.
  @inline(__always)
  var first: Int? {
    for index in 0..<4 where words[index] != 0 { return index * 64 + words[index].trailingZeroBitCount }
    return nil
  }

  @inline(__always)
  func contains(_ rule: Int) -> Bool { words[rule >> 6] & (1 << UInt64(rule & 63)) != 0 }

  mutating func insert(_ rule: Int) { words[rule >> 6] |= 1 << UInt64(rule & 63) }

  mutating func remove(_ rule: Int) { words[rule >> 6] &= ~(1 << UInt64(rule & 63)) }

  @inline(__always)
  mutating func formUnion(_ other: RuleMask) { words |= other.words }

  @inline(__always)
  func intersection(_ other: RuleMask) -> RuleMask {
    var result = self
    result.words &= other.words
    return result
  }
}
