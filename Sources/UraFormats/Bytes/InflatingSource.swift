import CZlib
import UraModel

/// A gzip stream (RFC 1952), unpacked as it is read; several members one after another are one stream.
final class InflatingSource: ByteSource {
  private let source: any ByteSource
  private let path: String
  private let gzip: OpaquePointer?
  private var input: [UInt8] = []
  private var position = 0
  private var isInMember = true
  private var isFinished = false

  init(_ source: any ByteSource, path: String) {
    self.source = source
    self.path = path
    gzip = ura_gzip_open(false)
  }

  deinit { if let gzip { ura_gzip_close(gzip) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let gzip, let start = buffer.baseAddress, !isFinished else { return 0 }
    while true {
      if position == input.count {
        input = try source.prefix(1 << 16)
        position = 0
        if input.isEmpty {
          isFinished = true
          if isInMember { throw damaged("the end of the file") }
          return 0
        }
      }
      if !isInMember, try !beginsMember(gzip) { return 0 }
      var used = input.count - position
      var written = buffer.count
      let state = input.withUnsafeBufferPointer { bytes in
        ura_gzip_run(
          gzip, bytes.baseAddress.map { $0 + position }, &used, start.assumingMemoryBound(to: UInt8.self), &written,
          false)
      }
      position += used
      if state < 0 {
        isFinished = true
        throw damaged("other data")
      }
      if state == 1 { isInMember = false }
      if written > 0 { return written }
    }
  }

  /// Whether another member follows. Padding behind the last may be anything that is none.
  private func beginsMember(_ gzip: OpaquePointer) throws(InputError) -> Bool {
    if input.count - position < 2 {
      input = Array(input[position...]) + (try source.prefix(1 << 16))
      position = 0
    }
    guard input[position...].starts(with: [0x1F, 0x8B]) else {
      isFinished = true
      return false
    }
    ura_gzip_reset(gzip)
    isInMember = true
    return true
  }

  private func damaged(_ found: String) -> InputError {
    InputError(
      at: SourceLocation(path: path), code: "gzip-damaged",
      "expected gzip data, found \(found), unpack the file with another program or fetch it again")
  }
}
