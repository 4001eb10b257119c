/// A ZIP archive made for a test (APPNOTE 6.3.10), byte for byte the same each time.
package struct TestArchive {
  package struct Entry {
    package var name: String
    package var content: [UInt8]
    /// Sizes and checksum behind the data instead of in front of it, as programs write that stream.
    package var hasDescriptor: Bool
    package init(_ name: String, _ content: String, hasDescriptor: Bool = false) {
      self.name = name
      self.content = Array(content.utf8)
      self.hasDescriptor = hasDescriptor
    }
  }

  package var entries: [Entry]
  package var comment = ""
  /// Makes deflate data; entries are stored without it.
  package var deflate: (([UInt8]) -> [UInt8])?

  package init(_ entries: [Entry], deflate: (([UInt8]) -> [UInt8])? = nil) {
    self.entries = entries
    self.deflate = deflate
  }

  package var bytes: [UInt8] {
    var result: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let packed = deflate?(entry.content) ?? entry.content
      let flags = 0x800 | (entry.hasDescriptor ? 8 : 0)
      let sizes = number(checksum(entry.content), 4) + number(packed.count, 4) + number(entry.content.count, 4)
      let fields =
        number(20, 2) + number(flags, 2) + number(deflate == nil ? 0 : 8, 2) + number(0, 2) + number(0x5821, 2)
      let names = number(entry.name.utf8.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + fields + sizes + names + number(0, 2) + number(0, 2)
      directory += number(0, 2) + number(0, 4) + number(result.count, 4) + Array(entry.name.utf8)
      result += number(0x0403_4B50, 4) + fields + (entry.hasDescriptor ? [UInt8](repeating: 0, count: 12) : sizes)
      result += names + Array(entry.name.utf8) + packed
      if entry.hasDescriptor { result += number(0x0807_4B50, 4) + sizes }
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(result.count, 4) + number(comment.utf8.count, 2) + Array(comment.utf8)
    return result + directory + end
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, bit by bit.
  private func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}
