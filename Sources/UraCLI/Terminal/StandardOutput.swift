import Foundation
import UraFormats
import UraModel

/// Data for standard output, buffered; talk goes to `StandardError`.
///
/// When the reader has gone (`ura … | head`), the next write throws what `UraCommand` ends the program for quietly, with exit
/// code 0: nobody is left to tell, and what was to be done with the memory is done before results are printed. Any other failure
/// to write (a full disk) is an error, so that a truncated file is never taken for a whole one.
struct StandardOutput: ~Copyable {
  private var buffer: [UInt8] = []
  /// On a terminal or in a pipe that answers queries one by one, every line goes out at once.
  private let flushesLines: Bool

  init(flushesLines: Bool = isatty(1) == 1) {
    self.flushesLines = flushesLines
    buffer.reserveCapacity(1 << 16)
  }

  mutating func line(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    try write("\n")
  }

  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 || flushesLines && buffer.last == 0x0A { try flush() }
  }

  mutating func write(bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        Foundation.write(1, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EPIPE: throw InputError.readerGone
      case let number:
        throw InputError(
          at: .init(path: "standard output"), code: "cannot-write",
          "writing failed: \(String(cString: strerror(number))); what was written so far is incomplete")
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Messages for the person at the terminal.
///
/// Where nobody can read them, they are lost and nothing else: `FileHandle` would stop the program.
enum StandardError {
  static func line(_ text: String) { write(text + "\n") }

  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(2, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}
