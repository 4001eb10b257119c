import Foundation
import UraModel
import UraText

/// The lines of standard input, whatever their encoding.
///
/// A file is decoded as a whole, as every input is. A pipe or a terminal is read line by line, because a program at its other end may
/// wait for each answer; there a line that is not UTF-8 is decoded by what its own bytes look like. Where the first bytes have a
/// NUL, as UTF-16 has for every line end, a line feed is no byte, and the pipe is read to its end.
package struct QueryLines {
  private var whole: [Substring]?
  private var count = 0
  private let encoding: String?
  private var buffer: [UInt8] = []
  /// Where the bytes begin that no line had yet.
  private var start = 0

  /// - Throws: ``InputError`` for input that is not text.
  package init(encoding: String?) throws {
    self.encoding = encoding
    var status = stat()
    guard fstat(0, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return }
    whole = try lines(of: try InputBytes.read("-"))
  }

  private func lines(of bytes: [UInt8]) throws -> [Substring] {
    let text = try TextDecoder.decode(bytes, path: "-", declared: encoding).text
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The next line without its end, `nil` at the end of the input.
  package mutating func line() throws -> String? {
    if whole == nil, count == 0 {
      if try !fill() {
        whole = []
      } else if buffer.contains(0) {
        while try fill() {}
        whole = try lines(of: buffer)
      }
    }
    if let whole {
      guard count < whole.count else { return nil }
      count += 1
      return String(whole[count - 1])
    }
    guard var bytes = try bytesOfLine() else { return nil }
    count += 1
    if bytes.last == 0x0D { bytes.removeLast() }
    do {
      return try TextDecoder.decode(bytes, path: "-", declared: encoding).text
    } catch {
      throw InputError(
        at: SourceLocation(path: "-", line: count), code: error.diagnostic.code, error.diagnostic.message)
    }
  }

  /// All lines that are left.
  package mutating func rest() throws -> [String] {
    var result: [String] = []
    while let line = try line() { result.append(line) }
    return result
  }

  private mutating func bytesOfLine() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard try fill() else {
        defer { buffer.removeAll() }
        return buffer.isEmpty ? nil : buffer
      }
    }
  }

  /// Reads what is there, or waits for more; false at the end.
  private mutating func fill() throws -> Bool {
    while true {
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = Foundation.read(0, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputBytes.failure("-", errno) }
      buffer += chunk[..<count]
      return count > 0
    }
  }
}
