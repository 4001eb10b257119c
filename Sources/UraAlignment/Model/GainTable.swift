import Foundation

/// What one word adds when the best match in a group of one to four pieces is so sure, and when there is none.
///
/// It owns plain memory, because it is asked once for each word of each piece.
struct GainTable: ~Copyable {
  /// For each level that a match has: what it adds above what the word adds without one, by group size. That of level 0 is 0.
  let gains: UnsafeMutablePointer<SIMD4<Float>>
  private let p: AlignmentParameters
  private let hit: [Float]
  /// Values by count and level, for one number of pieces nearby: logarithms are dear.
  private let found: UnsafeMutablePointer<SIMD4<Float>>
  private let missed: UnsafeMutablePointer<SIMD4<Float>>
  private var size = -1

  private static let levels = 16

  /// - Parameter capacity: the most pieces nearby.
  init(_ p: AlignmentParameters, capacity: Int) {
    self.p = p
    hit = (0..<Self.levels).map { min(0.97, p.hitBase + p.hitSlope * Float($0) / 15) }
    gains = .allocate(capacity: Self.levels)
    gains.initialize(repeating: .zero, count: Self.levels)
    found = .allocate(capacity: (capacity + 1) * Self.levels)
    missed = .allocate(capacity: (capacity + 1) * Self.levels)
  }

  deinit {
    gains.deallocate()
    found.deallocate()
    missed.deallocate()
  }

  /// Sets `gains` for one word; returns what it adds where there is no match.
  ///
  /// - Parameters:
  ///   - levels: those that its matches have, as bits.
  ///   - counts: how many of the pieces nearby have a match of each of these.
  ///   - size: how many pieces are nearby, no more than the table's capacity.
  ///   - known: how surely the word would be translated by what is known of it, as a level.
  @inline(__always)
  mutating func fill(_ levels: UInt16, _ counts: InlineArray<16, Int32>, _ size: Int, known: Int) -> SIMD4<Float> {
    if size != self.size { reset(size) }
    if levels == 0 { return missing(0, known, isSeen: false) }
    // What a word that is missing here could have found: nearby only, because far away it has no business.
    var best = 0
    var count = 0
    var rest = levels
    while rest != 0 {
      let level = rest.trailingZeroBitCount
      rest &= rest - 1
      let nearby = Int(counts[unchecked: level])
      if nearby > 0 { best = level }
      count += nearby
    }
    let none = missing(min(count, size), best > 0 ? best : known, isSeen: best > 0)
    var atLeast = 0
    rest = levels
    while rest != 0 {
      let level = 15 - rest.leadingZeroBitCount
      rest &= ~(1 << UInt16(level))
      // A match far away, unlike any nearby, is as rare as one that is nearby once.
      atLeast = min(atLeast + max(Int(counts[unchecked: level]), 1), size)
      gains[level] = finding(atLeast, level) - none
    }
    return none
  }

  private mutating func reset(_ size: Int) {
    self.size = size
    let unknown = SIMD4<Float>(repeating: .nan)
    found.update(repeating: unknown, count: (size + 1) * Self.levels)
    missed.update(repeating: unknown, count: (size + 1) * Self.levels)
  }

  /// What a match of a level says that `count` pieces nearby have, or a better one.
  @inline(__always)
  private func finding(_ count: Int, _ level: Int) -> SIMD4<Float> {
    let place = count * Self.levels + level
    if found[place][0].isNaN { storeFound(Float(count), hit[level], at: place) }
    return found[place]
  }

  /// What it says that there is no match where `count` pieces nearby have one, the best of a level; rows of count 0 are for
  /// words that find nothing nearby.
  @inline(__always)
  private func missing(_ count: Int, _ level: Int, isSeen: Bool) -> SIMD4<Float> {
    let place = count * Self.levels + level
    if missed[place][0].isNaN { storeMissed(Float(count), isSeen ? hit[level] : p.hitUnseen(UInt8(level)), at: place) }
    return missed[place]
  }

  private func storeFound(_ count: Float, _ chance: Float, at place: Int) {
    let b = min(0.95, max(count - 1 + p.backgroundAdd, p.backgroundAdd * 0.5) / Float(max(size, 1)))
    var missing: Float = 1
    for l in 0..<WordEvidence.groupLimit {
      missing *= 1 - b
      found[place][l] = min(p.maximumGain, log(chance / (1 - missing)))
    }
  }

  private func storeMissed(_ count: Float, _ chance: Float, at place: Int) {
    let b = min(0.95, count / Float(max(size, 1)))
    var missing: Float = 1
    for l in 0..<WordEvidence.groupLimit {
      missing *= 1 - b
      missed[place][l] = max(-p.maximumLoss, log((1 - chance) / missing))
    }
  }
}
