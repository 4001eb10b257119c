import UraModel

/// A ZIP archive (PKWARE, APPNOTE 6.3.10) whose entries are stored or deflated, found by its central directory.
///
/// Refused, each with its own message: ZIP64, encryption, archives in several files, other methods, and what does not hold together.
struct ZIPArchive: Sendable {
  /// What the central directory says of a file.
  struct Entry: Sendable {
    /// With `/` between folders.
    var name: String
    var flags: Int
    /// 0 stored, 8 deflated.
    var method: Int
    /// CRC-32 of the unpacked bytes.
    var checksum: UInt32
    var packedCount: Int
    var count: Int
    /// Where its local header begins.
    var start: Int
    /// Its record in the central directory.
    var record: Range<Int>
  }

  /// Signatures and the lengths of records without their variable fields (4.3.7, 4.3.12, 4.3.16).
  enum Record {
    static let header = (signature: 0x0403_4B50, count: 30)
    static let directory = (signature: 0x0201_4B50, count: 46)
    static let end = (signature: 0x0605_4B50, count: 22)
  }

  let path: String
  let bytes: MappedBytes
  let entries: [Entry]
  /// Where the central directory stands, and the record behind it.
  let directory: Range<Int>
  let end: Int

  /// Reads the central directory.
  ///
  /// - Throws: for what is no such archive.
  init(_ bytes: MappedBytes, path: String) throws(InputError) {
    self.path = path
    self.bytes = bytes
    func number(_ offset: Int, _ width: Int) -> Int { bytes.number(at: offset, width) }
    guard bytes.count >= 4, number(0, 4) == Record.header.signature || number(0, 4) == Record.end.signature else {
      throw Self.failure(path, "zip-not", "expected a ZIP archive, found other data, check that this is the right file")
    }
    guard let end = Self.end(of: bytes) else {
      throw Self.damaged(path, "the end of the file in front of its directory: it may be cut off")
    }
    self.end = end
    let count = number(end + 10, 2)
    let size = number(end + 12, 4)
    let start = number(end + 16, 4)
    guard count < 0xFFFF, size < 0xFFFF_FFFF, start < 0xFFFF_FFFF else {
      throw Self.failure(
        path, "zip-zip64", "expected a ZIP archive of less than 4 GiB, found ZIP64, save the document again")
    }
    guard number(end + 4, 2) == 0, number(end + 6, 2) == 0, number(end + 8, 2) == count else {
      throw Self.failure(
        path, "zip-several-files", "expected a whole ZIP archive, found a part of one, put the parts together")
    }
    guard start + size <= end else { throw Self.damaged(path, "a directory that is not where it should be") }
    directory = start..<start + size
    var entries: [Entry] = []
    var position = start
    for _ in 0..<count {
      guard position + Record.directory.count <= directory.upperBound, number(position, 4) == Record.directory.signature
      else { throw Self.damaged(path, "a broken directory") }
      let name = number(position + 28, 2)
      let next = position + Record.directory.count + name + number(position + 30, 2) + number(position + 32, 2)
      guard next <= directory.upperBound, number(position + 42, 4) < start else {
        throw Self.damaged(path, "a broken directory")
      }
      let nameStart = position + Record.directory.count
      entries.append(
        Entry(
          name: String(decoding: bytes[nameStart..<nameStart + name], as: UTF8.self).replacing("\\", with: "/"),
          flags: number(position + 8, 2), method: number(position + 10, 2),
          checksum: UInt32(number(position + 16, 4)), packedCount: number(position + 20, 4),
          count: number(position + 24, 4), start: number(position + 42, 4), record: position..<next))
      position = next
    }
    self.entries = entries
  }

  /// The index of the entry of this name; their case does not count (ECMA-376, part 2, 6.2.2).
  ///
  /// - Throws: when there are two, because programs would not agree on one.
  func entry(named name: String) throws(InputError) -> Int? {
    let name = name.lowercased()
    let found = entries.indices.filter { entries[$0].name.lowercased() == name }
    guard found.count < 2 else { throw Self.damaged(path, "two entries called \(name)") }
    return found.first
  }

  /// The packed bytes of an entry.
  func data(of entry: Entry) throws(InputError) -> Range<Int> {
    guard entry.flags & 0x2041 == 0 else {
      throw Self.failure(
        path, "zip-encrypted",
        "expected an archive without a password, found '\(entry.name)' encrypted, save the document without one")
    }
    guard entry.method == 0 || entry.method == 8 else {
      throw Self.failure(
        path, "zip-method",
        "expected entries that are stored or deflated, found method \(entry.method) in '\(entry.name)', pack it again")
    }
    let header = Record.header
    guard entry.start + header.count <= directory.lowerBound, bytes.number(at: entry.start, 4) == header.signature
    else { throw Self.damaged(path, "no '\(entry.name)' where it should be") }
    let start =
      entry.start + header.count + bytes.number(at: entry.start + 26, 2) + bytes.number(at: entry.start + 28, 2)
    guard start + entry.packedCount <= directory.lowerBound, entry.method == 8 || entry.packedCount == entry.count
    else {
      throw Self.damaged(path, "the end of '\(entry.name)' missing")
    }
    return start..<start + entry.packedCount
  }

  /// An entry as it is unpacked; it is checked against its size and CRC-32 on the way.
  func open(_ entry: Entry) throws(InputError) -> any ByteSource {
    ZIPEntrySource(bytes.part(try data(of: entry)), entry, path: path)
  }

  /// All of a small entry.
  func text(of entry: Entry, limit: Int = 16 << 20) throws(InputError) -> [UInt8] {
    guard entry.count <= limit else { throw Self.tooLarge(path, entry.name, limit: limit) }
    let source = try open(entry)
    let result = try source.prefix(entry.count)
    // The end is where the checks are.
    _ = try source.prefix(1)
    return result
  }

  // MARK: errors

  static func failure(_ path: String, _ code: String, _ message: String) -> InputError {
    InputError(at: SourceLocation(path: path), code: code, message)
  }

  static func damaged(_ path: String, _ found: String) -> InputError {
    failure(
      path, "zip-damaged", "expected a whole ZIP archive, found \(found), save the document again or fetch it again")
  }

  static func tooLarge(_ path: String, _ name: String, limit: Int) -> InputError {
    failure(
      path, "zip-too-large",
      "expected at most \(limit) bytes of text in a document, found more in '\(name)', divide it or check that this is a document"
    )
  }

  /// Where the record stands that ends the archive; a comment of up to 64 KiB may follow it.
  private static func end(of bytes: MappedBytes) -> Int? {
    let record = Record.end
    guard bytes.count >= record.count else { return nil }
    let last = bytes.count - record.count
    return (max(0, last - 0xFFFF)...last).reversed().first {
      bytes[$0] == 0x50 && bytes.number(at: $0, 4) == record.signature
        && $0 + record.count + bytes.number(at: $0 + 20, 2) == bytes.count
    }
  }
}

extension MappedBytes {
  /// A number of 2 or 4 bytes, the lowest first.
  func number(at offset: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }
}
