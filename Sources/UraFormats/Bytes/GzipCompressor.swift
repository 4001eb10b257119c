import CZlib

/// Packs bytes as one gzip member (RFC 1952) or as bare deflate data (RFC 1951), piece by piece. The header has no time, so that
/// equal input gives equal files.
final class GzipCompressor {
  private let gzip: OpaquePointer

  /// Nil without memory.
  init?(isBare: Bool = false) {
    guard let gzip = isBare ? ura_deflate_open(true) : ura_gzip_open(true) else { return nil }
    self.gzip = gzip
  }

  deinit { ura_gzip_close(gzip) }

  /// What can be written of the input so far; with `isLast` all that is left, and the trailer.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    var isDone = false
    while !isDone {
      let packed = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        var used = bytes.count - position
        count = buffer.count
        let state = bytes.withUnsafeBufferPointer { input in
          ura_gzip_run(gzip, input.baseAddress.map { $0 + position }, &used, buffer.baseAddress, &count, isLast)
        }
        position += used
        // Room that is left says that there was nothing more to write.
        isDone = isLast ? state != 0 : position == bytes.count && count < buffer.count
      }
      result += packed
    }
    return result
  }
}
