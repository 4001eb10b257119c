import UraModel

/// Writes a text as the runs of a paragraph.
struct WordWriter {
  private(set) var result = CopyingText()
  private let codes: OfficeCodes
  /// The formats of the pairs that are open, that of the paragraph first.
  private var formats: [String]
  /// The format of the run that is open.
  private var run: String?
  /// Text of the run that is not written yet.
  private var plain = ""

  /// - Parameter paragraph: as it is in the file.
  init(_ content: InlineText, as paragraph: OfficeParagraph) {
    codes = OfficeCodes(of: paragraph)
    formats = [paragraph.format.data]
    write(paragraph.leading)
    for part in content.parts {
      switch part {
      case .text(let text): write(text)
      case .code(let code): write(code)
      }
    }
    write(paragraph.trailing)
    closeRun()
  }

  private mutating func write(_ text: String) {
    guard !text.isEmpty, let format = formats.last else { return }
    if run != format {
      closeRun()
      result.write("<w:r>" + format)
      run = format
    }
    for scalar in text.unicodeScalars {
      guard let element = Self.element(scalar) else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      flush()
      result.write(element)
    }
  }

  /// What Word writes for a character that is an element of its own.
  private static func element(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\t": "<w:tab/>"
    case "\n": "<w:br/>"
    case "\u{2011}": "<w:noBreakHyphen/>"
    case "\u{AD}": "<w:softHyphen/>"
    default: nil
    }
  }

  private mutating func flush() {
    if !plain.isEmpty { result.write("<w:t xml:space=\"preserve\">\(XMLEscaping.escaped(plain))</w:t>") }
    plain = ""
  }

  private mutating func write(_ code: InlineCode) {
    let data = code.data
    if let copied = codes.copied(data), let source = copied.source {
      closeRun()
      if let format = copied.format { result.write("<w:r>" + format.data) }
      result.copy(source)
      if copied.format != nil { result.write("</w:r>") }
    } else if data.hasPrefix("</w:r>") {
      if formats.count > 1 { formats.removeLast() }
      writeMarkup(String(data.dropFirst("</w:r>".count)))
    } else if !data.hasSuffix("</w:r>"), let start = data.ranges(of: "<w:r>").last {
      writeMarkup(String(data[..<start.lowerBound]))
      formats.append(String(data[start.upperBound...]))
    } else if data.hasPrefix("<"), data.hasSuffix(">") {
      writeMarkup(data)
    } else {
      write(data.isEmpty ? code.equivalent ?? "" : data)
    }
  }

  /// Markup beside runs, or whole runs.
  private mutating func writeMarkup(_ data: String) {
    guard !data.isEmpty else { return }
    closeRun()
    result.write(data)
  }

  private mutating func closeRun() {
    flush()
    if run != nil { result.write("</w:r>") }
    run = nil
  }
}
