import UraModel

/// Writes a text as the content of a paragraph.
struct OpenDocumentWriter {
  private(set) var result = CopyingText()
  private let codes: OfficeCodes
  /// Whether a space would not count: at the start of a paragraph, and behind another.
  private var isAfterSpace = true

  /// - Parameter paragraph: as it is in the file.
  init(_ content: InlineText, as paragraph: OfficeParagraph) {
    codes = OfficeCodes(of: paragraph)
    write(paragraph.leading)
    for part in content.parts {
      switch part {
      case .text(let text): write(text)
      case .code(let code): write(code)
      }
    }
    write(paragraph.trailing)
  }

  private mutating func write(_ text: String) {
    var plain = ""
    for scalar in text.unicodeScalars {
      let element: String? =
        switch scalar {
        case "\t": "<text:tab/>"
        case "\n": "<text:line-break/>"
        case " " where isAfterSpace: "<text:s/>"
        default: nil
        }
      isAfterSpace = scalar == " "
      if let element {
        plain = flushed(plain)
        result.write(element)
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    _ = flushed(plain)
  }

  private mutating func flushed(_ text: String) -> String {
    result.write(XMLEscaping.escaped(text))
    return ""
  }

  private mutating func write(_ code: InlineCode) {
    if let source = codes.copied(code.data)?.source {
      result.copy(source)
      isAfterSpace = false
    } else if code.data.hasPrefix("<"), code.data.hasSuffix(">") {
      result.write(code.data)
      if code.kind == .standalone { isAfterSpace = false }
    } else {
      write(code.data.isEmpty ? code.equivalent ?? "" : code.data)
    }
  }
}
