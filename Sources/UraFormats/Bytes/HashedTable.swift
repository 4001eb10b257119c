package import UraModel

/// Numbers by 64-bit hashes, for what has to be remembered of every unit: in memory while it is little, else in a temporary
/// file, so that the memory in use does not grow with the units.
///
/// Two texts of the same hash count as one; among a million the odds of that are about one in forty million.
package final class HashedTable {
  private struct Entry {
    /// 0 where nothing is.
    var hash: UInt64
    var value: UInt64
  }

  private var mapping: TemporaryMapping
  private var capacity: Int
  private var count = 0
  private var looks = 0
  private static let inMemory = 1 << 16

  package init() {
    capacity = 1 << 10
    mapping = TemporaryMapping(copying: [UInt8](repeating: 0, count: capacity * MemoryLayout<Entry>.stride))
  }

  /// The number of a text; nil where it has none.
  package subscript(_ text: String) -> UInt64? {
    let entry = entries[place(of: Self.hash(text))]
    look()
    return entry.hash == 0 ? nil : entry.value
  }

  /// Gives a text a number.
  package func set(_ text: String, to value: UInt64) throws(InputError) {
    if count * 2 >= capacity { try grow() }
    let hash = Self.hash(text)
    let place = place(of: hash)
    if entries[place].hash == 0 { count += 1 }
    entries[place] = Entry(hash: hash, value: value)
    look()
  }

  /// Each look is at another page, most likely: now and then they go back to the file, and the next look brings them back.
  private func look() {
    looks += 1
    if looks.isMultiple(of: 1 << 10) { mapping.release(0..<mapping.count) }
  }

  private var entries: UnsafeMutablePointer<Entry> {
    UnsafeMutableRawPointer(mapping.base).assumingMemoryBound(to: Entry.self)
  }

  private func place(of hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while entries[index].hash != 0, entries[index].hash != hash { index = (index + 1) & (capacity - 1) }
    return index
  }

  private func grow() throws(InputError) {
    let old = mapping
    let oldEntries = entries
    let oldCapacity = capacity
    let size = 2 * capacity * MemoryLayout<Entry>.stride
    if 2 * capacity <= Self.inMemory {
      mapping = TemporaryMapping(copying: [UInt8](repeating: 0, count: size))
    } else {
      let file = try TemporaryFile()
      try file.reserve(size)
      mapping = try TemporaryMapping(file, count: size, isWritable: true)
    }
    capacity *= 2
    for index in 0..<oldCapacity where oldEntries[index].hash != 0 {
      entries[place(of: oldEntries[index].hash)] = oldEntries[index]
      look()
      if looks.isMultiple(of: 1 << 10) { old.release(0..<index * MemoryLayout<Entry>.stride) }
    }
    withExtendedLifetime(old) {}
  }

  /// FNV-1a with the finalizer of MurmurHash3, never 0.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return max(hash, 1)
  }
}
