/// Taking inline text apart and putting it together.
extension InlineText {
  /// The text with each run of white space as one space, none at its ends.
  package var withSingleSpaces: InlineText {
    var result = InlineText()
    var endsInSpace = true
    for part in parts {
      guard case .text(let text) = part else {
        result.parts.append(part)
        continue
      }
      var piece = ""
      for character in text {
        if !character.isWhitespace {
          piece.append(character)
        } else if !endsInSpace {
          piece.append(" ")
        }
        endsInSpace = character.isWhitespace
      }
      result.append(piece)
    }
    guard endsInSpace, let last = result.parts.lastIndex(where: { if case .text = $0 { true } else { false } }),
      case .text(var text) = result.parts[last], text.last == " "
    else { return result }
    text.removeLast()
    if text.isEmpty { result.parts.remove(at: last) } else { result.parts[last] = .text(text) }
    return result
  }

  /// What stands between codes that break the line (`<br>`).
  package var lines: [InlineText] {
    var result = [InlineText()]
    for part in parts {
      if case .code(let code) = part, code.breaksLine {
        result.append(InlineText())
      } else {
        result[result.count - 1].parts.append(part)
      }
    }
    return result.filter { !$0.isEmpty }
  }

  /// The text as one that stands alone: pairs numbered from 1, a half whose other half is not there made an isolated code.
  package var withOwnPairs: InlineText {
    var result = self
    /// Per pair whose end is not yet found, where it begins.
    var open: [String: Int] = [:]
    var ends: [Int: Int] = [:]
    for (index, part) in parts.enumerated() {
      guard case .code(let code) = part, let pair = code.pairID else { continue }
      if code.kind == .opening { open[pair] = index }
      if code.kind == .closing, let start = open.removeValue(forKey: pair) { ends[start] = index }
    }
    let whole = Set(ends.keys).union(ends.values)
    var count = 0
    for (index, part) in parts.enumerated() where !whole.contains(index) || ends[index] != nil {
      guard case .code(let code) = part, code.kind == .opening || code.kind == .closing else { continue }
      if let end = ends[index] {
        count += 1
        result.setPair(String(count), at: index, code.kind)
        result.setPair(String(count), at: end, .closing)
      } else {
        result.setPair(nil, at: index, code.kind == .opening ? .isolatedOpening : .isolatedClosing)
      }
    }
    return result
  }

  private mutating func setPair(_ pair: String?, at index: Int, _ kind: InlineCode.Kind) {
    guard case .code(var code) = parts[index] else { return }
    code.kind = kind
    code.pairID = pair
    parts[index] = .code(code)
  }
}

extension InlineCode {
  /// A piece of native markup, or a text that stands inside of it.
  package enum DataPiece: Sendable, Hashable {
    case markup(String)
    case subflow(Subflow)
  }

  /// The native markup, cut where texts stand inside of it; markup begins and ends it, be it empty.
  package var dataPieces: [DataPiece] {
    let utf8 = Array(data.utf8)
    var result: [DataPiece] = []
    var start = 0
    for subflow in subflows.sorted(by: { $0.offset < $1.offset }) {
      let end = min(max(subflow.offset, start), utf8.count)
      result += [.markup(String(decoding: utf8[start..<end], as: UTF8.self)), .subflow(subflow)]
      start = end
    }
    return result + [.markup(String(decoding: utf8[start...], as: UTF8.self))]
  }

  /// Whether it begins a new line: `<br>`, a hard break of Markdown, `lb` of XLIFF 1.2.
  package var breaksLine: Bool {
    kind == .standalone && ["br", "html-br", "x-br", "x-break", "lb"].contains(type)
  }
}
