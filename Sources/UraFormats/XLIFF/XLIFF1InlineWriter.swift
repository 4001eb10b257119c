import UraModel

/// Inline codes as XLIFF 1.2 elements: under their own names where they came from it, by their kind otherwise.
struct XLIFF1InlineWriter {
  let output: OutputFile
  let isOwnFormat: Bool

  func write(_ text: InlineText) {
    var ids = CodeIDs(text)
    for part in text.parts {
      switch part {
      case .text(let text): output.writeEscaped(text)
      case .code(let code): write(code, &ids)
      }
    }
  }

  private func write(_ code: InlineCode, _ ids: inout CodeIDs) {
    let element = isOwnFormat ? code.origin?.element ?? foreignElement(code) : foreignElement(code)
    if element == "g" || element == "mrk" {
      output.write(code.kind == .closing ? "</\(element)" : "<\(element)")
      if code.kind != .closing {
        output.writeAttribute(element == "g" ? "id" : "mid", code.id)
        output.writeAttribute(
          element == "g" ? "ctype" : "mtype", isOwnFormat ? code.type : annotation(code.type ?? "x-ura"))
        writeRest(code)
      }
      output.write(">")
      return
    }
    output.write("<\(element)")
    output.writeAttribute("id", isOwnFormat ? code.id : ids.id(code))
    if !isOwnFormat, ["bx", "ex", "bpt", "ept"].contains(element) {
      output.writeAttribute("rid", ids.pair(code.pairID))
    }
    if element == "it" {
      output.writeAttribute("pos", code.kind == .isolatedClosing || code.kind == .closing ? "close" : "open")
    }
    if isOwnFormat || (element != "ex" && element != "ept") {
      output.writeAttribute("ctype", isOwnFormat ? code.type : code.type.map(contentType))
    }
    writeRest(code)
    if ["x", "bx", "ex"].contains(element) {
      output.write("/>")
      return
    }
    output.write(">")
    writeData(code)
    output.write("</\(element)>")
  }

  private func writeRest(_ code: InlineCode) {
    output.writeAttribute("equiv-text", code.origin?.element == "ph" || isOwnFormat ? code.equivalent : nil)
    if isOwnFormat { output.writeAttributes(code.origin?.attributes ?? []) }
  }

  private func writeData(_ code: InlineCode) {
    for piece in code.dataPieces {
      switch piece {
      case .markup(let markup): output.writeEscaped(markup)
      case .subflow(let subflow):
        output.write("<sub")
        if isOwnFormat { output.writeAttributes(subflow.attributes) }
        output.write(">")
        write(subflow.content)
        output.write("</sub>")
      }
    }
  }

  private func foreignElement(_ code: InlineCode) -> String {
    if let element = code.origin?.element, element == "hi" || element == "mrk" { return "mrk" }
    return switch code.kind {
    case .opening: "bpt"
    case .closing: "ept"
    case .standalone: "ph"
    case .isolatedOpening, .isolatedClosing: "it"
    }
  }

  private static let contentTypes: Set = ["bold", "italic", "underlined", "link", "image", "pb", "lb"]
  private func contentType(_ type: String) -> String {
    Self.contentTypes.contains(type) || type.hasPrefix("x-") ? type : "x-" + type
  }

  private static let annotations: Set = ["term", "seg", "phrase", "protected", "abbrev", "date", "name", "preserve"]
  private func annotation(_ type: String) -> String {
    Self.annotations.contains(type) || type.hasPrefix("x-") ? type : "x-" + type
  }
}

/// Identifiers for codes of other formats, which may have none: unique in the text, the same for both halves' `rid`.
struct CodeIDs {
  private var used: Set<String> = []
  private var given: Set<String> = []
  private var next = 1

  init(_ text: InlineText) { used = Set(text.codes.compactMap(\.id)) }

  /// The code's own identifier, or a free one.
  mutating func id(_ code: InlineCode) -> String {
    if let id = code.id, given.insert(id).inserted || code.origin?.element == "ex" || code.origin?.element == "ept" {
      return id
    }
    return free()
  }

  mutating func pair(_ pairID: String?) -> String { pairID ?? free() }

  private mutating func free() -> String {
    while used.contains(String(next)) || given.contains(String(next)) { next += 1 }
    given.insert(String(next))
    return String(next)
  }
}
