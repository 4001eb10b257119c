import UraModel

/// The content of `<seg>` and `<sub>` (TMX 1.4b, section 3.3: `bpt ept ph it hi sub ut`).
struct TMXInlineReader {
  let scanner: XMLScanner
  let diagnostics: any DiagnosticCollector

  /// The content of the element whose `start` is the current event.
  func content() throws(InputError) -> InlineText {
    var text = InlineText()
    var highlights: [InlineCode] = []
    let depth = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: text.append(scanner.text)
      case .start:
        if scanner.name == "hi" {
          var opening = code(.opening)
          opening.pairID = "hi\(text.parts.count)"
          text.append(opening)
          highlights.append(opening)
        } else {
          text.append(try nativeCode())
        }
      case .end:
        guard scanner.depth >= depth else {
          if text.parts.count > 1 { reportUnpaired(text) }
          return text
        }
        if let opening = highlights.popLast() {
          text.append(InlineCode(.closing, pairID: opening.pairID, origin: .init(element: "hi")))
        }
      default: break
      }
    }
  }

  private func nativeCode() throws(InputError) -> InlineCode {
    let element = scanner.name
    let attributes = scanner.attributes
    let kind: InlineCode.Kind
    switch element {
    case "bpt": kind = .opening
    case "ept": kind = .closing
    case "ph", "ut": kind = .standalone
    case "it":
      kind = attributes.contains { $0.name == "pos" && $0.value == "end" } ? .isolatedClosing : .isolatedOpening
    default:
      throw scanner.failure(
        "tmx-unknown-inline", "expected bpt, ept, ph, it, hi, sub or ut, found <\(element)>, use one of them")
    }
    var code = code(kind)
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .text: code.data += scanner.text
      case .start where scanner.name == "sub":
        let attributes = scanner.attributes
        code.subflows.append(.init(try content(), at: code.data.utf8.count, attributes: attributes))
      case .start:
        throw scanner.failure(
          "tmx-unknown-inline", "expected text or <sub> in a code, found <\(scanner.name)>, write markup as '&lt;'")
      default: break
      }
    }
    return code
  }

  private func code(_ kind: InlineCode.Kind) -> InlineCode {
    var code = InlineCode(kind, origin: .init(element: scanner.name))
    for attribute in scanner.attributes {
      switch attribute.name {
      case "x": code.id = attribute.value
      case "i": code.pairID = attribute.value
      case "type": code.type = attribute.value
      case "pos": break
      default: code.origin?.attributes.append(attribute)
      }
    }
    return code
  }

  /// A `bpt` without its `ept`, or the other way round, is kept as it is, but the file is wrong there.
  private func reportUnpaired(_ text: InlineText) {
    var open: Set<String?> = []
    for code in text.codes {
      switch code.kind {
      case .opening: open.insert(code.pairID)
      case .closing where open.remove(code.pairID) == nil: warn("ept")
      default: break
      }
    }
    if !open.isEmpty { warn("bpt") }
  }

  private func warn(_ element: String) {
    diagnostics.emit(
      Diagnostic(
        .warning, at: scanner.location(), code: "tmx-unpaired-code",
        "expected a pair of <bpt> and <ept> with the same i, found <\(element)> alone, use <it> for half a pair"))
  }
}
