/// The lines of a file as ranges without their ends (LF, CR LF or CR).
struct SkeletonLines {
  private let utf8: MappedBytes
  private var position = 0

  init(_ utf8: MappedBytes) { self.utf8 = utf8 }

  /// The next line; nil at the end.
  mutating func next() -> Range<Int>? {
    guard position < utf8.count else { return nil }
    let start = position
    while position < utf8.count, utf8[position] != 0x0A, utf8[position] != 0x0D { position += 1 }
    let end = position
    if position + 1 < utf8.count, utf8[position] == 0x0D, utf8[position + 1] == 0x0A { position += 1 }
    position = min(position + 1, utf8.count)
    return start..<end
  }
}

extension SkeletonFile {
  /// A range without white space at its ends; nil when nothing is left.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, utf8[start] <= 0x20 { start += 1 }
    while start < end, utf8[end - 1] <= 0x20 { end -= 1 }
    return start < end ? start..<end : nil
  }
}
