import UraModel

/// Makes pairs of codes of the runs of `*`, `_` and `~`.
///
/// Source: CommonMark 0.31.2, appendix "A parsing strategy", procedure "process emphasis".
enum MarkdownEmphasis {
  static func resolve(_ nodes: inout [MarkdownInline.Node], from start: Int) {
    var index = start
    while index < nodes.count {
      guard case .run(var closer) = nodes[index], closer.canClose, closer.count > 0 else {
        index += 1
        continue
      }
      guard let found = opener(for: closer, before: index, from: start, nodes), case .run(var opener) = nodes[found]
      else {
        index += 1
        continue
      }
      let count = closer.mark == "~" ? closer.count : min(2, opener.count, closer.count)
      let marks = String(repeating: String(closer.mark), count: count)
      let type = closer.mark == "~" ? "strikethrough" : count == 2 ? "bold" : "italic"
      // What was left open between the two is text.
      for between in (found + 1)..<index {
        if case .run(var run) = nodes[between] {
          run.canOpen = false
          run.canClose = false
          nodes[between] = .run(run)
        }
      }
      opener.count -= count
      closer.count -= count
      nodes[found] = .run(opener)
      nodes[index] = .run(closer)
      nodes.insert(.code(InlineCode(.closing, type: type, data: marks)), at: index)
      nodes.insert(.code(InlineCode(.opening, type: type, data: marks)), at: found + 1)
      index += 2
    }
    // Runs that are done with take no part in what encloses them.
    for index in nodes.indices where index >= start {
      if case .run(var run) = nodes[index] {
        run.canOpen = false
        run.canClose = false
        nodes[index] = .run(run)
      }
    }
  }

  private static func opener(
    for closer: MarkdownInline.Run, before end: Int, from start: Int, _ nodes: [MarkdownInline.Node]
  ) -> Int? {
    var index = end - 1
    while index >= start {
      if case .run(let run) = nodes[index], run.canOpen, run.mark == closer.mark, run.count > 0 {
        let isOfThree =
          (run.canClose || closer.canOpen) && (run.length + closer.length) % 3 == 0
          && (run.length % 3 != 0 || closer.length % 3 != 0)
        if closer.mark == "~" ? run.count == closer.count : !isOfThree { return index }
      }
      index -= 1
    }
    return nil
  }
}

extension InlineText {
  /// The same with the two halves of each pair bound; a half whose other is missing is isolated.
  func paired() -> InlineText {
    var result = self
    var open: [(type: String?, index: Int)] = []
    var pairs = 0
    for index in result.parts.indices {
      guard case .code(var code) = result.parts[index] else { continue }
      if code.kind == .opening {
        open.append((code.type, index))
      } else if code.kind == .closing {
        if let match = open.lastIndex(where: { $0.type == code.type }) {
          pairs += 1
          code.pairID = String(pairs)
          result.parts[index] = .code(code)
          let start = open.remove(at: match).index
          if case .code(var opening) = result.parts[start] {
            opening.pairID = String(pairs)
            result.parts[start] = .code(opening)
          }
        } else {
          code.kind = .isolatedClosing
          result.parts[index] = .code(code)
        }
      }
    }
    for (_, index) in open {
      if case .code(var code) = result.parts[index] {
        code.kind = .isolatedOpening
        result.parts[index] = .code(code)
      }
    }
    return result
  }
}
