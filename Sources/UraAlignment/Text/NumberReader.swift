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
  static func canonical(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var groups: [[UInt8]] = [[]]
    for byte in utf8 {
      if byte >= 0x30 && byte <= 0x39 {
        groups[groups.count - 1].append(byte)
      } else if groups.last?.isEmpty == false {
        groups.append([])
      }
    }
    if groups.last?.isEmpty == true { groups.removeLast() }
    guard var whole = groups.first else { return [] }
    var rest = groups.dropFirst()
    while let group = rest.first, group.count == 3, whole.first != 0x30 {
      whole += group
      rest = rest.dropFirst()
    }
    var decimals = rest.joined(separator: [0x2E]).map(\.self)
    while decimals.last == 0x30 { decimals.removeLast() }
    let stripped = whole.drop { $0 == 0x30 }
    let digits = stripped.isEmpty ? [0x30] : Array(stripped)
    return decimals.isEmpty ? digits : digits + [0x2E] + decimals
  }
}
