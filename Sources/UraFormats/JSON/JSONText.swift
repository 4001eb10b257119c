/// JSON written by hand: strings with the escapes that the file is used to, keys in the given order.
enum JSONText {
  /// How a string in a file is written: `a` only ASCII, `s` a slash with a backslash, `h` `<`, `>`, `&` as `\u00…`.
  static func style(of raw: Slice<MappedBytes>, isFileASCII: Bool) -> String {
    var result = ""
    var index = raw.startIndex
    while let escape = raw[index...].firstIndex(of: UInt8(ascii: "\\")), escape + 1 < raw.endIndex {
      if raw[escape + 1] == UInt8(ascii: "/"), !result.contains("s") { result += "s" }
      if raw[escape + 1] == UInt8(ascii: "u"), escape + 6 <= raw.endIndex {
        let digits = String(decoding: raw[(escape + 2)..<(escape + 6)], as: UTF8.self).lowercased()
        if ["0026", "003c", "003e"].contains(digits) {
          if !result.contains("h") { result += "h" }
        } else if isFileASCII, digits >= "0080", !result.contains("a") {
          result += "a"
        }
      }
      index = escape + 2
    }
    return result
  }

  /// The string with its quotes; nothing is escaped that need not be.
  static func quoted(_ text: String) -> String { quoted(text, style: "") }

  /// The string with its quotes and the escapes of a style.
  static func quoted(_ text: String, style: String) -> String {
    let isASCII = style.contains("a")
    let escapesSlash = style.contains("s")
    let escapesMarkup = style.contains("h")
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "/" where escapesSlash: result += "\\/"
      case "<" where escapesMarkup, ">" where escapesMarkup, "&" where escapesMarkup: appendCode(scalar, to: &result)
      case _ where scalar.value < 0x20 || isASCII && !scalar.isASCII: appendCode(scalar, to: &result)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// An object of members that are JSON already; those without a value are left out.
  static func object(_ members: [(key: String, value: String?)]) -> String {
    "{" + members.compactMap { member in member.value.map { quoted(member.key) + ":" + $0 } }.joined(separator: ",")
      + "}"
  }

  /// An array of elements that are JSON already; nil for none.
  static func array(_ elements: [String]) -> String? {
    elements.isEmpty ? nil : "[" + elements.joined(separator: ",") + "]"
  }

  private static func appendCode(_ scalar: Unicode.Scalar, to result: inout String) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}

extension SkeletonDocument {
  /// A slot for a string of JSON.
  func jsonSlot(
    _ node: JSONNode, unit: Int, variant: Int = 0, form: Int? = nil, entry: FormEntry? = nil
  ) -> TextSlot {
    TextSlot(
      unit: unit, variant: variant, form: form, range: node.range,
      style: JSONText.style(of: file.utf8[node.range], isFileASCII: file.isASCII), entry: entry)
  }
}
