import Foundation
package import UraModel
import UraText

/// A stream of bytes.
package protocol ByteSource: AnyObject {
  /// Fills the buffer from its start, as far as it goes; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

extension ByteSource {
  /// The next bytes, as many as there are, at most `count`.
  package func prefix(_ count: Int) throws(InputError) -> [UInt8] {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(count, 1 << 18))
    while result.count < count {
      let wanted = min(chunk.count, count - result.count)
      var failure: InputError?
      let read = chunk.withUnsafeMutableBytes { buffer -> Int in
        do throws(InputError) {
          return try self.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if read == 0 { break }
      result.append(contentsOf: chunk[..<read])
    }
    return result
  }
}

/// Bytes that are there already.
package final class BytesInMemory: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

/// A file descriptor.
final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let path: String
  private let closes: Bool

  init(descriptor: Int32, path: String, closes: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.closes = closes
  }

  deinit { if closes { _ = close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let start = buffer.baseAddress, buffer.count > 0 else { return 0 }
    while true {
      let count = Foundation.read(descriptor, start, buffer.count)
      if count >= 0 { return count }
      // A signal is no error: ask again.
      if errno == EINTR { continue }
      throw InputBytes.failure(path, errno)
    }
  }
}

/// Bytes that were read ahead to find out what the stream is, then the rest of the stream.
package final class PrefixedSource: ByteSource {
  private let prefix: BytesInMemory
  private let rest: any ByteSource

  package init(prefix: [UInt8], rest: any ByteSource) {
    self.prefix = BytesInMemory(prefix)
    self.rest = rest
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = prefix.read(into: buffer)
    return count > 0 ? count : try rest.read(into: buffer)
  }
}
