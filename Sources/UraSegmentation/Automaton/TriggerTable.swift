/// Where a break can be at all: between a character that some break rule's `before` can end with and one that the same rule's
/// `after` can begin with.
///
/// A pair of bytes that no break rule allows costs one look-up.
struct TriggerTable: Sendable {
  private static let beforeFlag: UInt8 = 1
  private static let afterFlag: UInt8 = 2

  /// Bit `256 * byte + next byte`: whether a trigger can begin with the first of the two.
  private(set) var bytePairs: [UInt64] = []
  private let classes: [UInt8]
  /// `pairs[previous * classCount + next]`: whether some break rule allows a break between the two.
  private let pairs: [Bool]
  private let classCount: Int

  init(_ groups: [CompiledRules.Group], _ rules: [SegmentationRule], _ alphabet: Alphabet) {
    classCount = alphabet.classCount
    var classes = [UInt8](repeating: 0, count: classCount)
    var pairs = [Bool](repeating: false, count: classCount * classCount)
    let all = Array(0..<classCount)
    for group in groups {
      for local in group.before.starts.indices where rules[group.first + local].isBreak {
        let before = group.before.firstClasses(of: local, alphabet)
        let after = group.after.firstClasses(of: local, alphabet)
        // Where one side may be empty, the other alone says where a break can be.
        if before.canBeEmpty {
          for id in after.canBeEmpty ? all : after.classes { classes[id] |= Self.afterFlag }
        } else {
          for id in before.classes { classes[id] |= Self.beforeFlag }
        }
        for previous in before.canBeEmpty ? all : before.classes {
          for next in after.canBeEmpty ? all : after.classes { pairs[previous * classCount + next] = true }
        }
      }
    }
    classes[Alphabet.edge] = 0
    classes[Alphabet.invisible] = 0
    self.classes = classes
    self.pairs = pairs
    bytePairs = makeBytePairs(alphabet)
  }

  /// Whether a break can be between a character of class `previous` and one of class `next`, invisible ones aside.
  @inline(__always)
  func canBreak(after previous: Int, before next: Int) -> Bool { pairs[previous * classCount + next] }

  @inline(__always)
  func isBeforeTrigger(_ id: Int) -> Bool { classes[id] & Self.beforeFlag != 0 }

  @inline(__always)
  func isAfterTrigger(_ id: Int) -> Bool { classes[id] & Self.afterFlag != 0 }

  /// The first place at `start` or after it where a trigger can begin; the text's end when there is none.
  ///
  /// Eight pairs of bytes are looked up without a branch: a branch per word would be mispredicted at most words' ends.
  @inline(__always)
  func next(from start: Int, in text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt64>) -> Int {
    var at = start
    while at + 8 < text.count {
      var found: UInt64 = 0
      for offset in 0..<8 {
        let next = Int(text[at + offset + 1])
        let row = table[Int(text[at + offset]) << 2 | next >> 6]
        found |= (row >> UInt64(next & 63) & 1) << UInt64(offset)
      }
      if found != 0 { return at + found.trailingZeroBitCount }
      at += 8
    }
    while at < text.count {
      let row = Int(text[at]) << 2
      if table[row] | table[row + 1] | table[row + 2] | table[row + 3] != 0 { return at }
      at += 1
    }
    return at
  }

  private func makeBytePairs(_ alphabet: Alphabet) -> [UInt64] {
    let classesOfByte = Self.classesOfByte(alphabet)
    var result = [UInt64](repeating: 0, count: 256 * 4)
    for previous in 0..<256 {
      let triggers = classesOfByte[previous].filter { classes[$0] != 0 }
      if triggers.isEmpty { continue }
      let isBeforeOnly = previous < 0x80 && triggers.allSatisfy { !isAfterTrigger($0) }
      for next in 0..<256 {
        // What follows an invisible character is not known from its byte.
        let mayBreak =
          !isBeforeOnly
          || classesOfByte[next].contains { id in
            id == Alphabet.invisible || triggers.contains { canBreak(after: $0, before: id) }
          }
        if mayBreak { result[previous << 2 | next >> 6] |= 1 << UInt64(next & 63) }
      }
    }
    return result
  }

  /// Per byte, the classes of the characters that it begins.
  private static func classesOfByte(_ alphabet: Alphabet) -> [Set<Int>] {
    var result = [Set<Int>](repeating: [], count: 256)
    for (index, interval) in alphabet.intervals.enumerated() {
      let end = index + 1 < alphabet.intervals.count ? alphabet.intervals[index + 1].start : ScalarSet.limit
      for lead in leadByte(interval.start)...leadByte(end - 1) { result[lead].insert(Int(interval.class)) }
    }
    return result
  }

  private static func leadByte(_ scalar: UInt32) -> Int {
    switch scalar {
    case ..<0x80: Int(scalar)
    case ..<0x800: Int(0xC0 | scalar >> 6)
    case ..<0x1_0000: Int(0xE0 | scalar >> 12)
    default: Int(0xF0 | scalar >> 18)
    }
  }
}
