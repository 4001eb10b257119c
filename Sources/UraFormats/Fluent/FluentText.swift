import UraModel
import UraText

/// The text of a Fluent pattern: placeables are codes, the common indentation is not part of it.
struct FluentText {
  private let file: SkeletonFile
  private let depthLimit: Int

  init(_ file: SkeletonFile, depthLimit: Int) {
    self.file = file
    self.depthLimit = depthLimit
  }

  /// What stands before the lines of a pattern behind its first.
  func indentation(of range: Range<Int>) -> String {
    let lines = file.text(range).split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd).dropFirst()
    let texts = lines.filter { !$0.allSatisfy(\.isWhitespace) && !isInPlaceable($0) }
    let count = texts.map { $0.prefix { $0 == " " }.count }.min() ?? 4
    // A pattern that begins on its own line has its indentation there.
    var start = range.lowerBound
    while start > 0, file.utf8[start - 1] == 0x20 { start -= 1 }
    let isOwnLine = start > 0 && file.utf8[start - 1] == 0x0A
    let own = range.lowerBound - start
    return String(repeating: " ", count: max(1, isOwnLine ? (texts.isEmpty ? own : min(own, count)) : count))
  }

  func decode(_ range: Range<Int>) -> InlineText {
    let indentation = indentation(of: range)
    var result = InlineText()
    var text: [UInt8] = []
    var index = range.lowerBound
    func flushed() -> String {
      String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\n" + indentation, with: "\n")
    }
    while index < range.upperBound {
      if file.utf8[index] == UInt8(ascii: "{") {
        let end = placeableEnd(index, range.upperBound)
        if let literal = literal(index..<end) {
          // `{"{"}` is how a brace is written.
          text += Array(literal.utf8)
        } else {
          result.append(flushed())
          text = []
          result.append(code(index..<end))
        }
        index = end
      } else {
        text.append(file.utf8[index])
        index += 1
      }
    }
    result.append(flushed())
    return result
  }

  /// A placeable; the variants of a select expression are texts inside of it.
  private func code(_ range: Range<Int>) -> InlineCode {
    var scanner = FluentScanner(file, depthLimit: depthLimit)
    guard let variants = try? scanner.variants(of: range), !variants.isEmpty else {
      return InlineCode(.standalone, type: "x-placeable", data: file.text(range))
    }
    var data = ""
    var subflows: [InlineCode.Subflow] = []
    var copied = range.lowerBound
    for variant in variants {
      data += file.text(copied..<variant.range.lowerBound)
      subflows.append(InlineCode.Subflow(decode(variant.range), at: data.utf8.count))
      copied = variant.range.upperBound
    }
    data += file.text(copied..<range.upperBound)
    return InlineCode(.standalone, type: "x-select", data: data, subflows: subflows)
  }

  /// What text cannot hold at every place, or not as itself, as it is written in a literal.
  private static let escapes = ["\\u0009": "\t", "\\u000A": "\n", "\\u000a": "\n", "\\u000D": "\r", "\\u000d": "\r"]

  /// A placeable that holds a literal of what text cannot hold at every place.
  private func literal(_ range: Range<Int>) -> String? {
    let inner = file.text(range).dropFirst().dropLast().drop { $0 == " " }
    guard inner.hasPrefix("\""), let close = inner.dropFirst().firstIndex(of: "\""),
      inner[inner.index(after: close)...].allSatisfy({ $0 == " " })
    else { return nil }
    let text = inner.dropFirst()[..<close]
    return text.allSatisfy { "{}[.* ".contains($0) } ? String(text) : Self.escapes[String(text)]
  }

  private func placeableEnd(_ start: Int, _ end: Int) -> Int {
    var depth = 0
    var index = start
    var isInLiteral = false
    while index < end {
      let byte = file.utf8[index]
      if isInLiteral {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == UInt8(ascii: "\"") || byte == 0x0A {
          isInLiteral = false
        }
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index + 1 }
      } else if byte == UInt8(ascii: "\""), isBehindBrace(index, start) {
        isInLiteral = true
      }
      index += 1
    }
    return end
  }

  /// A quote opens a literal where an expression stands, and is text in a variant: between are letters.
  private func isBehindBrace(_ index: Int, _ start: Int) -> Bool {
    let before = file.utf8[start..<index].last { $0 > 0x20 }
    return before.map { "{(,:".utf8.contains($0) } ?? true
  }

  private func isInPlaceable(_ line: Substring) -> Bool {
    let first = line.first { $0 != " " }
    return first == "[" || first == "*" || first == "}"
  }

  static func encode(_ content: InlineText, lineStart: String) -> String {
    // Line feeds within codes get no indentation: theirs is in the code.
    func written(_ data: String) -> String { data.replacing("\r\n", with: "\n").replacing("\n", with: "\u{2}") }
    let text = content.native { text in
      text.replacing("{", with: "\u{1}").replacing("}", with: "{\"}\"}").replacing("\u{1}", with: "{\"{\"}")
    } code: {
      written($0.data)
    } data: {
      written($0)
    }
    guard !text.isEmpty else { return "{\"\"}" }
    var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "{\"\\u000D\"}")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices {
      // What begins a line of text must not look like an attribute, a variant or indentation.
      if let first = lines[index].first, first == " " || first == "\t" || index > 0 && ".[*".contains(first) {
        lines[index] = literal(first) + lines[index].dropFirst()
      }
    }
    if let last = lines.last?.last, last == " " || last == "\t" {
      lines[lines.count - 1] = lines[lines.count - 1].dropLast() + literal(last)
    }
    // An empty line at either end is white space around the pattern.
    for index in [0, lines.count - 1] where lines[index].isEmpty { lines[index] = "{\"\"}" }
    let indent = lineStart.drop { $0.isNewline }
    let lineEnd = lineStart.prefix { $0.isNewline }
    let result = lines.enumerated().reduce(into: "") { result, line in
      result += line.offset == 0 ? line.element : lineEnd + (line.element.isEmpty ? "" : indent + line.element)
    }
    return result.replacing("\u{2}", with: lineEnd)
  }

  private static func literal(_ character: Character) -> String {
    character == "\t" ? "{\"\\u0009\"}" : "{\"\(character)\"}"
  }
}
