import UraText
package import UraModel

extension InputFile {
  /// A text as a stream of UTF-8 without a byte order mark, in constant memory for UTF-8, UTF-16 and 8-bit encodings.
  ///
  /// What it is in is told by its mark, by `encoding`, or by its beginning; further on bytes that are no UTF-8 are handed over as
  /// they are where the beginning was UTF-8.
  /// - Throws: `InputError` for binary data and for an unknown encoding; the stream throws for bytes that are not in theirs.
  package func openText(encoding declared: String? = nil) throws(InputError) -> any ByteSource {
    let source = try open()
    var start = try source.prefix(1 << 16)
    // The last character may be cut off here.
    let whole = start.lastIndex { $0 < 0x80 }.map { start[...$0] } ?? start[...]
    if declared == nil, !whole.contains(0), String(validating: whole, as: UTF8.self) != nil {
      if let mark = TextDecoder.byteOrderMark(start), mark.encoding == "UTF-8" { start.removeFirst(mark.count) }
      return PrefixedSource(prefix: start, rest: source)
    }
    let encoding = try MappedBytes(start).withUnsafeBuffer { buffer throws(InputError) in
      try TextDecoder.encoding(of: buffer, path: path, declared: declared)
    }
    let rest = PrefixedSource(prefix: Array(start.dropFirst(encoding.byteOrderMarkCount)), rest: source)
    switch encoding.width {
    case .utf8: return rest
    case .utf16 where encoding.name != "UTF-16":
      return DecodingSource(rest, encoding: .utf16(isBigEndian: encoding.name == "UTF-16BE"), path: path)
    case .oneByte:
      guard let table = Self.table(encoding.name) else { return try decodeWhole(rest, encoding.name) }
      return DecodingSource(rest, encoding: .table(table, name: encoding.name), path: path)
    default: return try decodeWhole(rest, encoding.name)
    }
  }
}
