import CZlib
import UraModel

/// Writes an archive again with other contents of some entries; the bytes of all others, their order and what stands between them
/// stay as they are.
struct ZIPWriter {
  private let archive: ZIPArchive
  private let output: OutputFile
  /// How many bytes are written, and how many of the archive are done with.
  private var written = 0
  private var copied = 0

  init(_ archive: ZIPArchive, into output: OutputFile) {
    self.archive = archive
    self.output = output
  }

  /// - Parameter contents: by the index of the entry; the output is left open.
  mutating func write(_ contents: [Int: [UInt8]]) throws(InputError) {
    let entries = archive.entries
    var starts = entries.map(\.start)
    var records = entries.map { Array(archive.bytes[$0.record]) }
    for index in entries.indices.sorted(by: { entries[$0].start < entries[$1].start }) {
      let entry = entries[index]
      try copy(to: entry.start)
      starts[index] = written
      guard let content = contents[index] else { continue }
      let data = try archive.data(of: entry)
      let packed = try pack(content, entry)
      var header = Array(archive.bytes[entry.start..<data.lowerBound])
      let checksum = content.withUnsafeBufferPointer { ura_crc32(0, $0.baseAddress, $0.count) }
      // Sizes stand in the header, so that no descriptor follows the data (4.4.4, bit 3).
      let fields = [(6, 2, entry.flags & ~8), (14, 4, Int(checksum)), (18, 4, packed.count), (22, 4, content.count)]
      for (offset, width, value) in fields {
        header.put(value, at: offset, width)
        records[index].put(value, at: offset + 2, width)
      }
      put(header)
      put(packed)
      try output.flushIfFull()
      copied = data.upperBound + descriptorCount(entry, at: data.upperBound)
    }
    try copy(to: archive.directory.lowerBound)
    let directory = written
    for (index, start) in starts.enumerated() {
      records[index].put(start, at: 42, 4)
      put(records[index])
    }
    var end = Array(archive.bytes[archive.end...])
    end.put(directory, at: 16, 4)
    // What stands between the directory and its end stays.
    copied = archive.directory.upperBound
    try copy(to: archive.end)
    put(end)
  }

  private func pack(_ content: [UInt8], _ entry: ZIPArchive.Entry) throws(InputError) -> [UInt8] {
    guard entry.method == 8 else { return content }
    guard let compressor = GzipCompressor(isBare: true) else {
      throw ZIPArchive.failure(
        archive.path, "no-memory", "expected memory to pack '\(entry.name)', found none, free some")
    }
    return compressor.compress(content, isLast: true)
  }

  /// What follows the data of an entry whose header has no sizes (4.3.9): with a signature or without.
  private func descriptorCount(_ entry: ZIPArchive.Entry, at offset: Int) -> Int {
    guard entry.flags & 8 != 0, offset + 12 <= archive.directory.lowerBound else { return 0 }
    return archive.bytes.number(at: offset, 4) == 0x0807_4B50 && offset + 16 <= archive.directory.lowerBound ? 16 : 12
  }

  private mutating func put(_ bytes: [UInt8]) {
    output.write(bytes)
    written += bytes.count
  }

  private mutating func copy(to end: Int) throws(InputError) {
    while copied < end {
      let next = min(end, copied + (1 << 18))
      archive.bytes.withUnsafeBuffer { output.write($0[copied..<next]) }
      try output.flushIfFull()
      written += next - copied
      copied = next
    }
  }
}

extension [UInt8] {
  /// A number of 2 or 4 bytes, the lowest first.
  fileprivate mutating func put(_ value: Int, at offset: Int, _ width: Int) {
    for byte in 0..<width { self[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
  }
}
