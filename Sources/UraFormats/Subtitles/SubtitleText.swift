import UraModel

/// The text of a cue: tags, times and positions are codes.
enum SubtitleText {
  static func decode(_ text: String, isWebVTT: Bool) -> InlineText {
    var result = InlineText()
    var rest = Substring(text)
    var open: [(name: String, id: String)] = []
    var pairs = 0
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == "{" && !isWebVTT }) {
      let isTag = rest[start] == "<"
      let inner = rest[rest.index(after: start)...]
      guard let end = inner.firstIndex(of: isTag ? ">" : "}"), isMarkup(inner[..<end], isTag: isTag) else {
        append(rest[...start], to: &result, isWebVTT)
        rest = inner
        continue
      }
      append(rest[..<start], to: &result, isWebVTT)
      let tag = inner[..<end]
      let data = String(rest[start...end])
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter })
      if !isTag || name.isEmpty {
        result.append(InlineCode(.standalone, data: data))
      } else if tag.first == "/" {
        let match = open.lastIndex { $0.name == name }
        result.append(
          InlineCode(
            match == nil ? .isolatedClosing : .closing, pairID: match.map { open.remove(at: $0).id }, type: name,
            data: data))
      } else {
        pairs += 1
        open.append((name, String(pairs)))
        result.append(InlineCode(.opening, pairID: String(pairs), type: name, data: data))
      }
      rest = rest[rest.index(after: end)...]
    }
    append(rest, to: &result, isWebVTT)
    let unclosed = Set(open.map(\.id))
    result.parts = result.parts.map { part in
      guard case .code(var code) = part, code.kind == .opening, let id = code.pairID, unclosed.contains(id) else {
        return part
      }
      // `<v Name>` needs no end: it holds to the end of the cue.
      code.kind = .isolatedOpening
      code.pairID = nil
      return .code(code)
    }
    return result
  }

  static func encode(_ content: InlineText, isWebVTT: Bool) -> String {
    guard isWebVTT else { return content.nativeText }
    return content.native { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\u{A0}", with: "&nbsp;")
    }
  }

  private static func append(_ text: Substring, to result: inout InlineText, _ isWebVTT: Bool) {
    result.append(isWebVTT ? HTMLEntities.decoded(String(text)) : String(text))
  }

  /// `<i>`, `</i>`, `<c.loud>`, `<00:00:01.000>`; `{\an8}`, `{y:i}`.
  private static func isMarkup(_ inner: Substring, isTag: Bool) -> Bool {
    guard isTag else { return inner.first == "\\" || inner.dropFirst().first == ":" }
    guard let first = inner.drop(while: { $0 == "/" }).first, first.isASCII else { return false }
    return (first.isLetter || first.isNumber && inner.contains(":")) && !inner.contains("\n")
  }
}
