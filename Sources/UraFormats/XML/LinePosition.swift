import Foundation

/// A line and a column that follow a stream: every byte is looked at once.
struct LinePosition {
  /// Counted from 1.
  private(set) var line = 1
  /// Counted from 1, in Unicode scalars.
  private(set) var column = 1
  private var counted = 0
  /// Whether the last byte was a CR: a LF behind it ends no other line.
  private var isAfterReturn = false

  /// Goes forward to a byte of the document, of which `base` holds the part from `bufferOffset`.
  mutating func advance(to offset: Int, in base: UnsafeMutablePointer<UInt8>, bufferOffset: Int) {
    guard offset > counted else { return }
    var start = counted - bufferOffset
    let end = offset - bufferOffset
    defer { isAfterReturn = base[end - 1] == 0x0D }
    if isAfterReturn || memchr(base + start, 0x0D, end - start) != nil {
      for index in start..<end {
        let previous = index > start ? base[index - 1] : isAfterReturn ? 0x0D : 0
        if base[index] == 0x0D || base[index] == 0x0A && previous != 0x0D {
          line += 1
          column = 1
        } else if base[index] & 0xC0 != 0x80, base[index] != 0x0A {
          column += 1
        }
      }
      counted = offset
      return
    }
    while start < end, let newline = memchr(base + start, 10, end - start) {
      line += 1
      column = 1
      start = UnsafeMutableRawPointer(base).distance(to: newline) + 1
    }
    for index in start..<end where base[index] & 0xC0 != 0x80 { column += 1 }
    counted = offset
  }
}
