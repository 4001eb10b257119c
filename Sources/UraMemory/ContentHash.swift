import UraMatching

/// 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), for keys that a comparison of the texts confirms. Not for security.
package struct ContentHash: Sendable, Hashable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// The hash of a text in the normal form that is compared.
  init(ofNormalized text: String) {
    self.init()
    combine(text)
  }

  package mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Adds a text and its end, so that "ab" + "c" differs from "a" + "bc".
  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(bytes: $0) }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  package mutating func combine(_ number: Int64) {
    combine(bytes: withUnsafeBytes(of: number.littleEndian) { Array($0) })
  }

  /// As SQLite keeps it.
  package var integer: Int64 { Int64(bitPattern: value) }
}
