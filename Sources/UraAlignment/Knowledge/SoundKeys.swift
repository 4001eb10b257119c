/// The sound keys of words as what they are compared by.
struct SoundKeys {
  /// `bigrams[start[w]..<start[w + 1]]`: two letters each, the word's edges counted, in ascending order.
  private var start: [Int32] = [0]
  private var bigrams: [UInt16] = []
  /// A bit per bigram, hashed: two keys share hardly more bigrams than bits.
  private var signatures: [UInt64] = []
  /// Words that sound alike are in the same block; `nil` for words too short to tell.
  private(set) var blocks: [UInt8?] = []

  init(_ words: [String]) {
    for key in SoundKey.keys(of: words) {
      var last: UInt8 = 0
      var bits: UInt64 = 0
      for c in key + [0] {
        bigrams.append(UInt16(last) << 8 | UInt16(c))
        bits |= 1 << UInt64((Int(last) &* 31 &+ Int(c)) & 63)
        last = c
      }
      bigrams[Int(start[start.count - 1])...].sort()
      start.append(Int32(bigrams.count))
      signatures.append(bits)
      blocks.append(key.count < Self.leastLetters ? nil : Self.block(key[0]))
    }
  }

  private static let leastLetters = 4

  /// The similarity of two words by the bigrams of their keys (Dice, 1945), in 0...1; 0 where it is hardly as much as a minimum.
  func similarity(_ word: Int, _ other: Int, in others: SoundKeys, minimum: Float) -> Float {
    var i = Int(start[word])
    var j = Int(others.start[other])
    let end = Int(start[word + 1])
    let otherEnd = Int(others.start[other + 1])
    let total = Float(end - i + otherEnd - j)
    let bound = 2 * Float((signatures[word] & others.signatures[other]).nonzeroBitCount) + 2
    guard bound >= minimum * total * 0.9 else { return 0 }
    var common = 0
    while i < end, j < otherEnd {
      let a = bigrams[i]
      let b = others.bigrams[j]
      if a == b { common += 1 }
      i += a <= b ? 1 : 0
      j += b <= a ? 1 : 0
    }
    return 2 * Float(common) / total
  }

  /// Words that sound alike begin alike; h and g are often silent or exchanged.
  private static func block(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "k"), UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "z"): 1
    case UInt8(ascii: "i"), UInt8(ascii: "d"), UInt8(ascii: "e"): 2
    case UInt8(ascii: "u"), UInt8(ascii: "v"), UInt8(ascii: "o"): 3
    default: letter
    }
  }
}
