import UraModel
import UraText

/// Writes texts as Markdown: with no more escapes than it takes to be read as the same.
enum MarkdownText {
  /// - Parameter lineStart: the line end and what stands before the lines of the block behind its first.
  static func encode(_ content: InlineText, kind: MarkdownBlock.Kind, lineStart: String) -> String {
    if kind == .title { return title(content.nativeText, closing: lineStart) }
    var text = write(content, kind) { $0 }
    let read = MarkdownInline.parse(text, isCell: kind == .cell)
    if read.plainText.trimmed != content.plainText.trimmed || read.codes.map(\.data) != content.codes.map(\.data) {
      text = write(content, kind, escape: escaped)
    }
    text = text.trimmed
    let lines = text.split(whereSeparator: \.isLineEnd).map(String.init)
    switch kind {
    case .cell:
      let line = lines.joined(separator: " ")
      // A backslash at the end would take the bar behind it for text.
      let isOpen = !line.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
      return isOpen ? line + "\\" : line
    case .heading:
      let line = lines.joined(separator: " ")
      return line.hasSuffix("#") ? line.dropLast() + "\\#" : line
    case .paragraph, .item, .html, .title:
      return lines.enumerated().map { protected($1, isFirst: $0 == 0) }.joined(separator: lineStart)
    }
  }

  /// A title on one line, in quotes that end with `closing`.
  private static func title(_ text: String, closing: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\\" || closing.unicodeScalars.contains(scalar) || closing == ")" && scalar == "(" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// A text without the backslashes in front of its punctuation marks.
  static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      let isMark = scalars.first.map {
        $0.isASCII && $0.value > 0x20 && !$0.properties.isAlphabetic && !("0"..."9").contains($0)
      }
      result.append(scalar == "\\" && isMark == true ? scalars.removeFirst() : scalar)
    }
    return String(result)
  }

  private static func write(
    _ content: InlineText, _ kind: MarkdownBlock.Kind, escape: (String) -> String
  ) -> String {
    let cell = { (text: String) in kind == .cell ? text.replacing("|", with: "\\|") : text }
    return content.native(
      text: { cell(escape($0)) }, code: { cell($0.data) },
      subflow: { subflow in
        subflow.content.nativeText.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      })
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if "\\`*_~[]<&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// A line that would begin another block gets a backslash.
  private static func protected(_ line: String, isFirst: Bool) -> String {
    let start = line.drop { $0 == " " || $0 == "\t" }
    guard let first = start.first else { return line }
    let digits = start.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count < 10 {
      let rest = start.dropFirst(digits.count)
      if let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " " || rest.count == 1 {
        return digits + "\\" + rest
      }
    }
    let hashes = start.prefix { $0 == "#" }.count
    let isHeading = (1...6).contains(hashes) && [" ", nil].contains(start.dropFirst(hashes).first)
    let isBullet = "-+*".contains(first) && [" ", nil].contains(start.dropFirst().first)
    let isRule =
      "-_*=".contains(first) && start.allSatisfy { $0 == first || $0 == " " } && (start.count > 2 || !isFirst)
    let isFence = start.hasPrefix("```") || start.hasPrefix("~~~")
    // `[label]: …` defines a link; `[label][]: …` is a text that begins with one.
    let label = start.prefix { $0 != "]" }
    let isDefinition = first == "[" && start.dropFirst(label.count + 1).first == ":"
    return isHeading || isBullet || isRule || isFence || isDefinition || first == ">" ? "\\" + start : line
  }
}
