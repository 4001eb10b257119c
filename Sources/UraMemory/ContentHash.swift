import UraMatching

/// 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), for keys that a comparison of the texts confirms. Not for security.
package struct ContentHash: Sendable, Hashable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(bytes: [UInt8]) { bytes.withUnsafeBytes { combine(bytes: $0) } }

  package mutating func combine(bytes: UnsafeRawBufferPointer) {
    var value = value
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.value = value
  }

  /// Adds a text and its end, so that "ab" + "c" differs from "a" + "bc".
  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(bytes: UnsafeRawBufferPointer($0)) }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  package mutating func combine(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { combine(bytes: $0) }
  }

  /// As SQLite keeps it.
  package var integer: Int64 { Int64(bitPattern: value) }
}
