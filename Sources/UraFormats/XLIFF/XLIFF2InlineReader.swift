import UraModel

/// Inline elements of XLIFF 2 (section 4.2.3): `cp ph pc sc ec mrk sm em`.
struct XLIFF2InlineReader {
  let scanner: XMLScanner
  let document: XLIFFDocument
  /// The native markup by identifier (`originalData`).
  let data: [String: String]

  /// The content of the element whose `start` is the current event.
  func content() throws(InputError) -> InlineText {
    var text = InlineText()
    var open: [InlineCode] = []
    let depth = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: text.append(scanner.text)
      case .start:
        let name = document.localName()
        switch name {
        case "cp":
          guard let character = Self.character(of: scanner) else {
            throw scanner.failure(
              "xliff-bad-character", "expected <cp hex=\"0000\"/>, found another, correct the number")
          }
          text.append(character)
          try scanner.skipElement()
        case "pc", "mrk":
          let opening = code(.opening, name)
          text.append(opening)
          open.append(opening)
        case "ph", "sc", "ec", "sm", "em":
          text.append(code(name == "ph" ? .standalone : name == "sc" || name == "sm" ? .opening : .closing, name))
          try scanner.skipElement()
        default:
          throw scanner.failure(
            "xliff-unknown-inline",
            "expected cp, ph, pc, sc, ec, mrk, sm or em, found <\(scanner.name)>, use one of them")
        }
      case .end:
        guard scanner.depth >= depth else {
          text.isolateHalfPairs()
          return text
        }
        if let opening = open.popLast(), let origin = opening.origin {
          func value(_ name: String) -> String? { origin.attributes.first { $0.name == name }?.value }
          text.append(
            InlineCode(
              .closing, pairID: opening.pairID, data: value("dataRefEnd").flatMap { data[$0] } ?? "",
              display: value("dispEnd"), equivalent: value("equivEnd"), origin: .init(element: origin.element)))
        }
      default: break
      }
    }
  }

  private func code(_ kind: InlineCode.Kind, _ name: String) -> InlineCode {
    var code = InlineCode(kind, origin: .init(element: name))
    for attribute in scanner.attributes {
      switch attribute.name {
      case "id": code.id = attribute.value
      case "type": code.type = attribute.value
      case "disp" where name != "pc", "dispStart" where name == "pc": code.display = attribute.value
      case "equiv" where name != "pc", "equivStart" where name == "pc": code.equivalent = attribute.value
      default:
        code.origin?.attributes.append(attribute)
        if attribute.name == "startRef" { code.pairID = attribute.value }
        if attribute.name == "dataRef" || attribute.name == "dataRefStart" { code.data = data[attribute.value] ?? "" }
      }
    }
    if kind != .standalone, code.pairID == nil { code.pairID = code.id }
    return code
  }

  /// The character of `<cp hex="000C"/>`, which XML itself cannot hold.
  static func character(of scanner: XMLScanner) -> String? {
    guard let hex = scanner.attributes.first(where: { $0.name == "hex" })?.value,
      let scalar = UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init)
    else { return nil }
    return String(Character(scalar))
  }
}
