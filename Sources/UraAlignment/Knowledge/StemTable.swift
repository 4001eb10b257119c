/// Stems and their numbers, counted from 0, as UTF-8 in one array: a lexicon of 100,000 stems is read in milliseconds, which an array and
/// a dictionary of strings are not.
///
/// An open hash table with linear probing, at most half full.
package struct StemTable: Sendable {
  private var bytes: [UInt8] = []
  /// Stem i is `bytes[start[i]..<start[i + 1]]`.
  private var start: [Int32] = [0]
  /// Each stem at its hash or behind it. The count is a power of 2.
  private var slots = [Slot](repeating: Slot(), count: 16)

  private struct Slot {
    var hash: UInt32 = 0
    /// -1 where no stem is.
    var number: Int32 = -1
  }

  package init() {}

  /// A table that need not grow until it has about so many stems.
  init(expecting stems: Int) {
    start.reserveCapacity(stems + 1)
    slots = .init(repeating: Slot(), count: max(16, 1 << (Int.bitWidth - (2 * stems).leadingZeroBitCount)))
  }

  package var count: Int { start.count - 1 }
  package var indices: Range<Int> { 0..<count }

  package subscript(number: Int) -> String {
    String(decoding: bytes[Int(start[number])..<Int(start[number + 1])], as: UTF8.self)
  }

  /// The number of a stem; nil when it is not here.
  func number(of stem: String) -> Int32? {
    var stem = stem
    let number = stem.withUTF8 { slots[place(of: $0, Self.hash($0))].number }
    return number >= 0 ? number : nil
  }

  /// The number of a stem, which is added unless it is here.
  mutating func insert(_ stem: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(stem)
    let place = place(of: stem, hash)
    if slots[place].number >= 0 { return slots[place].number }
    let number = Int32(count)
    slots[place] = Slot(hash: hash, number: number)
    bytes.append(contentsOf: stem)
    start.append(Int32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  mutating func insert(_ stem: String) -> Int32 {
    var stem = stem
    return stem.withUTF8 { insert($0) }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 4)
    for slot in old where slot.number >= 0 {
      var place = Int(slot.hash) & (slots.count - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// Where a stem is, or would be put.
  private func place(of stem: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var place = Int(hash) & mask
      while slots[place].number >= 0, slots[place].hash != hash || !isEqual(Int(slots[place].number), stem) {
        place = (place + 1) & mask
      }
      return place
    }
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    let begin = Int(start[number])
    guard Int(start[number + 1]) - begin == stem.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for i in 0..<stem.count where bytes[begin + i] != stem[i] { return false }
      return true
    }
  }

  /// FNV-1a (Fowler, Noll and Vo), its high bits mixed into the low ones that choose the slot.
  private static func hash(_ stem: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in stem { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
