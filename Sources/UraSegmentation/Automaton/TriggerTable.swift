/// Where a break can be at all: between a character that some break rule's `before` can end with and one that the same rule's
/// `after` can begin with.
///
/// A byte that is no trigger costs one table look-up, a pair of characters that no break rule allows a second one.
struct TriggerTable: Sendable {
  private static let beforeFlag: UInt8 = 1
  private static let afterFlag: UInt8 = 2

  /// Per ASCII byte its flags; per lead byte of a longer sequence 0 when no character of that lead byte is a trigger.
  let bytes: [UInt8]
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
      for (local, start) in group.before.starts.enumerated() where rules[group.first + local].isBreak {
        let before = Self.firstClasses(group.before, start, alphabet)
        let after = Self.firstClasses(group.after, group.after.starts[local], alphabet)
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
    bytes = Self.bytes(classes, alphabet)
  }

  /// Whether a break can be between a character of class `previous` and one of class `next`, invisible ones aside.
  @inline(__always)
  func canBreak(after previous: Int, before next: Int) -> Bool { pairs[previous * classCount + next] }

  @inline(__always)
  func isBeforeTrigger(_ id: Int) -> Bool { classes[id] & Self.beforeFlag != 0 }

  @inline(__always)
  func isAfterTrigger(_ id: Int) -> Bool { classes[id] & Self.afterFlag != 0 }

  private static func bytes(_ classes: [UInt8], _ alphabet: Alphabet) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    for (index, interval) in alphabet.intervals.enumerated() where classes[Int(interval.class)] != 0 {
      let end = index + 1 < alphabet.intervals.count ? alphabet.intervals[index + 1].start : ScalarSet.limit
      var scalar = interval.start
      while scalar < min(end, 0x80) {
        bytes[Int(scalar)] = classes[Int(interval.class)]
        scalar += 1
      }
      if end > 0x80 {
        for lead in leadByte(max(interval.start, 0x80))...leadByte(end - 1) { bytes[lead] = 4 }
      }
    }
    return bytes
  }

  private static func leadByte(_ scalar: UInt32) -> Int {
    switch scalar {
    case ..<0x800: Int(0xC0 | scalar >> 6)
    case ..<0x1_0000: Int(0xE0 | scalar >> 12)
    default: Int(0xF0 | scalar >> 18)
    }
  }

  /// The classes that a pattern's first character can have; contexts are taken to hold.
  private static func firstClasses(
    _ network: RuleNetwork, _ start: Int32, _ alphabet: Alphabet
  ) -> (classes: [Int], canBeEmpty: Bool) {
    var seen: Set<Int32> = []
    var stack = [start]
    var found = [Bool](repeating: false, count: alphabet.classCount)
    var canBeEmpty = false
    while let index = stack.popLast() {
      guard seen.insert(index).inserted else { continue }
      let node = network.nodes[Int(index)]
      switch node.kind {
      case .accept: canBeEmpty = true
      case .split: stack += [node.first, node.second]
      case .afterContext, .beforeContext: stack.append(node.first)
      case .consume:
        for id in 2..<alphabet.classCount where alphabet.contains(set: Int(node.set), class: id) { found[id] = true }
      }
    }
    return (found.indices.filter { found[$0] }, canBeEmpty)
  }
}
