import UraModel

/// Inline codes that came from XLIFF 2, as they were.
struct XLIFF2InlineWriter {
  let output: OutputFile

  func write(_ text: InlineText) {
    for part in text.parts {
      switch part {
      case .text(let text): output.writeXLIFF2(text)
      case .code(let code): write(code)
      }
    }
  }

  private func write(_ code: InlineCode) {
    let element = code.origin?.element ?? "ph"
    let hasContent = element == "pc" || element == "mrk"
    if hasContent, code.kind == .closing {
      output.write("</\(element)>")
      return
    }
    output.write("<\(element)")
    output.writeAttribute("id", code.id)
    output.writeAttribute("type", code.type)
    output.writeAttribute(element == "pc" ? "dispStart" : "disp", code.display)
    output.writeAttribute(element == "pc" ? "equivStart" : "equiv", code.equivalent)
    output.writeAttributes(code.origin?.attributes ?? [])
    output.write(hasContent ? ">" : "/>")
  }
}

/// Inline codes of other formats as XLIFF 2 elements, for the texts of one unit: their native markup goes to `originalData`.
struct XLIFF2ForeignCodes {
  private let output: OutputFile
  /// Identifiers of `<data>` by text, in order.
  private var dataIDs: [String: String] = [:]
  private var allData: [String] = []

  init(output: OutputFile, texts: [InlineText]) {
    self.output = output
    for code in texts.flatMap(\.codes) {
      let data = code.dataWithSubflows
      if !data.isEmpty, dataIDs[data] == nil {
        allData.append(data)
        dataIDs[data] = "d\(allData.count)"
      }
    }
  }

  func writeOriginalData() {
    guard !allData.isEmpty else { return }
    output.write("<originalData>")
    for data in allData {
      output.write("<data id=\"\(dataIDs[data] ?? "")\">")
      output.writeXLIFF2(data)
      output.write("</data>")
    }
    output.write("</originalData>\n")
  }

  mutating func write(_ text: InlineText) {
    let partners = text.wellNestedPairs
    var ids = CodeIDs(text)
    var pairIDs: [String: String] = [:]
    for (index, part) in text.parts.enumerated() {
      guard case .code(let code) = part else {
        if case .text(let text) = part { output.writeXLIFF2(text) }
        continue
      }
      let isAnnotation = code.origin?.element == "hi" || code.origin?.element == "mrk"
      let partner = partners[index].flatMap { if case .code(let code) = text.parts[$0] { code } else { nil } }
      switch code.kind {
      case .opening:
        let id = ids.id(code)
        if let pair = code.pairID { pairIDs[pair] = id }
        if isAnnotation {
          output.write(partner == nil ? "<sm" : "<mrk")
          output.writeAttribute("id", id)
          output.writeAttribute("type", code.type == "term" ? "term" : "generic")
        } else {
          output.write(partner == nil ? "<sc" : "<pc")
          output.writeAttribute("id", id)
          writeType(code)
          writeData(code, partner == nil ? "dataRef" : "dataRefStart")
          if let partner { writeData(partner, "dataRefEnd") }
        }
        output.write(partner == nil ? "/>" : ">")
      case .closing:
        if partner != nil {
          output.write(isAnnotation ? "</mrk>" : "</pc>")
          continue
        }
        output.write(isAnnotation ? "<em" : "<ec")
        let start = code.pairID.flatMap { pairIDs[$0] }
        output.writeAttribute("startRef", start)
        if start == nil {
          output.writeAttribute("id", ids.id(code))
          output.writeAttribute("isolated", "yes")
        }
        writeData(code, "dataRef")
        output.write("/>")
      case .isolatedOpening, .isolatedClosing, .standalone:
        output.write(code.kind == .standalone ? "<ph" : code.kind == .isolatedOpening ? "<sc" : "<ec")
        output.writeAttribute("id", ids.id(code))
        if code.kind != .standalone { output.writeAttribute("isolated", "yes") }
        writeType(code)
        output.writeAttribute("disp", code.display)
        output.writeAttribute("equiv", code.equivalent)
        writeData(code, "dataRef")
        output.write("/>")
      }
    }
  }

  private func writeData(_ code: InlineCode, _ name: String) {
    output.writeAttribute(name, dataIDs[code.dataWithSubflows])
  }

  /// The six types of XLIFF 2 (section 4.3.1.30) and the subtypes that it defines for formatting.
  private func writeType(_ code: InlineCode) {
    let subtypes = ["bold": "xlf:b", "italic": "xlf:i", "underlined": "xlf:u", "lb": "xlf:lb", "pb": "xlf:pb"]
    if let subtype = code.type.flatMap({ subtypes[$0] }) {
      output.write(" type=\"fmt\" subType=\"\(subtype)\"")
    } else if let type = code.type {
      output.writeAttribute("type", ["fmt", "ui", "quote", "link", "image"].contains(type) ? type : "other")
    }
  }
}

extension InlineCode {
  /// The native markup with the texts inside of it at their places.
  var dataWithSubflows: String {
    guard !subflows.isEmpty else { return data }
    return dataPieces.map { piece in
      switch piece {
      case .markup(let markup): markup
      case .subflow(let subflow): subflow.content.plainText
      }
    }.joined()
  }
}

extension InlineText {
  /// The pairs that could be elements of XML, as the index of each half's other half.
  var wellNestedPairs: [Int: Int] {
    var result: [Int: Int] = [:]
    var open: [Int] = []
    for (index, part) in parts.enumerated() {
      guard case .code(let code) = part else { continue }
      if code.kind == .opening { open.append(index) }
      guard code.kind == .closing else { continue }
      let found = open.lastIndex {
        if case .code(let start) = parts[$0] { start.pairID == code.pairID } else { false }
      }
      // What was opened in between and not closed crosses the pair's border: it becomes a pair of empty elements.
      guard let found else { continue }
      if found == open.count - 1 {
        result[index] = open[found]
        result[open[found]] = index
      }
      open.remove(at: found)
    }
    return result
  }
}

extension OutputFile {
  /// Text of XLIFF 2: characters that XML cannot hold become `<cp hex="…"/>`.
  func writeXLIFF2(_ text: String) {
    func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 && scalar != "\n" && scalar != "\t" && scalar != "\r" || scalar.value & 0xFFFE == 0xFFFE
    }
    var rest = text.unicodeScalars[...]
    while let index = rest.firstIndex(where: isForbidden) {
      writeEscaped(String(rest[..<index]))
      let hex = String(rest[index].value, radix: 16, uppercase: true)
      write("<cp hex=\"\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)\"/>")
      rest = rest[rest.index(after: index)...]
    }
    writeEscaped(String(rest))
  }
}
