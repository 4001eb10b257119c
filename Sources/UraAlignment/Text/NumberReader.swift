import UraText

/// Reads numbers by value, so that 1,000 and 1 000 and 1.000 are the same.
enum NumberReader {
  /// The index after the last token of the number at `index`: groups of three digits after one space belong to it (1 000 000).
  static func endOfNumber(at index: Int, in tokens: ArraySlice<PieceToken>, _ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    var end = index + 1
    guard tokens[index].range.count <= 3, utf8[tokens[index].range.lowerBound] != 0x30 else { return end }
    while end < tokens.endIndex, tokens[end].kind == .number {
      let range = tokens[end].range
      let gap = range.lowerBound - tokens[end - 1].range.upperBound
      let digits = range.prefix(3).allSatisfy { utf8[$0] >= 0x30 && utf8[$0] <= 0x39 }
      let isGroup = range.count == 3 || (range.count > 4 && utf8[range.lowerBound + 3] == 0x2C)
      guard digits, isGroup, gap >= 1, gap <= 3, utf8[tokens[end - 1].range.upperBound] != 0x0A else { break }
      end += 1
    }
    return end
  }

  /// The number in canonical digits: no grouping, `.` before decimals, no zeros at the end of them.
  ///
  /// A separator before exactly three digits is taken for grouping, whatever the language: decimals of three digits are
  /// rare in text, and both sides are read the same way.
  ///
  /// - Parameter power: of ten, that the number is multiplied with (2.4 thousand).
  static func canonical(_ utf8: UnsafeBufferPointer<UInt8>, power: Int = 0) -> [UInt8] {
    let groups = groups(utf8)
    guard var whole = groups.first else { return [] }
    var rest = groups.dropFirst()
    while let group = rest.first, group.count == 3, whole.first != 0x30 {
      whole += group
      rest = rest.dropFirst()
    }
    var decimals = rest.joined(separator: [0x2E]).map(\.self)
    // In 2024 thousands ...
    if power > 0, whole.count <= 3, rest.count < 2 {
      let moved = min(power, decimals.count)
      whole += decimals[..<moved] + [UInt8](repeating: 0x30, count: power - moved)
      decimals.removeFirst(moved)
    }
    while decimals.last == 0x30 { decimals.removeLast() }
    let stripped = whole.drop { $0 == 0x30 }
    let digits = stripped.isEmpty ? [0x30] : Array(stripped)
    return decimals.isEmpty ? digits : digits + [0x2E] + decimals
  }

  /// The day and the year of a date in digits: 14.05.2024. The month is a word where the other language writes it out.
  static func dayAndYear(_ utf8: UnsafeBufferPointer<UInt8>) -> (day: [UInt8], year: [UInt8])? {
    let groups = groups(utf8)
    guard groups.count == 3, groups[2].count == 4, groups[0].count <= 2, groups[1].count <= 2 else { return nil }
    return (Array(groups[0].drop { $0 == 0x30 }), groups[2])
  }

  /// The runs of digits.
  private static func groups(_ utf8: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    utf8.split { $0 < 0x30 || $0 > 0x39 }.map(Array.init)
  }
}
