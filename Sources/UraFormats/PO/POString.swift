/// The quoted strings of PO: C escapes between `"` and `"` (gettext manual, "The Format of PO Files").
enum POString {
  /// The bytes between the quotes, unescaped; nil where an escape is unknown or the quotes are damaged.
  ///
  /// - Parameter line: from the opening quote to the end of the line.
  static func unescape(_ line: Slice<MappedBytes>) -> [UInt8]? {
    guard line.first == UInt8(ascii: "\"") else { return nil }
    var result: [UInt8] = []
    var index = line.startIndex + 1
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        // Only white space may follow the closing quote.
        return line[index...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? result : nil
      }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard index < line.endIndex else { return nil }
      let escape = line[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "a"): result.append(0x07)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "v"): result.append(0x0B)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "?"): result.append(escape)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var value = Int(escape - 0x30)
        for _ in 0..<2 where index < line.endIndex && (0x30...0x37).contains(line[index]) {
          value = value * 8 + Int(line[index] - 0x30)
          index += 1
        }
        result.append(UInt8(truncatingIfNeeded: value))
      case UInt8(ascii: "x"):
        let digits = line[index...].prefix(2).prefix { Character(Unicode.Scalar($0)).isHexDigit }
        guard let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
        result.append(value)
        index += digits.count
      default: return nil
      }
    }
    return nil
  }

  /// The text as quoted strings: one where it is one line, otherwise an empty one and then one for each line.
  ///
  /// - Parameter lineStart: what goes between two strings: the line end and, in an obsolete entry, `#~ `.
  static func quoted(_ text: String, lineStart: String) -> String {
    let parts = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
    var lines = parts.dropLast().map { $0 + "\n" }
    // What follows the last line feed is a line of its own only if there is something.
    if let last = parts.last, !last.isEmpty { lines.append(last) }
    if lines.isEmpty { return "\"\"" }
    let quoted = lines.map { "\"" + escaped($0) + "\"" }
    return quoted.count == 1 ? quoted[0] : "\"\"" + quoted.map { lineStart + $0 }.joined()
  }

  private static func escaped(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{B}": result += "\\v"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..<" ":
        let octal = String(scalar.value, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
