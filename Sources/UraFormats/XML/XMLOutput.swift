import UraModel

/// Escapes for XML 1.0.
extension OutputFile {
  /// Character data: `&`, `<`, `>`, and a carriage return, which a reader would take for a line feed.
  func writeEscaped(_ text: String) { writeEscaped(text, isAttribute: false) }

  /// ` name="value"`.
  func writeAttribute(_ name: String, _ value: String?) {
    guard let value else { return }
    write(" ")
    write(name)
    write("=\"")
    writeEscaped(value, isAttribute: true)
    write("\"")
  }

  func writeAttributes(_ attributes: [Attribute]) {
    for attribute in attributes { writeAttribute(attribute.name, attribute.value) }
  }

  private func writeEscaped(_ text: String, isAttribute: Bool) {
    var text = text
    text.withUTF8 { utf8 in append { XMLEscaping.append(utf8, to: &$0, isAttribute: isAttribute) } }
  }
}

/// Copies runs of plain bytes and escapes what lies between.
enum XMLEscaping {

  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], isAttribute: Bool) {
    var start = 0
    let special = isAttribute ? attributeSpecials : textSpecials
    for index in 0..<utf8.count {
      let byte = utf8[index]
      if byte == 0xEF, isNoncharacter(utf8, index) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        bytes.append(contentsOf: "\u{FFFD}".utf8)
        start = index + 3
        continue
      }
      guard byte < 64, special >> UInt64(byte) & 1 == 1, let escape = escape(byte, isAttribute: isAttribute) else {
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      bytes.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  /// U+FFFE and U+FFFF, which no XML may have (XML 1.0, 2.2).
  private static func isNoncharacter(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 2 < utf8.count && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE
  }

  /// A bit for each byte below 64 that cannot stand in text: control characters except tab and line feed, `&`, `<`, `>`.
  private static let textSpecials: UInt64 = 0xFFFF_F9FF | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
  /// In attributes also tab, line feed and `"`.
  private static let attributeSpecials: UInt64 = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  private static func escape(_ byte: UInt8, isAttribute: Bool) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): isAttribute ? "&quot;" : nil
    case 0x0A: isAttribute ? "&#10;" : nil
    case 0x09: isAttribute ? "&#9;" : nil
    case 0x0D: "&#13;"
    case 0..<0x20: "\u{FFFD}"
    default: nil
    }
  }
}
