import Foundation
package import UraModel

/// Something to write: a file, standard output or memory. A file appears under its name when it is complete and not before:
/// it is written beside and renamed, so that a failure leaves what was there. One called `.gz` is packed on the way.
package final class OutputFile {
  private enum Place {
    case file(descriptor: Int32, temporary: String, destination: String)
    case stream(descriptor: Int32)
    case memory
  }

  /// The file as the user named it; `-` is standard output.
  package let path: String
  /// What was written to memory.
  package private(set) var bytes: [UInt8] = []
  private let place: Place
  private let compressor: GzipCompressor?
  private var isFinished = false
  private static let chunk = 1 << 18

  /// A file at a path; `-` is standard output. What is no regular file (a pipe, a device) is written to directly.
  package init(path: String) throws(InputError) {
    self.path = path
    compressor = path.lowercased().hasSuffix(".gz") ? GzipCompressor() : nil
    guard path != "-" else {
      place = .stream(descriptor: 1)
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      let descriptor = Foundation.open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.failure(path) }
      place = .stream(descriptor: descriptor)
      return
    }
    let destination = Self.destination(of: path)
    guard !Self.isDatabase(destination) else {
      throw InputError(
        at: SourceLocation(path: path), code: "output-is-a-database",
        "expected a file that may be replaced, found a database (SQLite), which may be a memory; it was not touched. "
          + "Name another file")
    }
    let temporary = "\(destination).\(getpid()).\(UInt32.random(in: 0 ... .max)).partial"
    PartialFiles.add(temporary)
    let descriptor = Foundation.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let failure = Self.failure(path)
      PartialFiles.remove(temporary)
      throw failure
    }
    // Who may read the file that is replaced may read the new one. Where that cannot be said, the folder's rules hold.
    if stat(destination, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o777) }
    place = .file(descriptor: descriptor, temporary: temporary, destination: destination)
    bytes.reserveCapacity(Self.chunk + (1 << 12))
  }

  /// Memory: the result is in `bytes`.
  package init() {
    path = "memory"
    compressor = nil
    place = .memory
  }

  deinit {
    if case .file(let descriptor, let temporary, _) = place, !isFinished {
      _ = close(descriptor)
      _ = unlink(temporary)
      PartialFiles.remove(temporary)
    }
  }

  package func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  package func write(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// For kernels that escape: appends to what is written next.
  func append(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

  /// Hands over what has gathered, when it is enough to be worth it; writers call it after each unit.
  package func flushIfFull() throws(InputError) {
    if bytes.count >= Self.chunk { try flush(isLast: false) }
  }

  /// Writes the rest and puts the file in its place; once more does nothing.
  ///
  /// - Throws: `InputError.readerGone` when nobody reads what goes to a pipe.
  package func finish() throws(InputError) {
    guard !isFinished else { return }
    try flush(isLast: true)
    if case .memory = place { return }
    if case .stream = place { isFinished = true }
    if case .file(let descriptor, let temporary, let destination) = place {
      isFinished = true
      defer { PartialFiles.remove(temporary) }
      guard close(descriptor) == 0, rename(temporary, destination) == 0 else {
        let failure = Self.failure(path)
        _ = unlink(temporary)
        throw failure
      }
    }
  }

  private func flush(isLast: Bool) throws(InputError) {
    let descriptor: Int32
    switch place {
    case .memory: return
    case .stream(let stream): descriptor = stream
    case .file(let file, _, _): descriptor = file
    }
    if let compressor { bytes = compressor.compress(bytes, isLast: isLast) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EPIPE ? InputError.readerGone : Self.failure(path)
      }
      start += count
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Whether a file begins as an SQLite database does (sqlite.org/fileformat2.html, 1.3): nothing that is written here is one.
  private static func isDatabase(_ path: String) -> Bool {
    let signature = Array("SQLite format 3\0".utf8)
    return (try? InputFile(path: path).open().prefix(signature.count)) == signature
  }

  /// The file that a symbolic link stands for: the link stays, as it does for every program that writes into a file.
  private static func destination(of path: String) -> String {
    var result = path
    for _ in 0..<40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: result) else { break }
      let folder = result.lastIndex(of: "/").map { result[...$0] } ?? ""
      result = target.hasPrefix("/") ? target : folder + target
    }
    return result
  }

  private static func failure(_ path: String) -> InputError {
    InputError(
      at: SourceLocation(path: path), code: "file-unwritable",
      "expected to write the file, found '\(String(cString: strerror(errno)))', check the folder, its permissions and its space"
    )
  }
}

extension InputError {
  /// The reader of a pipe has gone (`ura … | head`): nobody is left to write for, which is no failure.
  package static let readerGone = InputError(
    at: SourceLocation(path: "-"), code: "reader-gone", "expected a reader of the output, found none")

  package var isReaderGone: Bool { diagnostic.code == Self.readerGone.diagnostic.code }
}
