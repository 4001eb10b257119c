import Yams

/// Texts as YAML scalars, in the style that stood there where it can hold the text, else in double quotes.
enum YAMLText {
  /// - Parameter raw: what stands in the file; of a block the first line is its header.
  static func encoded(_ text: String, style: String, raw: String) -> String {
    switch style {
    case "plain", "plain-flow": isPlain(text, isFlow: style == "plain-flow") ? text : double(text)
    case "single":
      text.unicodeScalars.contains { !isShown($0) }
        ? double(text) : "'\(text.replacing("'", with: "''"))'"
    case "double": double(text)
    default: block(text, style: style, raw: raw) ?? double(text)
    }
  }

  /// Whether a text may stand without quotes (YAML 1.2.2, section 7.3.3) and is a string then.
  static func isPlain(_ text: String, isFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, first != " ", last != " ",
      last != ":", !"-?:,[]{}#&*!|>'\"%@`=<~".unicodeScalars.contains(first),
      !text.contains(": "), !text.contains(" #"),
      !text.unicodeScalars.contains(where: {
        !isShown($0) || isFlow && ",[]{}".unicodeScalars.contains($0)
      })
    else { return false }
    return isString(Node(text, .implicit, .plain))
  }

  /// Whether a plain scalar is text, and no number, date, boolean or null.
  static func isString(_ node: Node) -> Bool {
    node.null == nil && node.bool == nil && node.int == nil && node.float == nil && node.timestamp == nil
  }

  static func double(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where !isShown(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a character may stand as it is, and within a line: the printable ones (YAML 1.2.2, 5.1) but for line breaks, tabs and
  /// the byte order mark.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028, 0x2029, 0xFEFF: false
    case 0x20...0x7E, 0xA0...0xFFFD, 0x10000...: true
    default: false
    }
  }

  /// A block scalar with the header that stood there; nil where it cannot hold the text.
  private static func block(_ text: String, style: String, raw: String) -> String? {
    let parts = style.split(separator: ":")
    guard parts.count == 3, let indentation = Int(parts[1]) else { return nil }
    let lineEnd = raw.utf8.contains(0x0D) ? "\r\n" : "\n"
    var header = String(raw.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" })
    let body = text.unicodeScalars.reversed().drop { $0 == "\n" }.reversed()
    let breaks = text.unicodeScalars.count - body.count
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map {
      String(String.UnicodeScalarView($0))
    }
    let isBad = body.contains { !isShown($0) && $0 != "\n" && $0 != "\t" }
    guard let first = lines.first, !first.isEmpty, !isBad,
      header.contains("+") ? String(breaks) == parts[2] : breaks <= 1
    else { return nil }
    let hasIndicator = header.contains { ("1"..."9").contains($0) }
    if first.hasPrefix(" ") && !hasIndicator { return nil }
    if parts[0] == "folded" {
      guard !lines.contains(where: { $0.hasPrefix(" ") || $0.hasPrefix("\t") }) else { return nil }
      // A line feed of the text is an empty line more than line breaks between lines.
      lines = lines.enumerated().flatMap { index, line in
        index > 0 && !lines[index - 1].isEmpty ? ["", line] : [line]
      }
    }
    if !header.contains("+") {
      header.removeAll { $0 == "-" }
      if breaks == 0, let sign = header.first { header = "\(sign)-\(header.dropFirst())" }
    }
    let indent = String(repeating: " ", count: indentation)
    return header + lines.reduce(into: "") { $0 += lineEnd + ($1.isEmpty ? "" : indent + $1) }
  }
}
