extension Character {
  /// LF, CRLF, which is one character and not equal to LF, or CR: what ends a line in a file.
  package var isLineEnd: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
