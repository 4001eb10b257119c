import UraModel

/// Reads the inline markup of a block: emphasis, links, images, code, HTML, line breaks.
///
/// Source: CommonMark 0.31.2, section 6, with the algorithm of its appendix for emphasis; `~~` of GitHub Flavored Markdown.
struct MarkdownInline {
  enum Node {
    case text(String)
    case code(InlineCode)
    case run(Run)
    case bracket(isImage: Bool)
  }

  struct Run {
    var mark: Unicode.Scalar
    var count: Int
    var length: Int
    var canOpen: Bool
    var canClose: Bool
    /// Whether it could close a pair as well as open one.
    var isBoth: Bool
    /// The ends of pairs, in front of what is left of the run.
    var closing: [InlineCode] = []
    /// The starts of pairs behind what is left of it, the innermost first.
    var opening: [InlineCode] = []
  }

  let scalars: [Unicode.Scalar]
  var nodes: [Node] = []
  private var position = 0
  private var text = String.UnicodeScalarView()
  /// The nodes of brackets that are open.
  private var brackets: [Int] = []
  /// From where on a scalar does not occur any more: it need not be looked for again.
  private var absent: [Unicode.Scalar: Int] = [:]

  /// The content of a block, its lines joined by line feeds.
  static func parse(_ text: String, isCell: Bool = false) -> InlineText {
    var parser = MarkdownInline(isCell ? text.replacing("\\|", with: "|") : text)
    parser.run()
    return parser.result()
  }

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private mutating func run() {
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case "\\": escape()
      case "`": codeSpan()
      case "<": markup()
      case "&": entity()
      case "*", "_", "~": delimiters(scalar)
      case "\n": lineBreak()
      case "!" where peek(1) == "[":
        flush()
        brackets.append(nodes.count)
        nodes.append(.bracket(isImage: true))
        position += 2
      case "[" where peek(1) == "^":
        if let close = labelEnd(position + 2), !scalars[position..<close].contains("\n") {
          append(InlineCode(.standalone, type: "x-footnote", data: string(position..<close + 1)))
          position = close + 1
        } else {
          take()
        }
      case "[":
        flush()
        brackets.append(nodes.count)
        nodes.append(.bracket(isImage: false))
        position += 1
      case "]": closeBracket()
      default: take()
      }
    }
    flush()
    MarkdownEmphasis.resolve(&nodes, from: 0)
  }

  // MARK: pieces

  private mutating func take() {
    text.append(scalars[position])
    position += 1
  }

  private mutating func flush() {
    if !text.isEmpty { nodes.append(.text(String(text))) }
    text = String.UnicodeScalarView()
  }

  private mutating func append(_ code: InlineCode) {
    flush()
    nodes.append(.code(code))
  }

  private mutating func escape() {
    guard let next = peek(1) else { return take() }
    if next == "\n" {
      append(InlineCode(.standalone, type: "x-break", data: "\\\n"))
      position += 2
    } else if next.isASCII, next.properties.generalCategory.isPunctuationOrSymbol {
      text.append(next)
      position += 2
    } else {
      take()
    }
  }

  private mutating func codeSpan() {
    let start = position
    let count = runLength(start)
    var index = start + count
    while let open = find("`", from: index) {
      let length = runLength(open)
      if length == count {
        append(InlineCode(.standalone, type: "code", data: string(start..<open + length)))
        position = open + length
        return
      }
      index = open + length
    }
    for _ in 0..<count { take() }
  }

  /// `<https://…>`, `<a@b.c>`, a tag or a comment.
  private mutating func markup() {
    let rest = scalars[position...]
    if rest.starts(with: Array("<!--".unicodeScalars)) {
      guard let end = find("-", from: position + 4), let close = closeOfComment(end) else {
        // There is none further on either.
        absent["-"] = min(absent["-"] ?? .max, position)
        return take()
      }
      append(InlineCode(.standalone, type: "x-comment", data: string(position..<close)))
      position = close
      return
    }
    // A tag holds no other.
    guard let close = scalars[(position + 1)...].firstIndex(where: { $0 == ">" || $0 == "<" }), scalars[close] == ">"
    else { return take() }
    let inner = string(position + 1..<close)
    let name = inner.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let isAddress =
      !inner.contains(where: \.isWhitespace) && (inner.contains(":") || inner.contains("@"))
      && inner.first?.isLetter == true
    let behind = inner.dropFirst(name.count + (inner.hasPrefix("/") ? 1 : 0)).first
    let isTag = name.first?.isLetter == true && (behind == nil || behind == "/" || behind?.isWhitespace == true)
    guard isAddress || isTag else { return take() }
    let data = string(position..<close + 1)
    let isAlone = isAddress && !isTag || inner.hasSuffix("/") || HTMLVocabulary.void.contains(name.lowercased())
    let kind: InlineCode.Kind = isAlone ? .standalone : inner.hasPrefix("/") ? .closing : .opening
    append(InlineCode(kind, type: isAlone ? nil : "html-" + name.lowercased(), data: data))
    position = close + 1
  }

  private func closeOfComment(_ start: Int) -> Int? {
    var index = start
    while index + 2 < scalars.count {
      if scalars[index] == "-", scalars[index + 1] == "-", scalars[index + 2] == ">" { return index + 3 }
      index += 1
    }
    return nil
  }

  private mutating func entity() {
    let end = scalars[position...].prefix(42).firstIndex(of: ";")
    guard let end else { return take() }
    let raw = string(position..<end + 1)
    let decoded = HTMLEntities.decoded(raw)
    if decoded == raw { return take() }
    text.append(contentsOf: decoded.unicodeScalars)
    position = end + 1
  }

  private mutating func lineBreak() {
    var spaces = 0
    while text.last == " " {
      text.removeLast()
      spaces += 1
    }
    position += 1
    if spaces >= 2 {
      append(InlineCode(.standalone, type: "x-break", data: String(repeating: " ", count: spaces) + "\n"))
    } else {
      text.append("\n")
    }
  }

  private mutating func delimiters(_ mark: Unicode.Scalar) {
    let count = runLength(position)
    let before = position > 0 ? scalars[position - 1] : "\n"
    let after = position + count < scalars.count ? scalars[position + count] : "\n"
    if mark == "~", count > 2 {
      for _ in 0..<count { take() }
      return
    }
    let isLeft = !after.properties.isWhitespace && (!after.isMark || before.properties.isWhitespace || before.isMark)
    let isRight = !before.properties.isWhitespace && (!before.isMark || after.properties.isWhitespace || after.isMark)
    flush()
    let canOpen = mark == "_" ? isLeft && (!isRight || before.isMark) : isLeft
    let canClose = mark == "_" ? isRight && (!isLeft || after.isMark) : isRight
    nodes.append(
      .run(
        Run(
          mark: mark, count: count, length: count, canOpen: canOpen, canClose: canClose, isBoth: canOpen && canClose)))
    position += count
  }

  // MARK: links

  private mutating func closeBracket() {
    flush()
    guard let open = brackets.popLast(), case .bracket(let isImage) = nodes[open] else { return take() }
    guard var closing = linkEnd() else {
      // `[x]` without a destination is text.
      nodes[open] = .text(isImage ? "![" : "[")
      return take()
    }
    MarkdownEmphasis.resolve(&nodes, from: open + 1)
    closing.type = isImage ? "image" : "link"
    nodes[open] = .code(InlineCode(.opening, type: closing.type, data: isImage ? "![" : "["))
    nodes.append(.code(closing))
    if !isImage {
      // Links hold no links.
      for index in brackets { if case .bracket(isImage: false) = nodes[index] { nodes[index] = .text("[") } }
      brackets.removeAll { if case .text = nodes[$0] { true } else { false } }
    }
  }

  /// `](destination "title")` or `][label]`; a title is text inside of the code.
  private mutating func linkEnd() -> InlineCode? {
    let start = position
    if peek(1) == "[", let close = labelEnd(position + 2) {
      position = close + 1
      return InlineCode(.closing, data: string(start..<position))
    }
    guard peek(1) == "(" else { return nil }
    var index = skipSpace(position + 2)
    if index < scalars.count, scalars[index] == "<" {
      guard let close = scalars[(index + 1)...].firstIndex(where: { "<>\n".unicodeScalars.contains($0) }),
        scalars[close] == ">"
      else { return nil }
      index = close + 1
    } else {
      var depth = 0
      while index < scalars.count, !scalars[index].properties.isWhitespace {
        if scalars[index] == "\\" {
          index += 1
        } else if scalars[index] == "(" {
          depth += 1
          // As other readers do; more would be scanned again for each bracket.
          guard depth <= 32 else { return nil }
        } else if scalars[index] == ")" {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
    }
    index = skipSpace(min(index, scalars.count))
    var title: Range<Int>?
    if index < scalars.count, let close = ["\"": "\"", "'": "'", "(": ")"][scalars[index]] as Unicode.Scalar? {
      let titleStart = index + 1
      guard find(close, from: titleStart) != nil else { return nil }
      index = titleStart
      while index < scalars.count, scalars[index] != close { index += scalars[index] == "\\" ? 2 : 1 }
      guard index < scalars.count else { return nil }
      // Titles in other marks than the usual ones stay as they are.
      if close == "\"", index > titleStart { title = titleStart..<index }
      index = skipSpace(index + 1)
    }
    guard index < scalars.count, scalars[index] == ")" else { return nil }
    position = index + 1
    guard let title else { return InlineCode(.closing, data: string(start..<position)) }
    let before = string(start..<title.lowerBound)
    let text = string(title).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    return InlineCode(
      .closing, data: before + string(title.upperBound..<position),
      subflows: [InlineCode.Subflow(InlineText(text), at: before.utf8.count)])
  }

  // MARK: the end

  private func result() -> InlineText {
    var result = InlineText()
    for node in nodes {
      switch node {
      case .text(let text): result.append(text)
      case .code(let code): result.append(code)
      case .run(let run):
        for code in run.closing { result.append(code) }
        result.append(String(repeating: String(run.mark), count: run.count))
        for code in run.opening.reversed() { result.append(code) }
      case .bracket(let isImage): result.append(isImage ? "![" : "[")
      }
    }
    return result.paired()
  }

  // MARK: scalars

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func find(_ scalar: Unicode.Scalar, from start: Int) -> Int? {
    guard start < min(scalars.count, absent[scalar] ?? .max) else { return nil }
    let found = scalars[start...].firstIndex(of: scalar)
    if found == nil { absent[scalar] = start }
    return found
  }

  /// The `]` of a label, which has at most 999 characters.
  private func labelEnd(_ start: Int) -> Int? {
    scalars[min(start, scalars.count)...].prefix(1000).firstIndex(of: "]")
  }

  private func runLength(_ start: Int) -> Int { scalars[start...].prefix { $0 == scalars[start] }.count }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    return index
  }

  private func string(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[range])
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Punctuation and symbols, which decide where emphasis may begin.
  fileprivate var isMark: Bool { properties.generalCategory.isPunctuationOrSymbol }
}

extension Unicode.GeneralCategory {
  fileprivate var isPunctuationOrSymbol: Bool {
    switch self {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
