import Foundation
package import UraModel

/// Reads whole inputs, with errors that name the file and say what to do.
package enum InputBytes {
  /// As many as text can be made of (`TextDecoder`): a device may go on for ever.
  package static let limit = 1 << 30

  /// The bytes of a file; `-` is standard input.
  ///
  /// - Parameter longestLine: how many bytes a line may have; a longer one is refused before the rest is read.
  package static func read(_ path: String, longestLine: Int = .max) throws(InputError) -> [UInt8] {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { if !isStandardInput { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw failure(path, EISDIR) }

    var bytes: [UInt8] = []
    if longestLine == .max { bytes.reserveCapacity(Int(status.st_size)) }
    let chunkSize = 1 << 20
    var lineStart = 0
    while true {
      let used = bytes.count
      let step = longestLine == .max ? max(chunkSize, Int(status.st_size) - used + 1) : chunkSize
      var problem: Int32 = 0
      let got = bytes.withUnsafeAppended(step) { room in
        let count = Foundation.read(descriptor, room.baseAddress, room.count)
        problem = count < 0 ? errno : 0
        return max(count, 0)
      }
      if problem == EINTR { continue }
      guard problem == 0 else { throw failure(path, problem) }
      if got == 0 { return bytes }
      guard bytes.count <= limit else { throw tooLarge(path) }
      guard longestLine < .max else { continue }
      if let end = bytes[used...].lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) { lineStart = end + 1 }
      guard bytes.count - lineStart <= longestLine else {
        throw InputError(
          at: SourceLocation(path: path, line: LineEnd.starts(in: bytes[..<lineStart]).count, column: 1),
          code: "line-too-long",
          "expected lines of at most \(longestLine) bytes, found a longer one; check that this is a text")
      }
    }
  }

  /// The error for an input that goes on and on.
  package static func tooLarge(_ path: String) -> InputError {
    InputError(
      at: SourceLocation(path: path), code: "file-too-large",
      "expected at most \(limit) bytes, found more, split the file or use a format that is read as a stream")
  }

  /// The error for a path that could not be opened or read, from `errno`.
  package static func failure(_ path: String, _ number: Int32) -> InputError {
    let location = SourceLocation(path: path)
    return switch number {
    case ENOENT:
      InputError(at: location, code: "no-such-file", "expected a file, found nothing at this path; check the spelling")
    case EISDIR:
      InputError(at: location, code: "is-a-directory", "expected a file, found a directory; name a file inside it")
    case EACCES, EPERM:
      InputError(at: location, code: "not-readable", "this file may not be read; check its permissions")
    default:
      InputError(at: location, code: "cannot-read", "reading failed: \(String(cString: strerror(number)))")
    }
  }
}

extension [UInt8] {
  /// Lets `body` fill up to `count` bytes at the end and keeps as many as it says.
  fileprivate mutating func withUnsafeAppended(_ count: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    let used = self.count
    append(contentsOf: repeatElement(0, count: count))
    let got = withUnsafeMutableBytes { body(UnsafeMutableRawBufferPointer(rebasing: $0[used...])) }
    removeLast(count - got)
    return got
  }
}
