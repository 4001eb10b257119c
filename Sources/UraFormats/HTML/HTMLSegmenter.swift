import UraModel

/// A text of an HTML document: of a block, or of an attribute.
struct HTMLSegment {
  var content: InlineText
  var range: Range<Int>
  /// What it is the text of: `p`, `img alt`.
  var block: String
  /// What its encoder needs: `text`, `pre`, `title` (no markup), `attribute"`, `attribute'`, `attribute` without quotes.
  var style: String
}

/// Finds the texts of an HTML document: what stands between block elements, with the inline elements as codes.
struct HTMLSegmenter {
  private let file: SkeletonFile
  private var tokenizer: HTMLTokenizer
  private let limit: Int
  /// Found and not handed over yet.
  private var segments: [HTMLSegment] = []
  /// The tokens of the text that is being gathered.
  private var pending: [HTMLToken] = []
  /// Block elements that are open, as far as their end tags tell.
  private var open: [String] = []
  private var preformatted = 0
  /// Open elements that say whether their text is translated: how many elements are open inside and with each.
  private var locks: [(depth: Int, isLocked: Bool)] = []
  private var isLocked: Bool { locks.last?.isLocked == true }

  private var block: String { open.last ?? "body" }

  /// - Parameter limit: the longest text of a block, in bytes.
  init(_ file: SkeletonFile, range: Range<Int>, limit: Int) {
    self.file = file
    self.limit = limit
    tokenizer = HTMLTokenizer(file.utf8, range: range, limit: limit)
  }

  /// Goes through the document and hands over each text, in the order of the file.
  mutating func run(_ segment: (HTMLSegment) throws -> Void) throws {
    while let token = tokenizer.next() {
      if pending.isEmpty { try handOver(segment) }
      let start = pending.first?.range.lowerBound ?? token.range.lowerBound
      guard token.range.upperBound - start <= limit || token.kind == .comment else {
        throw file.tooLong(at: start, "texts", limit: limit)
      }
      switch token.kind {
      case .text: if !isLocked, !pending.isEmpty || !isSpace(token.range) { pending.append(token) }
      case .comment:
        // Within a text a comment is a code; at its edge it is skeleton.
        if !pending.isEmpty { pending.append(token) }
      case .start, .end:
        if isLocked, token.kind == .start, let last = open.last, HTMLVocabulary.ends(last, before: token.name) {
          close(to: open.count - 1)
        }
        if isLocked || endsLock(token) {
          readLocked(token)
        } else if token.kind == .start, isLocked(token), !HTMLVocabulary.inline.contains(token.name), open.count < 256 {
          flush()
          lock(token, true)
        } else if token.kind == .start, isLocked(token) || HTMLVocabulary.opaque.contains(token.name) {
          let whole = skip(token)
          if HTMLVocabulary.inline.contains(token.name) { pending.append(whole) } else { flush() }
        } else if HTMLVocabulary.inline.contains(token.name) {
          pending.append(token)
        } else {
          flush()
          if token.kind == .start { appendAttributes(of: token) }
          follow(token)
          if HTMLVocabulary.preformatted.contains(token.name) {
            preformatted = token.kind == .start ? preformatted + 1 : max(0, preformatted - 1)
          }
        }
      }
    }
    flush()
    try handOver(segment)
  }

  private mutating func handOver(_ segment: (HTMLSegment) throws -> Void) throws {
    for one in segments.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) { try segment(one) }
    segments.removeAll(keepingCapacity: true)
  }

  /// Keeps account of what is open; elements deeper than anyone writes are not remembered.
  private mutating func follow(_ token: HTMLToken) {
    if token.kind == .end {
      if let index = open.lastIndex(of: token.name) { close(to: index) }
      return
    }
    if let last = open.last, HTMLVocabulary.ends(last, before: token.name) { close(to: open.count - 1) }
    if !HTMLVocabulary.void.contains(token.name), !token.isSelfClosing, open.count < 256 { open.append(token.name) }
  }

  /// Within an element that is not translated only its end, and a part that is translated all the same, are of interest.
  private mutating func readLocked(_ token: HTMLToken) {
    if token.kind == .end {
      flush()
      follow(token)
    } else if HTMLVocabulary.opaque.contains(token.name) {
      _ = skip(token)
    } else if value(of: "translate", token)?.lowercased() == "yes", open.count < 256 {
      appendAttributes(of: token)
      lock(token, false)
    } else if !HTMLVocabulary.inline.contains(token.name) {
      follow(token)
    }
  }

  /// Whether it ends an element that is translated within one that is not; it may be one that stands in a line.
  private func endsLock(_ token: HTMLToken) -> Bool {
    guard let lock = locks.last, token.kind == .end, lock.depth == open.count, token.name == block else { return false }
    return pending.reduce(0) { $1.name != token.name ? $0 : $1.kind == .start ? $0 + 1 : $0 - 1 } <= 0
  }

  private mutating func lock(_ token: HTMLToken, _ isLocked: Bool) {
    follow(token)
    // An element without content is not open.
    let isOpen = !HTMLVocabulary.void.contains(token.name) && !token.isSelfClosing
    if isOpen { locks.append((open.count, isLocked)) }
  }

  private mutating func close(to count: Int) {
    open.removeSubrange(count...)
    while let last = locks.last, last.depth > count { locks.removeLast() }
  }

  // MARK: texts

  private mutating func flush() {
    defer { pending = [] }
    guard !pending.isEmpty else { return }
    func isEdge(_ token: HTMLToken) -> Bool {
      token.kind == .comment && token.name.isEmpty || token.kind == .text && isSpace(token.range)
        || token.kind == .start && token.name == "br"
    }
    var tokens = pending[...]
    while let first = tokens.first, isEdge(first) { tokens.removeFirst() }
    while let last = tokens.last, isEdge(last) { tokens.removeLast() }
    unwrap(&tokens)
    guard tokens.contains(where: { $0.kind == .text && !isSpace($0.range) }) else {
      for token in pending where token.kind == .start { appendAttributes(of: token) }
      return
    }
    for token in pending[..<tokens.startIndex] + pending[tokens.endIndex...] where token.kind == .start {
      appendAttributes(of: token)
    }
    guard let first = tokens.first, let last = tokens.last else { return }
    var start = first.range.lowerBound
    var end = last.range.upperBound
    let isTitle = ["title", "textarea"].contains(block)
    if preformatted == 0 {
      while start < end, Self.isSpace(file.utf8[start]) { start += 1 }
      while start < end, Self.isSpace(file.utf8[end - 1]) { end -= 1 }
    }
    let content = content(of: tokens, start..<end)
    let style = isTitle ? "title" : preformatted > 0 ? "pre" : "text"
    segments.append(HTMLSegment(content: content, range: start..<end, block: block, style: style))
  }

  /// Leaves a pair that goes round the whole text to the skeleton: `<a>News</a>` in a list of links.
  private mutating func unwrap(_ tokens: inout ArraySlice<HTMLToken>) {
    while let first = tokens.first, let last = tokens.last, tokens.count > 2, first.kind == .start, last.kind == .end,
      first.name == last.name, !HTMLVocabulary.void.contains(first.name)
    {
      var depth = 0
      let inner = tokens.dropFirst().dropLast()
      for token in inner where token.name == first.name {
        depth += token.kind == .start ? 1 : -1
        if depth < 0 { return }
      }
      guard depth == 0 else { return }
      tokens = inner
      while let first = tokens.first, first.kind == .text, isSpace(first.range) { tokens.removeFirst() }
      while let last = tokens.last, last.kind == .text, isSpace(last.range) { tokens.removeLast() }
    }
  }

  private func content(of tokens: ArraySlice<HTMLToken>, _ range: Range<Int>) -> InlineText {
    var result = InlineText()
    // The part of each start tag whose end has not come.
    var open: [(name: String, id: String, part: Int)] = []
    var pairs = 0
    var isAfterSpace = true
    for token in tokens {
      switch token.kind {
      case .text:
        let inner = token.range.clamped(to: range)
        let text = HTMLEntities.decoded(file.text(inner))
        result.append(preformatted > 0 ? text : collapsed(text, &isAfterSpace))
      case .comment:
        // An element that is not to be translated is seen on the page.
        if !token.name.isEmpty { isAfterSpace = false }
        let type = token.name.isEmpty ? "x-comment" : "x-locked"
        result.append(InlineCode(.standalone, type: type, data: file.text(token.range)))
      case .start:
        let isAlone = token.isSelfClosing || HTMLVocabulary.void.contains(token.name) || token.name.isEmpty
        var code = InlineCode(isAlone ? .standalone : .opening, type: token.name)
        fill(&code, with: token)
        if !isAlone {
          pairs += 1
          code.pairID = String(pairs)
          open.append((token.name, String(pairs), result.parts.count))
        }
        if token.name == "br" { isAfterSpace = true } else if isAlone { isAfterSpace = false }
        result.append(code)
      case .end:
        var code = InlineCode(.isolatedClosing, type: token.name, data: file.text(token.range))
        // No one nests deeper; more would take time for nothing.
        if let index = open.suffix(256).lastIndex(where: { $0.name == token.name }) {
          code.kind = .closing
          code.pairID = open.remove(at: index).id
        }
        result.append(code)
      }
    }
    for (_, _, index) in open {
      if case .code(var code) = result.parts[index] {
        code.kind = .isolatedOpening
        code.pairID = nil
        result.parts[index] = .code(code)
      }
    }
    return result
  }

  /// The tag as data, without the texts in it, which are subflows.
  private func fill(_ code: inout InlineCode, with token: HTMLToken) {
    var data = ""
    var copied = token.range.lowerBound
    for attribute in textAttributes(of: token) where attribute.quote != 0 {
      data += file.text(copied..<attribute.value.lowerBound)
      let text = HTMLEntities.decoded(file.text(attribute.value))
      code.subflows.append(
        InlineCode.Subflow(
          InlineText(text), at: data.utf8.count, attributes: [Attribute("quote", attribute.quote == 0x22 ? "\"" : "'")])
      )
      copied = attribute.value.upperBound
    }
    code.data = data + file.text(copied..<token.range.upperBound)
  }

  private func collapsed(_ text: String, _ isAfterSpace: inout Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 {
        if !isAfterSpace { result.append(" ") }
        isAfterSpace = true
      } else {
        result.append(scalar)
        isAfterSpace = false
      }
    }
    return String(result)
  }

  // MARK: tags

  private mutating func appendAttributes(of token: HTMLToken) {
    for attribute in textAttributes(of: token) {
      let text = HTMLEntities.decoded(file.text(attribute.value))
      let quote = attribute.quote == 0 ? "" : String(Unicode.Scalar(attribute.quote))
      segments.append(
        HTMLSegment(
          content: InlineText(text), range: attribute.value, block: "\(token.name) \(attribute.name)",
          style: "attribute" + quote))
    }
  }

  private func textAttributes(of token: HTMLToken) -> [HTMLToken.Attribute] {
    token.attributes.filter { attribute in
      guard !isSpace(attribute.value) else { return false }
      return HTMLVocabulary.isText(attribute: attribute.name, of: token.name) { value(of: $0, token) }
    }
  }

  private func value(of name: String, _ token: HTMLToken) -> String? {
    token.attributes.first { $0.name == name }.map { file.text($0.value) }
  }

  private func isLocked(_ token: HTMLToken) -> Bool {
    if value(of: "translate", token)?.lowercased() == "no" { return true }
    return value(of: "class", token)?.split(separator: " ").contains("notranslate") == true
  }

  /// Goes to the end of an element; the whole of it is then one token.
  private mutating func skip(_ start: HTMLToken) -> HTMLToken {
    var whole = start
    whole.kind = .comment
    if start.isSelfClosing || HTMLVocabulary.void.contains(start.name) { return whole }
    var inner: [String] = []
    var before = tokenizer
    while let token = tokenizer.next() {
      if token.kind == .start, !token.isSelfClosing, !HTMLVocabulary.void.contains(token.name) {
        if inner.isEmpty, HTMLVocabulary.ends(start.name, before: token.name) {
          tokenizer = before
          return whole
        }
        if inner.count < 256 { inner.append(token.name) }
      } else if token.kind == .end {
        if let index = inner.lastIndex(of: token.name) {
          inner.removeSubrange(index...)
        } else if token.name == start.name {
          whole.range = start.range.lowerBound..<token.range.upperBound
          return whole
        } else if inner.count < 256, !HTMLVocabulary.inline.contains(token.name) {
          // The end of what the element stands in.
          tokenizer = before
          return whole
        }
      }
      whole.range = start.range.lowerBound..<token.range.upperBound
      before = tokenizer
    }
    return whole
  }

  private func isSpace(_ range: Range<Int>) -> Bool { file.utf8[range].allSatisfy(Self.isSpace) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
