/// Unicode divided into classes that a given collection of sets cannot tell apart, so that an automaton has a table column
/// per class and not per character.
///
/// Class 0 is the paragraph's edge, class 1 are the invisible characters that rules look through.
struct Alphabet: Sendable {
  static let edge = 0
  static let invisible = 1

  /// Soft hyphen, zero-width spaces and joiners, bidirectional controls, word joiner, byte order mark: text as people see
  /// it has none of these, so a rule sees through them (UAX 29 does the same with Format and Extend).
  static let invisibleCharacters = ScalarSet(bounds: [
    0xAD, 0xAE, 0x61C, 0x61D, 0x180E, 0x180F, 0x200B, 0x2010, 0x202A, 0x202F, 0x2060, 0x2065, 0x2066, 0x206A, 0xFEFF,
    0xFF00,
  ])

  let classCount: Int
  /// Where a page of 256 scalars begins in `blocks`.
  private let pages: [UInt32]
  private let blocks: [UInt16]
  /// For each set, whether it has each class: `members[set * classCount + class]`.
  private let members: [Bool]
  /// The half-open ranges of one class, ascending, from 0 to the last scalar.
  let intervals: [(start: UInt32, class: UInt16)]

  init(sets: [ScalarSet]) {
    // A rule that names an invisible character wants to see it.
    var invisible = Self.invisibleCharacters
    for set in sets where !set.isEmpty && set.subtracting(Self.invisibleCharacters).isEmpty {
      invisible = invisible.subtracting(set)
    }
    var events: [(at: UInt32, set: Int)] = invisible.bounds.map { ($0, sets.count) }
    for (index, set) in sets.enumerated() { events += set.bounds.map { ($0, index) } }
    events.sort { $0.at < $1.at }

    // The sets that hold at a place are told apart by the exclusive or of a random number per set.
    let keys = (0...sets.count).map { Self.scrambled(UInt64($0 + 1)) }
    var isInvisible = false
    var key: UInt64 = 0
    var classOfKey: [UInt64: UInt16] = [:]
    var samples: [UInt32?] = [nil, invisible.bounds.first]
    var intervals: [(start: UInt32, class: UInt16)] = []
    var next = 0
    var at: UInt32 = 0
    while at < ScalarSet.limit {
      while next < events.count, events[next].at == at {
        key ^= keys[events[next].set]
        if events[next].set == sets.count { isInvisible.toggle() }
        next += 1
      }
      let id: UInt16
      if isInvisible {
        id = UInt16(Self.invisible)
      } else if let known = classOfKey[key] {
        id = known
      } else {
        id = UInt16(samples.count)
        classOfKey[key] = id
        samples.append(at)
      }
      if intervals.last?.class != id { intervals.append((at, id)) }
      at = next < events.count ? events[next].at : ScalarSet.limit
    }
    self.intervals = intervals
    let classCount = samples.count
    self.classCount = classCount
    var members = [Bool](repeating: false, count: sets.count * classCount)
    for (index, set) in sets.enumerated() {
      for (id, sample) in samples.enumerated() {
        if let sample { members[index * classCount + id] = set.contains(sample) }
      }
    }
    self.members = members
    (pages, blocks) = Self.paged(intervals)
  }

  /// The class of a scalar.
  @inline(__always)
  func classID(of scalar: UInt32) -> Int {
    Int(blocks[Int(pages[Int(scalar >> 8)]) + Int(scalar & 0xFF)])
  }

  @inline(__always)
  func contains(set: Int, class id: Int) -> Bool { members[set * classCount + id] }

  private static func paged(_ intervals: [(start: UInt32, class: UInt16)]) -> ([UInt32], [UInt16]) {
    var pages: [UInt32] = []
    var blocks: [UInt16] = []
    var uniform: [UInt16: UInt32] = [:]
    var index = 0
    func end(_ i: Int) -> UInt32 { i + 1 < intervals.count ? intervals[i + 1].start : ScalarSet.limit }
    for page in 0..<(ScalarSet.limit >> 8) {
      let start = page << 8
      while end(index) <= start { index += 1 }
      if end(index) >= start + 256 {
        let id = intervals[index].class
        if let block = uniform[id] {
          pages.append(block)
          continue
        }
        uniform[id] = UInt32(blocks.count)
      }
      pages.append(UInt32(blocks.count))
      var i = index
      for scalar in start..<start + 256 {
        while end(i) <= scalar { i += 1 }
        blocks.append(intervals[i].class)
      }
    }
    return (pages, blocks)
  }

  /// SplitMix64's output function.
  private static func scrambled(_ value: UInt64) -> UInt64 {
    var z = value &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
