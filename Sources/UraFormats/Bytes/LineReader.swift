import Foundation
import UraModel

/// Lines of a stream of bytes, without their ends (LF, CRLF or CR).
final class LineReader {
  private let source: any ByteSource
  private let path: String
  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var isAtEnd = false
  private var isAfterReturn = false

  /// - Parameter limit: the longest line, in bytes.
  init(_ source: any ByteSource, path: String, limit: Int) {
    self.source = source
    self.path = path
    self.limit = limit
  }

  /// The next line and its number, counted from 1; nil at the end.
  func next() throws(InputError) -> (bytes: [UInt8], number: Int)? {
    var searched = position
    while true {
      if isAfterReturn, position < buffer.count {
        // The rest of a CRLF.
        if buffer[position] == 0x0A {
          position += 1
          searched = max(searched, position)
        }
        isAfterReturn = false
      }
      let found = buffer[searched...].firstIndex { $0 == 0x0A || $0 == 0x0D }
      if found == nil, !isAtEnd {
        searched = buffer.count - position
        buffer.removeSubrange(..<position)
        position = 0
        guard buffer.count < limit else {
          throw InputError(
            at: SourceLocation(path: path, line: number + 1, column: 1), code: "line-too-long",
            "expected lines of at most \(limit) bytes, found a longer one, split it")
        }
        let more = try source.prefix(1 << 16)
        isAtEnd = more.isEmpty
        buffer += more
        continue
      }
      guard found != nil || position < buffer.count else { return nil }
      let end = found ?? buffer.count
      let line = buffer[position..<end]
      isAfterReturn = found.map { buffer[$0] == 0x0D } ?? false
      position = min(end + 1, buffer.count)
      number += 1
      return (Array(line), number)
    }
  }
}
