/// Levenshtein distance over Unicode scalars, bit-parallel.
///
/// Source: G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46
/// (1999), in the form of H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003). The
/// pattern's 64 rows are one machine word; longer patterns are blocks of words with a carry between them.
///
/// One value holds the scratch memory and a prepared pattern, so that comparing it with many texts allocates nothing.
package struct EditDistance {
  /// Open addressing from scalar to the row of `masks`; 0 is a free slot, scalars are stored plus one.
  private var keys: [UInt32]
  private var rows: [Int32]
  private var keyMask: Int
  /// `words` machine words for each distinct scalar of the pattern; row 0 is for scalars that do not occur.
  private var masks: [UInt64]
  private var words: Int
  private var length: Int
  private var positive: [UInt64]
  private var negative: [UInt64]

  /// Prepares `pattern`.
  package init(pattern: UnsafeBufferPointer<UInt32>) {
    length = pattern.count
    words = max(1, (pattern.count + 63) / 64)
    var capacity = 16
    while capacity < pattern.count * 2 { capacity *= 2 }
    keys = [UInt32](repeating: 0, count: capacity)
    rows = [Int32](repeating: 0, count: capacity)
    keyMask = capacity - 1
    masks = [UInt64](repeating: 0, count: words)
    positive = [UInt64](repeating: 0, count: words)
    negative = positive
    for (index, scalar) in pattern.enumerated() {
      var slot = Self.slot(scalar, keyMask)
      while keys[slot] != 0, keys[slot] != scalar + 1 { slot = (slot + 1) & keyMask }
      if keys[slot] == 0 {
        keys[slot] = scalar + 1
        rows[slot] = Int32(masks.count)
        masks.append(contentsOf: repeatElement(0, count: words))
      }
      masks[Int(rows[slot]) + index / 64] |= 1 << UInt64(index % 64)
    }
  }

  package init(pattern: [UInt32]) { self = pattern.withUnsafeBufferPointer { Self(pattern: $0) } }

  /// The distance to `text`, or `nil` when it is more than `limit`.
  package mutating func distance(to text: UnsafeBufferPointer<UInt32>, limit: Int) -> Int? {
    if abs(length - text.count) > limit { return nil }
    if length == 0 { return text.count }
    for word in 0..<words {
      positive[word] = ~0
      negative[word] = 0
    }
    // The value on the diagonal that ends in the last cell never falls, so it may stop the search (see `fuzzy kernel`); here
    // the last row is followed, with the columns that remain as the most it can still lose.
    var score = length
    let last = words - 1
    let lastBit: UInt64 = 1 << UInt64((length - 1) % 64)
    for (column, scalar) in text.enumerated() {
      let row = self.row(of: scalar)
      var positiveCarry: UInt64 = 1
      var negativeCarry: UInt64 = 0
      for word in 0...last {
        let match = masks[row + word]
        let vp = positive[word]
        let vn = negative[word]
        let x = match | negativeCarry
        let d0 = (((x & vp) &+ vp) ^ vp) | x | vn
        var hp = vn | ~(d0 | vp)
        var hn = vp & d0
        if word == last {
          if hp & lastBit != 0 { score += 1 } else if hn & lastBit != 0 { score -= 1 }
        }
        let hpOut = hp >> 63
        let hnOut = hn >> 63
        hp = hp << 1 | positiveCarry
        hn = hn << 1 | negativeCarry
        positiveCarry = hpOut
        negativeCarry = hnOut
        positive[word] = hn | ~(d0 | hp)
        negative[word] = hp & d0
      }
      if score - (text.count - column - 1) > limit { return nil }
    }
    return score <= limit ? score : nil
  }

  package mutating func distance(to text: [UInt32], limit: Int = .max) -> Int? {
    text.withUnsafeBufferPointer { distance(to: $0, limit: limit) }
  }

  @inline(__always)
  private func row(of scalar: UInt32) -> Int {
    var slot = Self.slot(scalar, keyMask)
    while keys[slot] != 0 {
      if keys[slot] == scalar + 1 { return Int(rows[slot]) }
      slot = (slot + 1) & keyMask
    }
    return 0
  }

  @inline(__always)
  private static func slot(_ scalar: UInt32, _ mask: Int) -> Int { Int(scalar &* 0x9E37_79B1 >> 12) & mask }
}
