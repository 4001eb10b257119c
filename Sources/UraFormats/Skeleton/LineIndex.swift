import UraText

/// Lines and columns of a text of any size, in a few bytes for each 4 KiB of it.
struct LineIndex: Sendable {
  /// Whether the text has no character beyond ASCII.
  let isASCII: Bool
  /// The line end that stands first.
  let lineEnd: String
  /// The longest line: where it begins, and its length in bytes.
  let longest: (start: Int, count: Int)
  /// The line and the column, both counted from 1, at the start of each block.
  private let starts: [(line: Int, column: Int)]
  private static let block = 1 << 12
  /// Bytes that were looked at are given back in steps of this many.
  private static let step = 1 << 14

  init(_ utf8: MappedBytes) {
    var place = (line: 1, column: 1)
    var starts: [(line: Int, column: Int)] = []
    var firstEnd: Int?
    var isASCII = true
    var longest = (start: 0, count: 0)
    var lineStart = 0
    func endLine(at end: Int) { if end - lineStart > longest.count { longest = (lineStart, end - lineStart) } }
    var start = 0
    while start < utf8.count {
      let end = min(start + Self.block, utf8.count)
      starts.append(place)
      utf8.withUnsafeBuffer { bytes in
        let block = UnsafeBufferPointer(rebasing: bytes[start..<end])
        Self.advance(&place, over: start..<end, of: bytes)
        if isASCII { isASCII = block.allSatisfy { $0 < 0x80 } }
        if let feed = block.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
          let last = block.lastIndex(where: { $0 == 0x0A || $0 == 0x0D })
        {
          // Lines within a block are short.
          endLine(at: start + feed)
          lineStart = start + last + 1
        }
        if firstEnd == nil { firstEnd = block.firstIndex { $0 == 0x0A || $0 == 0x0D }.map { start + $0 } }
      }
      if end.isMultiple(of: Self.step) || end == utf8.count {
        utf8.release((end - 1) / Self.step * Self.step..<end)
      }
      start = end
    }
    endLine(at: utf8.count)
    self.longest = longest
    self.starts = starts
    self.isASCII = isASCII
    lineEnd =
      firstEnd.map { utf8[$0] == 0x0A ? "\n" : $0 + 1 < utf8.count && utf8[$0 + 1] == 0x0A ? "\r\n" : "\r" } ?? "\n"
  }

  /// The place of an offset.
  func place(of offset: Int, in utf8: MappedBytes) -> (line: Int, column: Int) {
    let block = min(offset / Self.block, starts.count - 1)
    guard block >= 0 else { return (1, 1) }
    var place = starts[block]
    utf8.withUnsafeBuffer { bytes in
      Self.advance(&place, over: block * Self.block..<offset, of: bytes)
    }
    return place
  }

  private static func advance(
    _ place: inout (line: Int, column: Int), over range: Range<Int>, of utf8: UnsafeBufferPointer<UInt8>
  ) {
    let bytes = UnsafeBufferPointer(rebasing: utf8[range])
    var feeds = 0
    var returns = 0
    for byte in bytes {
      feeds += byte == 0x0A ? 1 : 0
      returns += byte == 0x0D ? 1 : 0
    }
    var ends = feeds
    var last = feeds == 0 ? nil : bytes.lastIndex(of: 0x0A)
    if returns > 0 {
      for index in bytes.indices where bytes[index] == 0x0D {
        let next = range.lowerBound + index + 1
        guard LineEnd.isEnd(0x0D, followedBy: next < utf8.count ? utf8[next] : nil) else { continue }
        ends += 1
        last = max(last ?? 0, index)
      }
    }
    var scalars = 0
    for byte in bytes[((last ?? -1) + 1)...] { scalars += byte & 0xC0 != 0x80 ? 1 : 0 }
    place.line += ends
    place.column = (ends == 0 ? place.column : 1) + scalars
  }
}
