import UraModel

/// Inline elements of XLIFF 1.2 (section 2.5): `g x bx ex bpt ept ph it sub mrk`.
struct XLIFF1InlineReader {
  let scanner: XMLScanner
  let document: XLIFFDocument

  /// The content of the element whose `start` is the current event.
  func content() throws(InputError) -> InlineText {
    var text = InlineText()
    /// Elements with content that are open.
    var open: [InlineCode] = []
    let depth = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: text.append(scanner.text)
      case .start:
        let name = document.localName()
        if name == "g" || name == "mrk" {
          var opening = code(.opening, name)
          opening.pairID = name == "g" ? opening.id : "mrk\(text.parts.count)"
          text.append(opening)
          open.append(opening)
        } else {
          text.append(try emptyOrNative(name))
        }
      case .end:
        guard scanner.depth >= depth else {
          text.isolateHalfPairs()
          return text
        }
        if let opening = open.popLast(), let element = opening.origin?.element {
          text.append(InlineCode(.closing, pairID: opening.pairID, origin: .init(element: element)))
        }
      default: break
      }
    }
  }

  private func emptyOrNative(_ name: String) throws(InputError) -> InlineCode {
    var code: InlineCode
    switch name {
    case "x", "ph": code = self.code(.standalone, name)
    case "bx", "bpt": code = self.code(.opening, name)
    case "ex", "ept": code = self.code(.closing, name)
    case "it":
      let isEnd = scanner.attributes.contains { $0.name == "pos" && $0.value == "close" }
      code = self.code(isEnd ? .isolatedClosing : .isolatedOpening, name)
    default:
      throw scanner.failure(
        "xliff-unknown-inline",
        "expected g, x, bx, ex, bpt, ept, ph, it or mrk, found <\(scanner.name)>, use one of them")
    }
    if code.kind == .opening || code.kind == .closing {
      code.pairID = code.origin?.attributes.first { $0.name == "rid" }?.value ?? code.id
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .text: code.data += scanner.text
      case .start where document.localName() == "sub":
        let attributes = scanner.attributes
        code.subflows.append(.init(try content(), at: code.data.utf8.count, attributes: attributes))
      case .start:
        throw scanner.failure(
          "xliff-unknown-inline", "expected text or <sub> in a code, found <\(scanner.name)>, write markup as '&lt;'")
      default: break
      }
    }
    return code
  }

  private func code(_ kind: InlineCode.Kind, _ name: String) -> InlineCode {
    var code = InlineCode(kind, origin: .init(element: name))
    for attribute in scanner.attributes {
      switch attribute.name {
      case "id" where name != "mrk": code.id = attribute.value
      case "mid" where name == "mrk": code.id = attribute.value
      case "ctype" where name != "mrk": code.type = attribute.value
      case "mtype" where name == "mrk": code.type = attribute.value
      case "equiv-text": code.equivalent = attribute.value
      case "pos" where name == "it": break
      default: code.origin?.attributes.append(attribute)
      }
    }
    return code
  }
}

extension InlineText {
  /// Marks the halves of pairs that have no other half in this text.
  mutating func isolateHalfPairs() {
    guard parts.count > 0, parts.contains(where: { if case .code = $0 { true } else { false } }) else { return }
    var open: [String: Int] = [:]
    var alone: [Int] = []
    for (index, part) in parts.enumerated() {
      guard case .code(let code) = part, let pair = code.pairID else { continue }
      if code.kind == .opening {
        if let before = open.updateValue(index, forKey: pair) { alone.append(before) }
      } else if code.kind == .closing, open.removeValue(forKey: pair) == nil {
        alone.append(index)
      }
    }
    for index in alone + open.values {
      guard case .code(var code) = parts[index] else { continue }
      code.kind = code.kind == .opening ? .isolatedOpening : .isolatedClosing
      parts[index] = .code(code)
    }
  }
}
