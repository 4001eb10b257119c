package import UraModel

/// Numbers by 64-bit hashes, for what has to be remembered of every unit: in memory while it is little, else in a temporary
/// file, so that the memory in use does not grow with the units.
///
/// Two texts of the same hash count as one; among a million the odds of that are about one in forty million.
package final class HashedTable {
  private struct Entry {
    /// 0 where nothing is.
    var hash: UInt64 = 0
    var value: UInt64 = 0
  }

  /// All entries while they are few.
  private var entries = [Entry](repeating: Entry(), count: 1 << 8)
  private var file: TemporaryFile?
  private var capacity = 1 << 8
  private var count = 0
  private static let inMemory = 1 << 15

  package init() {}

  /// The number of a text; nil where it has none.
  package subscript(_ text: String) -> UInt64? {
    let (_, entry) = find(Self.hash(text))
    return entry.hash == 0 ? nil : entry.value
  }

  /// Gives a text a number.
  package func set(_ text: String, to value: UInt64) throws(InputError) {
    if count * 2 >= capacity { try grow() }
    try put(Entry(hash: Self.hash(text), value: value))
  }

  private func put(_ entry: Entry) throws(InputError) {
    let (place, known) = find(entry.hash)
    if known.hash == 0 { count += 1 }
    guard let file else {
      entries[place] = entry
      return
    }
    let failure = withUnsafeBytes(of: entry) { bytes -> InputError? in
      do throws(InputError) {
        try file.write(bytes, at: place * MemoryLayout<Entry>.stride)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// The entry of a hash, or the empty one that it would have, and its place.
  private func find(_ hash: UInt64) -> (place: Int, entry: Entry) {
    var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while true {
      let entry = entry(at: index)
      if entry.hash == 0 || entry.hash == hash { return (index, entry) }
      index = (index + 1) & (capacity - 1)
    }
  }

  private func entry(at index: Int) -> Entry {
    guard let file else { return entries[index] }
    var entry = Entry()
    _ = withUnsafeMutableBytes(of: &entry) { file.read(into: $0, at: index * MemoryLayout<Entry>.stride) }
    return entry
  }

  private func grow() throws(InputError) {
    let old = (entries, file, capacity)
    capacity *= 2
    count = 0
    if capacity <= Self.inMemory {
      entries = [Entry](repeating: Entry(), count: capacity)
    } else {
      file = try TemporaryFile()
      try file?.extend(to: capacity * MemoryLayout<Entry>.stride)
      entries = []
    }
    var chunk = [Entry](repeating: Entry(), count: 1 << 8)
    for start in stride(from: 0, to: old.2, by: chunk.count) {
      if let file = old.1 {
        _ = chunk.withUnsafeMutableBytes { file.read(into: $0, at: start * MemoryLayout<Entry>.stride) }
      } else {
        chunk = Array(old.0[start..<start + chunk.count])
      }
      for entry in chunk where entry.hash != 0 { try put(entry) }
    }
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
