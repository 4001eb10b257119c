import UraModel

/// Makes pairs of codes of the runs of `*`, `_` and `~`.
///
/// Source: CommonMark 0.31.2, appendix "A parsing strategy", procedure "process emphasis".
enum MarkdownEmphasis {
  /// Runs of these kinds find no opener below a place that was searched before.
  private struct Kind: Hashable {
    var mark: Unicode.Scalar
    var length: Int
    var canOpen: Bool
  }

  static func resolve(_ nodes: inout [MarkdownInline.Node], from start: Int) {
    // The runs that may open a pair, and how far up they were searched in vain.
    var openers: [Int] = []
    var searched: [Kind: Int] = [:]
    for index in nodes.indices[start...] {
      guard case .run(var closer) = nodes[index] else { continue }
      let kind = Kind(
        mark: closer.mark, length: closer.mark == "~" ? closer.length : closer.length % 3, canOpen: closer.canOpen)
      while closer.canClose, closer.count > 0 {
        let bottom = searched[kind] ?? start
        let found = openers.lastIndex { place in
          guard place >= bottom, case .run(let run) = nodes[place] else { return place < bottom }
          return fits(run, closer)
        }
        guard let found, openers[found] >= bottom, case .run(var opener) = nodes[openers[found]] else {
          searched[kind] = index
          break
        }
        let place = openers[found]
        // What was left open between the two is text.
        openers.removeSubrange((found + 1)...)
        let count = closer.mark == "~" ? closer.count : min(2, opener.count, closer.count)
        let marks = String(repeating: String(closer.mark), count: count)
        let type = closer.mark == "~" ? "strikethrough" : count == 2 ? "bold" : "italic"
        opener.count -= count
        closer.count -= count
        opener.opening.append(InlineCode(.opening, type: type, data: marks))
        closer.closing.append(InlineCode(.closing, type: type, data: marks))
        nodes[place] = .run(opener)
        if opener.count == 0 { openers.removeLast() }
      }
      if closer.canOpen, closer.count > 0 { openers.append(index) }
      // A run that is done with takes no part in what encloses it.
      closer.canClose = false
      nodes[index] = .run(closer)
    }
    for index in nodes.indices[start...] {
      if case .run(var run) = nodes[index] {
        run.canOpen = false
        nodes[index] = .run(run)
      }
    }
  }

  /// Whether two runs make a pair (rules 9 and 10: sums that are multiples of three do not).
  private static func fits(_ opener: MarkdownInline.Run, _ closer: MarkdownInline.Run) -> Bool {
    guard opener.mark == closer.mark else { return false }
    if closer.mark == "~" { return opener.count == closer.count }
    let isOfThree =
      (opener.isBoth || closer.canOpen) && (opener.length + closer.length) % 3 == 0
      && (opener.length % 3 != 0 || closer.length % 3 != 0)
    return !isOfThree
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
