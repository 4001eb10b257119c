/// Finds the lines of text that arrives in chunks. A line ends with LF, CR, CRLF, VT, FF, NEL, U+2028 or U+2029.
struct LineReader {
  /// What came and is not yet consumed.
  private(set) var buffer: [UInt8] = []
  /// The offset of `buffer[0]` in the whole text.
  private(set) var base = 0
  private var lineStart = 0
  private var scanned = 0
  private var isFinished = false

  struct Line {
    /// Without the line break; offsets into `buffer`.
    var content: Range<Int>
    /// Where the next line begins.
    var next: Int
    /// Whether the break is one of page or paragraph (FF, U+2029).
    var endsParagraph: Bool
  }

  mutating func append(_ bytes: some Collection<UInt8>) { buffer.append(contentsOf: bytes) }

  mutating func finish() { isFinished = true }

  /// Forgets what is before `offset` (into `buffer`); earlier offsets become invalid.
  mutating func discard(before offset: Int) {
    guard offset > 0 else { return }
    buffer.removeSubrange(0..<offset)
    base += offset
    lineStart -= offset
    scanned -= offset
  }

  /// The next complete line; `nil` when more text is needed or the text is over.
  mutating func next() -> Line? {
    let found = buffer.withUnsafeBufferPointer { Self.lineBreak(in: $0, from: scanned, isFinished: isFinished) }
    if let found {
      let line = Line(content: lineStart..<found.at, next: found.at + found.length, endsParagraph: found.endsParagraph)
      lineStart = line.next
      scanned = line.next
      return line
    }
    guard isFinished else {
      // The last two bytes may be the beginning of a break of three.
      scanned = max(lineStart, buffer.count - 2)
      return nil
    }
    guard lineStart < buffer.count else { return nil }
    let line = Line(content: lineStart..<buffer.count, next: buffer.count, endsParagraph: true)
    lineStart = buffer.count
    scanned = buffer.count
    return line
  }

  /// Whether a byte that can begin a line break is among the eight at `start`: one below 0x0E, 0xC2 or 0xE2.
  @inline(__always)
  private static func mayHaveBreak(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = (word &- ones &* 0x0E) & ~word
    let c2 = word ^ ones &* 0xC2
    let e2 = word ^ ones &* 0xE2
    return (controls | (c2 &- ones) & ~c2 | (e2 &- ones) & ~e2) & (ones &* 0x80) != 0
  }

  private static func lineBreak(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, isFinished: Bool
  ) -> (at: Int, length: Int, endsParagraph: Bool)? {
    var at = start
    while at < text.count {
      while at + 8 <= text.count, !mayHaveBreak(text, at) { at += 8 }
      guard at < text.count else { return nil }
      let byte = text[at]
      switch byte {
      case 0x0A, 0x0B: return (at, 1, false)
      case 0x0C: return (at, 1, true)
      case 0x0D:
        if at + 1 == text.count, !isFinished { return nil }
        return (at, at + 1 < text.count && text[at + 1] == 0x0A ? 2 : 1, false)
      case 0xC2 where at + 1 < text.count && text[at + 1] == 0x85: return (at, 2, false)
      case 0xE2 where at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] & 0xFE == 0xA8:
        return (at, 3, text[at + 2] == 0xA9)
      default: at += 1
      }
    }
    return nil
  }
}
