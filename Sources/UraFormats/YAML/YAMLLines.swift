import UraText

/// The lines of a YAML file as libyaml counts them.
struct YAMLLines {
  private let utf8: MappedBytes
  private var starts: [Int]

  /// - Parameter prefix: the line that stands in front of the range for libyaml.
  init(_ utf8: MappedBytes, _ range: Range<Int>, behind prefix: Range<Int>? = nil) {
    self.utf8 = utf8
    starts = (prefix.map { [$0.lowerBound] } ?? []) + [range.lowerBound]
    var index = range.lowerBound
    while index < range.upperBound {
      let length = Self.lineBreak(utf8, index)
      index += max(length, 1)
      if length > 0 { starts.append(index) }
    }
  }

  /// The length of the line break at an index, 0 for none: LF, CR, CR LF, NEL, LS, PS (YAML 1.1, section 5.4).
  static func lineBreak(_ utf8: MappedBytes, _ index: Int) -> Int {
    switch utf8[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < utf8.count && utf8[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < utf8.count && utf8[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return index + 2 < utf8.count && utf8[index + 1] == 0x80 && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9)
        ? 3 : 0
    default: return 0
    }
  }

  /// The UTF-8 offset of a place; lines and columns count from 1, columns in scalars.
  func offset(line: Int, column: Int) -> Int? {
    guard starts.indices.contains(line - 1) else { return nil }
    var index = starts[line - 1]
    var left = column - 1
    while left > 0, index < utf8.count {
      index += 1
      while index < utf8.count, utf8[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return left == 0 ? index : nil
  }

  /// The comment on the lines above a value's key; of forms, above the key that holds them.
  func comment(above offset: Int, hasForms: Bool) -> String? {
    var line = starts.lastIndex { $0 <= offset } ?? 0
    if hasForms { line -= 1 }
    var found: [String] = []
    while line > 0 {
      line -= 1
      var end = starts[line]
      while end < starts[line + 1], Self.lineBreak(utf8, end) == 0 { end += 1 }
      let text = String(decoding: utf8[starts[line]..<end], as: UTF8.self).trimmed
      guard text.hasPrefix("#") else { break }
      found.append(String(text.drop { $0 == "#" }).trimmed)
    }
    return found.isEmpty ? nil : found.reversed().joined(separator: "\n")
  }
}
