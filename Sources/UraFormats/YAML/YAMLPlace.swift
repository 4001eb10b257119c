import Yams

/// Finds where a scalar ends of which libyaml told the start and the value.
struct YAMLPlace {
  private let utf8: MappedBytes

  init(_ utf8: MappedBytes) { self.utf8 = utf8 }

  /// The range of the scalar without its anchor and tag, and its style: `plain`, `single`, `double`, or for blocks
  /// `literal:4:1`, `folded:4:1` with the indentation of the text and the line feeds at its end.
  func find(_ value: String, from start: Int, style: Node.Scalar.Style) -> (Range<Int>, String)? {
    let start = behindProperties(start)
    guard start < utf8.count else { return nil }
    switch style {
    case .singleQuoted, .doubleQuoted: return quoted(start).map { ($0, style == .singleQuoted ? "single" : "double") }
    case .literal, .folded: return block(value, start, style == .literal ? "literal" : "folded")
    default: return plain(Array(value.utf8), start).map { ($0, "plain") }
    }
  }

  /// Past `&anchor` and `!tag`.
  func behindProperties(_ start: Int) -> Int {
    var index = start
    while index < utf8.count, utf8[index] == UInt8(ascii: "&") || utf8[index] == UInt8(ascii: "!") {
      while index < utf8.count, utf8[index] > 0x20 { index += 1 }
      while index < utf8.count, utf8[index] <= 0x20 { index += 1 }
    }
    return index
  }

  private func quoted(_ start: Int) -> Range<Int>? {
    let quote = utf8[start]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    var index = start + 1
    while index < utf8.count {
      if quote == UInt8(ascii: "\""), utf8[index] == UInt8(ascii: "\\") {
        index += 2
      } else if utf8[index] == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < utf8.count, utf8[index + 1] == quote else {
          return start..<index + 1
        }
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Follows the value through the file: a space or line feed of the value may be a folded line break of the file.
  private func plain(_ value: [UInt8], _ start: Int) -> Range<Int>? {
    guard !value.isEmpty else { return nil }
    var index = start
    var position = 0
    while position < value.count {
      guard index < utf8.count else { return nil }
      if utf8[index] == value[position] && value[position] != 0x0A {
        // White space before a line break is not part of the value.
        if utf8[index] != 0x20 || !isBeforeBreak(index) {
          index += 1
          position += 1
          continue
        }
      }
      guard value[position] == 0x20 || value[position] == 0x0A, isBeforeBreak(index) else { return nil }
      while index < utf8.count, utf8[index] == 0x20 || utf8[index] == 0x09 || YAMLLines.lineBreak(utf8, index) > 0 {
        index += max(1, YAMLLines.lineBreak(utf8, index))
      }
      if value[position] == 0x20 {
        position += 1
      } else {
        while position < value.count, value[position] == 0x0A { position += 1 }
      }
    }
    return start..<index
  }

  private func isBeforeBreak(_ start: Int) -> Bool {
    var index = start
    while index < utf8.count, utf8[index] == 0x20 || utf8[index] == 0x09 { index += 1 }
    return index < utf8.count && YAMLLines.lineBreak(utf8, index) > 0
  }

  private func block(_ value: String, _ start: Int, _ name: String) -> (Range<Int>, String)? {
    guard utf8[start] == UInt8(ascii: "|") || utf8[start] == UInt8(ascii: ">") else { return nil }
    var line = lineEnd(start)
    var end = line
    var indentation: Int?
    while line < utf8.count {
      let lineStart = line + YAMLLines.lineBreak(utf8, line)
      let next = lineEnd(lineStart)
      let spaces = utf8[lineStart..<next].prefix { $0 == 0x20 }.count
      if lineStart + spaces < next {
        if indentation == nil {
          // Spaces that belong to the text are in the value too.
          let first = value.split(separator: "\n" as Character).first { !$0.isEmpty } ?? ""
          indentation = max(0, spaces - first.prefix { $0 == " " }.count)
        }
        if spaces < indentation ?? 0 || indentation == 0 { break }
        end = next
      }
      line = next
    }
    guard let indentation, indentation > 0, end > lineEnd(start) else { return nil }
    return (start..<end, "\(name):\(indentation):\(value.reversed().prefix { $0 == "\n" }.count)")
  }

  private func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < utf8.count, YAMLLines.lineBreak(utf8, index) == 0 { index += 1 }
    return index
  }
}
