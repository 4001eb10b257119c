/// Cuts a stream of bytes into well-formed UTF-8 at the borders of characters, and finds the first byte that is not.
package struct UTF8Chunks {
  /// The bytes of a character that is not complete yet.
  private var rest: [UInt8] = []
  /// How many bytes were given out.
  private var offset = 0

  package init() {}

  /// The first byte that is not UTF-8, by its offset in the whole stream.
  package struct Invalid: Error {
    package var offset: Int
    package var byte: UInt8
  }

  /// All whole characters up to now.
  package mutating func take(_ chunk: [UInt8]) throws(Invalid) -> [UInt8] {
    var bytes = rest
    bytes += chunk
    let end = Self.completeEnd(bytes)
    rest = Array(bytes[end...])
    bytes.removeSubrange(end...)
    if String(validating: bytes, as: UTF8.self) == nil { throw invalid(in: bytes) }
    offset += bytes.count
    return bytes
  }

  /// At the end nothing may be left over.
  package func finish() throws(Invalid) {
    if let byte = rest.first { throw Invalid(offset: offset, byte: byte) }
  }

  /// Where a sequence of bytes that may yet be completed begins.
  private static func completeEnd(_ bytes: [UInt8]) -> Int {
    var start = bytes.count
    while start > 0, bytes.count - start < 3, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
    guard start > 0 else { return bytes.count }
    let lead = bytes[start - 1]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    return bytes.count - (start - 1) < length ? start - 1 : bytes.count
  }

  private func invalid(in bytes: [UInt8]) -> Invalid {
    var low = 0
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    // The decoder stops in front of the first ill-formed sequence; what it read until then is well-formed.
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { low += UTF8.width(scalar) }
    return Invalid(offset: offset + low, byte: bytes[min(low, bytes.count - 1)])
  }
}
