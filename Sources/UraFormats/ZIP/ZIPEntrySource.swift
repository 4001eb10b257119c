import CZlib
import UraModel

/// The bytes of an entry of an archive, unpacked as they are read, and never more than its directory says.
final class ZIPEntrySource: ByteSource {
  private let packed: MappedBytes
  private let entry: ZIPArchive.Entry
  private let path: String
  private let inflater: OpaquePointer?
  private var position = 0
  private var count = 0
  private var checksum: UInt32 = 0
  private var isFinished = false

  /// - Parameter packed: its bytes in the archive, stored or deflated.
  init(_ packed: MappedBytes, _ entry: ZIPArchive.Entry, path: String) {
    self.packed = packed
    self.entry = entry
    self.path = path
    inflater = entry.method == 8 ? ura_deflate_open(false) : nil
  }

  deinit { if let inflater { ura_gzip_close(inflater) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let start = buffer.baseAddress, buffer.count > 0, !isFinished else { return 0 }
    let output = start.assumingMemoryBound(to: UInt8.self)
    var written = 0
    while written == 0, !isFinished {
      var used = min(packed.count - position, 1 << 20)
      written = buffer.count
      let state = packed.withUnsafeBuffer { bytes in
        unpack(bytes.baseAddress.map { $0 + position }, &used, output, &written)
      }
      position += used
      guard state >= 0, state == 1 || used > 0 || written > 0 else { throw damaged }
      count += written
      guard count <= entry.count else { throw damaged }
      checksum = ura_crc32(checksum, output, written)
      isFinished = state == 1
    }
    if isFinished, count != entry.count || checksum != entry.checksum { throw damaged }
    return written
  }

  /// As `ura_gzip_run` does; stored bytes are copied.
  private func unpack(
    _ input: UnsafePointer<UInt8>?, _ used: inout Int, _ output: UnsafeMutablePointer<UInt8>, _ written: inout Int
  ) -> Int32 {
    if let inflater { return ura_gzip_run(inflater, input, &used, output, &written, false) }
    guard let input, entry.method == 0 else { return -1 }
    used = min(used, written)
    written = used
    output.update(from: input, count: used)
    return position + used == packed.count ? 1 : 0
  }

  private var damaged: InputError {
    ZIPArchive.damaged(path, "'\(entry.name)' not as its size and its checksum say")
  }
}
