import Foundation
import UraModel

/// A file without a name: it goes with the process, however that ends.
final class TemporaryFile {
  let descriptor: Int32
  private(set) var count = 0

  /// In `TMPDIR`, or else `/var/tmp`, because `/tmp` is memory on many systems.
  init() throws(InputError) {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp"
    var template = Array((folder + "/ura.XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(folder) }
    _ = unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { _ = close(descriptor) }

  func append(_ bytes: [UInt8]) throws(InputError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.failure("temporary file")
      }
      start += written
    }
    count += bytes.count
  }

  /// Makes it so long; what was not written is zero.
  func extend(to count: Int) throws(InputError) {
    guard ftruncate(descriptor, off_t(count)) == 0 else { throw Self.failure("temporary file") }
    self.count = count
  }

  /// Puts bytes into a place that is there.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(InputError) {
    var done = 0
    while done < bytes.count {
      let written = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.failure("temporary file") }
      done += written
    }
  }

  /// The bytes from a place on, as far as the buffer goes; gives their number.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    var done = 0
    while done < buffer.count {
      let found = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if found < 0, errno == EINTR { continue }
      guard found > 0 else { break }
      done += found
    }
    return done
  }

  static func failure(_ place: String) -> InputError {
    InputError(
      at: SourceLocation(path: place), code: "temporary-file",
      "expected room for a temporary file, found '\(String(cString: strerror(errno)))', name another folder in TMPDIR")
  }
}

/// Memory that a temporary file stands behind and that is only read, or plain memory where there are few bytes.
final class TemporaryMapping: Sendable {
  // Written before the mapping is made, or in `init`, and never after.
  nonisolated(unsafe) let base: UnsafeMutablePointer<UInt8>
  let count: Int
  private let isMapped: Bool

  init(copying bytes: [UInt8]) {
    count = bytes.count
    isMapped = false
    base = .allocate(capacity: max(bytes.count, 1))
    base.initialize(from: bytes, count: bytes.count)
  }

  init(_ file: TemporaryFile) throws(InputError) {
    count = file.count
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, file.descriptor, 0), start != MAP_FAILED else {
      throw TemporaryFile.failure("temporary file")
    }
    base = start.assumingMemoryBound(to: UInt8.self)
    isMapped = true
  }

  deinit {
    if isMapped { _ = munmap(base, count) } else { base.deallocate() }
  }

  /// Lets go of the pages of a range; the file keeps what they hold.
  func release(_ range: Range<Int>) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard isMapped, start < end else { return }
    _ = madvise(base + start, end - start, MADV_DONTNEED)
  }
}
