import UraText

/// Character references of HTML (HTML Living Standard, section 13.5).
enum HTMLEntities {
  private static let named: [String: String] = {
    var result: [String: String] = [:]
    for line in (EmbeddedData.text("text/html-entities.txt") ?? "").split(separator: "\n" as Character) {
      let fields = line.split(separator: " ")
      guard fields.count > 1, fields[0] != "#" else { continue }
      let scalars = fields.dropFirst().compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      result[String(fields[0])] = String(String.UnicodeScalarView(scalars))
    }
    return result
  }()

  /// The text with its references replaced; what is none stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      let name = rest[rest.index(after: ampersand)...].prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let value = character(name) {
        result += value
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result += "&"
        rest = rest[rest.index(after: ampersand)...]
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return name.utf8.count <= 40 ? named[String(name)] : nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    guard let number, number != 0 else { return nil }
    return Unicode.Scalar(number).map { String($0) }
  }

  /// The text with what HTML reads otherwise, and what the encoding of the file lacks, as references.
  ///
  /// - Parameters:
  ///   - quote: of the attribute that holds the text; nil for text.
  ///   - encoding: of the file.
  static func encoded(_ text: String, quote: Unicode.Scalar? = nil, encoding: String) -> String {
    var result = ""
    let isUnicode = encoding.hasPrefix("UTF-")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">" where quote == nil: result += "&gt;"
      case "\"" where quote == scalar: result += "&quot;"
      case "'" where quote == scalar: result += "&#39;"
      case "\u{A0}": result += "&nbsp;"
      case _ where !isUnicode && !scalar.isASCII && TextEncoder.encode(String(scalar), as: encoding) == nil:
        result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
