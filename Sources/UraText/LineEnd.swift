/// Where lines of UTF-8 end: at LF, and at a CR that no LF follows, as in files of the old Mac OS.
package enum LineEnd {
  /// Whether the byte is the last one of a line.
  @inline(__always)
  package static func isEnd(_ byte: UInt8, followedBy next: UInt8?) -> Bool {
    byte == 0x0A || byte == 0x0D && next != 0x0A
  }

  /// The offsets at which lines begin, ascending, the first of them 0.
  package static func starts(in utf8: some Collection<UInt8>) -> [Int] {
    var result = [0]
    var isAfterReturn = false
    var offset = 0
    for byte in utf8 {
      if isAfterReturn, byte != 0x0A { result.append(offset) }
      offset += 1
      if byte == 0x0A { result.append(offset) }
      isAfterReturn = byte == 0x0D
    }
    if isAfterReturn { result.append(offset) }
    return result
  }
}

extension Character {
  /// LF, CRLF, which is one character and not equal to LF, or CR: what ends a line in a file.
  package var isLineEnd: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
