import Foundation
package import UraModel
import UraText

/// Something to read: a file, standard input or bytes in memory, under the name that diagnostics show.
package struct InputFile: Sendable {
  private enum Place: Sendable {
    case file
    case standardInput
    case bytes([UInt8])
  }

  /// The file as the user named it; `-` is standard input.
  package let path: String
  private let place: Place

  /// The file at a path; `-` is standard input.
  package init(path: String) {
    self.path = path
    place = path == "-" ? .standardInput : .file
  }

  /// Bytes in memory, under a name for diagnostics.
  package init(bytes: [UInt8], path: String) {
    self.path = path
    place = .bytes(bytes)
  }

  /// Text in memory, under a name for diagnostics.
  package init(text: String, path: String) { self.init(bytes: Array(text.utf8), path: path) }

  /// Itself; what can be read but once, standard input and pipes, becomes bytes in memory.
  package func kept() throws(InputError) -> InputFile {
    isReadOnce ? InputFile(bytes: try bytes(), path: path) : self
  }

  /// Whether it is standard input or a pipe.
  package var isReadOnce: Bool {
    switch place {
    case .bytes: return false
    case .standardInput: return true
    case .file:
      var status = stat()
      return stat(path, &status) == 0 && [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
    }
  }

  /// Opens it; gzip (RFC 1952) is unpacked on the way.
  package func open() throws(InputError) -> any ByteSource {
    let source: any ByteSource =
      switch place {
      case .bytes(let bytes): BytesInMemory(bytes)
      case .standardInput: DescriptorSource(descriptor: 0, path: path, closes: false)
      case .file: try openFile()
      }
    let start = try source.prefix(2)
    let rest = PrefixedSource(prefix: start, rest: source)
    return start == [0x1F, 0x8B] ? InflatingSource(rest, path: path) : rest
  }

  private func openFile() throws(InputError) -> DescriptorSource {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputBytes.failure(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      _ = close(descriptor)
      throw InputBytes.failure(path, EISDIR)
    }
    return DescriptorSource(descriptor: descriptor, path: path, closes: true)
  }

  /// All of it, in memory where it is small, else in a temporary file.
  package func mapped() throws(InputError) -> MappedBytes {
    if case .bytes(let bytes) = place, !bytes.starts(with: [0x1F, 0x8B]) { return MappedBytes(bytes) }
    return try MappedBytes(try open(), path: path)
  }

  /// All of it in memory.
  ///
  /// - Throws: also when it is longer than ``InputBytes/limit``.
  package func bytes() throws(InputError) -> [UInt8] {
    let limit = InputBytes.limit
    if case .bytes(let bytes) = place, bytes.count <= limit, !bytes.starts(with: [0x1F, 0x8B]) { return bytes }
    let source = try open()
    let result = try source.prefix(limit + 1)
    guard result.count <= limit else { throw InputBytes.tooLarge(path) }
    return result
  }
}
