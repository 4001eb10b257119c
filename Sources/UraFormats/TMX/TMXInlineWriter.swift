import UraModel

/// Inline codes as TMX elements: under their own names where they came from TMX, by their kind otherwise.
struct TMXInlineWriter {
  let output: OutputFile

  func write(_ text: InlineText) {
    var pairs = PairNumbers(text)
    for part in text.parts {
      switch part {
      case .text(let text): output.writeEscaped(text)
      case .code(let code): write(code, &pairs)
      }
    }
  }

  private func write(_ code: InlineCode, _ pairs: inout PairNumbers) {
    let element = element(code)
    if element == "hi" || element == "mrk" {
      output.write(code.kind == .closing ? "</hi" : "<hi")
      if code.kind != .closing {
        output.writeAttribute("x", code.id)
        output.writeAttribute("type", code.type)
      }
      output.write(">")
      return
    }
    output.write("<")
    output.write(element)
    if element == "it" {
      output.writeAttribute("pos", code.kind == .isolatedClosing || code.kind == .closing ? "end" : "begin")
    }
    if element == "bpt" || element == "ept" { output.writeAttribute("i", pairs.number(code.pairID)) }
    if element != "ept" {
      output.writeAttribute("x", code.id)
      output.writeAttribute("type", code.type)
    }
    for attribute in code.origin?.attributes ?? [] where attribute.name == "assoc" {
      output.writeAttribute(attribute.name, attribute.value)
    }
    output.write(">")
    writeData(code)
    output.write("</")
    output.write(element)
    output.write(">")
  }

  private func writeData(_ code: InlineCode) {
    for piece in code.dataPieces {
      switch piece {
      case .markup(let markup): output.writeEscaped(markup)
      case .subflow(let subflow):
        output.write("<sub")
        for attribute in subflow.attributes where ["datatype", "type"].contains(attribute.name) {
          output.writeAttribute(attribute.name, attribute.value)
        }
        output.write(">")
        write(subflow.content)
        output.write("</sub>")
      }
    }
  }

  private func element(_ code: InlineCode) -> String {
    if let element = code.origin?.element, ["bpt", "ept", "it", "ph", "ut", "hi", "mrk"].contains(element) {
      return element
    }
    return switch code.kind {
    case .opening: "bpt"
    case .closing: "ept"
    case .standalone: "ph"
    case .isolatedOpening, .isolatedClosing: "it"
    }
  }
}

/// The numbers that bind pairs within a segment (`i`): those of the file where they are numbers, free ones otherwise.
struct PairNumbers {
  private var numbers: [String: String] = [:]
  private var next: Int

  init(_ text: InlineText) {
    next = 1
    for case .code(let code) in text.parts {
      guard let id = code.pairID, let number = Int(id) else { continue }
      next = max(next, number &+ 1)
    }
  }

  mutating func number(_ pairID: String?) -> String {
    if let pairID {
      if Int(pairID) != nil { return pairID }
      if let known = numbers[pairID] { return known }
    }
    defer { next += 1 }
    let number = String(next)
    if let pairID { numbers[pairID] = number }
    return number
  }
}
