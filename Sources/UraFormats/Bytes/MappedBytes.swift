import Foundation
package import UraModel
import UraText

/// Bytes that do not change: in memory while they are few, else in a temporary file that is mapped, whose pages the system
/// reads when they are looked at and takes back when it needs them.
///
/// The file is ura's own and has no name, so nobody can make it shorter under the reader: a mapping of the user's file would
/// end the process then.
package struct MappedBytes: RandomAccessCollection, Sendable {
  private let storage: TemporaryMapping
  // The bytes are written before the value is made, and never after.
  nonisolated(unsafe) private let base: UnsafePointer<UInt8>
  package let count: Int

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < count, "index out of range")
    return base[position]
  }

  package init(_ bytes: [UInt8]) {
    storage = TemporaryMapping(copying: bytes)
    base = UnsafePointer(storage.base)
    count = bytes.count
  }

  private init(_ storage: TemporaryMapping, base: UnsafePointer<UInt8>, count: Int) {
    self.storage = storage
    self.base = base
    self.count = count
  }

  /// The rest of a stream.
  ///
  /// - Parameter inMemory: how many bytes are kept in memory; more go to a temporary file.
  package init(
    _ source: some ByteSource, path: String, inMemory: Int = 1 << 20
  ) throws(InputError) {
    let start = try source.prefix(inMemory + 1)
    guard start.count > inMemory else {
      self.init(start)
      return
    }
    let file = try TemporaryFile()
    try file.append(start)
    while case let more = try source.prefix(1 << 20), !more.isEmpty { try file.append(more) }
    try self.init(file)
  }

  /// What was written to a temporary file.
  init(_ file: TemporaryFile) throws(InputError) {
    let mapping = try TemporaryMapping(file)
    self.init(mapping, base: UnsafePointer(mapping.base), count: file.count)
  }

  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? { try body(UnsafeBufferPointer(start: base, count: count)) }

  package func withUnsafeBuffer<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result { try body(UnsafeBufferPointer(start: base, count: count)) }

  /// Where the bytes are no UTF-8, and where they have a NUL, looked for a stretch after another.
  func utf8Check() -> (badByte: Int?, zero: Int?) {
    var zero: Int?
    var start = 0
    while start < count {
      var end = Swift.min(start + (1 << 20), count)
      if end < count {
        // A character is not cut.
        var lead = end
        while lead > start, end - lead < 4, base[lead] & 0xC0 == 0x80 { lead -= 1 }
        if base[lead] & 0xC0 != 0x80, lead > start { end = lead }
      }
      let stretch = UnsafeBufferPointer(start: base + start, count: end - start)
      if zero == nil, let found = stretch.firstIndex(of: 0) { zero = start + found }
      if let bad = TextDecoder.firstBadByte(stretch) { return (start + bad, zero) }
      release(start..<end)
      start = end
    }
    return (nil, zero)
  }

  /// All behind the first bytes, without a copy.
  package func dropping(first count: Int) -> MappedBytes {
    MappedBytes(storage, base: base + count, count: self.count - count)
  }

  /// A part, without a copy.
  func part(_ range: Range<Int>) -> MappedBytes {
    precondition(range.upperBound <= count, "range out of bounds")
    return MappedBytes(storage, base: base + range.lowerBound, count: range.count)
  }

  /// Says that a range is not needed soon, so that its pages do not count as memory in use.
  package func release(_ range: Range<Int>) {
    let before = UnsafePointer(storage.base).distance(to: base)
    storage.release(before + range.lowerBound..<before + Swift.min(range.upperBound, count))
  }
}

/// A stream over bytes that are there.
final class MappedSource: ByteSource {
  private let bytes: MappedBytes
  private var position = 0

  init(_ bytes: MappedBytes) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    bytes.withUnsafeBuffer { buffer.copyBytes(from: $0[position..<position + count]) }
    bytes.release(position..<position + count)
    position += count
    return count
  }
}
