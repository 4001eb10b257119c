package import UraModel
import UraText

/// A file as bytes and as UTF-8, with the way from the one to the other.
package struct SkeletonFile: Sendable {
  package let path: String
  package let bytes: MappedBytes
  /// The decoded text, without a byte order mark.
  package let utf8: MappedBytes
  /// `UTF-8`, `UTF-16LE`, `windows-1251`.
  package var encoding: String { inputEncoding.name }
  /// Whether it has no character beyond ASCII.
  package var isASCII: Bool { lines.isASCII }
  /// The line end that the file uses first.
  package var lineEnd: String { lines.lineEnd }
  /// What `utf8` was joined from, where the file is an archive; `bytes` are the same then.
  package let parts: DocumentParts?
  private let inputEncoding: InputEncoding
  private let lines: LineIndex

  /// The text of an archive.
  init(_ parts: DocumentParts) {
    path = parts.archive.path
    self.parts = parts
    bytes = parts.text
    utf8 = parts.text
    inputEncoding = .utf8
    lines = LineIndex(parts.text)
  }

  /// - Throws: for bytes that are not in the encoding, with their place.
  package init(_ bytes: [UInt8], path: String, encoding: String? = nil) throws(InputError) {
    try self.init(MappedBytes(bytes), path: path, encoding: encoding)
  }

  /// - Parameter limit: how many bytes may be decoded at once, for encodings that are not decoded as a stream.
  package init(
    _ bytes: MappedBytes, path: String, encoding: String? = nil, limit: Int = 1 << 30
  ) throws(InputError) {
    self.path = path
    self.bytes = bytes
    parts = nil
    inputEncoding = try bytes.withUnsafeBuffer { buffer throws(InputError) in
      try TextDecoder.encoding(of: buffer, path: path, declared: encoding, check: bytes.utf8Check)
    }
    utf8 = try Self.decoded(bytes, inputEncoding, path: path, limit: limit)
    lines = LineIndex(utf8)
  }

  private static func decoded(
    _ bytes: MappedBytes, _ encoding: InputEncoding, path: String, limit: Int
  ) throws(InputError) -> MappedBytes {
    let rest = bytes.dropping(first: min(encoding.byteOrderMarkCount, bytes.count))
    func failure(_ offset: Int) -> InputError {
      bytes.withUnsafeBuffer { TextDecoder.invalid(encoding, atByte: offset, of: $0, path: path) }
    }
    switch (encoding.width, encoding.name) {
    case (.utf8, _):
      if let bad = rest.utf8Check().badByte {
        throw failure(bad + encoding.byteOrderMarkCount)
      }
      return rest
    case (.utf16, "UTF-16LE"), (.utf16, "UTF-16BE"), (.oneByte, _):
      let kind: DecodingSource.Encoding
      if encoding.width == .utf16 {
        kind = .utf16(isBigEndian: encoding.name == "UTF-16BE")
      } else if let table = InputFile.table(encoding.name) {
        kind = .table(table, name: encoding.name)
      } else {
        break
      }
      let source = DecodingSource(MappedSource(rest), encoding: kind, path: path)
      do throws(InputError) {
        return try MappedBytes(source, path: path)
      } catch {
        throw error.diagnostic.code == "temporary-file" ? error : failure(source.consumed + encoding.byteOrderMarkCount)
      }
    default: break
    }
    guard bytes.count <= limit else {
      throw InputError(
        at: SourceLocation(path: path), code: "file-too-large",
        "expected at most \(limit) bytes in \(encoding.name), found \(bytes.count), convert the file to UTF-8")
    }
    let text = try bytes.withUnsafeBuffer { buffer throws(InputError) in
      try TextDecoder.text(of: buffer, in: encoding, path: path)
    }
    return MappedBytes(Array(text.utf8))
  }

  /// The text of a range of UTF-8 offsets.
  package func text(_ range: Range<Int>) -> String {
    utf8.withUnsafeBuffer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  /// The place of a UTF-8 offset.
  package func location(of offset: Int) -> SourceLocation {
    let (line, column) = lines.place(of: min(max(offset, 0), utf8.count), in: utf8)
    guard let parts, let part = parts.part(at: offset) else {
      return SourceLocation(path: path, line: line, column: column)
    }
    let start = lines.place(of: part.range.lowerBound, in: utf8).line
    return SourceLocation(path: parts.path(of: part), line: line - start + 1, column: column)
  }

  /// How many bytes of the input a range of UTF-8 offsets takes.
  func inputLength(of range: Range<Int>) -> Int {
    utf8.withUnsafeBuffer { inputEncoding.inputLength(of: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The bytes of the byte order mark, which is not part of `utf8`.
  var byteOrderMarkCount: Int { inputEncoding.byteOrderMarkCount }

  /// Refuses a file with a line that is longer than a reader of lines takes.
  func checkLines(_ what: String, limit: Int) throws(InputError) {
    if lines.longest.count > limit { throw tooLong(at: lines.longest.start, what, limit: limit) }
  }

  /// Refuses a file of the old Mac OS, for formats in which CR alone ends no line.
  func requireLineFeeds() throws(InputError) {
    guard lineEnd == "\r", !utf8.contains(0x0A) else { return }
    throw InputError(
      at: SourceLocation(path: path), code: "old-line-ends",
      "expected lines that end in LF or CRLF, found only CR as in old Mac files, save it with other line ends")
  }

  /// A text that is longer than a reader takes at once.
  func tooLong(at offset: Int, _ what: String, limit: Int) -> InputError {
    InputError(
      at: location(of: offset), code: "text-too-long",
      "expected \(what) of at most \(limit) bytes, found a longer one, divide it or check that this is such a file")
  }
}
