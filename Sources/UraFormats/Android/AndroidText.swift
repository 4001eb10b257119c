/// The text of an Android string resource: white space collapses outside of quotes, and a backslash escapes.
///
/// Source: Android Developers, "String resources", section "Formatting and styling": white space is collapsed and quotes
/// and backslashes are read after the XML was parsed.
struct AndroidText {
  private var isQuoted = false
  private var isAfterSpace = true
  private(set) var hasQuotes = false

  /// The next text of the same string; the state goes on over inline markup.
  ///
  /// - Parameter isCDATA: markup in a CDATA section has its quotes for itself.
  mutating func decode(_ text: String, isCDATA: Bool) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    var pending = scalars.next()
    while let scalar = pending {
      pending = scalars.next()
      switch scalar {
      case "\"" where !isCDATA:
        isQuoted.toggle()
        hasQuotes = true
        isAfterSpace = false
      case "\\":
        guard let escaped = pending else {
          result.append(scalar)
          continue
        }
        pending = scalars.next()
        isAfterSpace = false
        switch escaped {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "u":
          var digits = ""
          while digits.utf8.count < 4, let digit = pending, digit.properties.isASCIIHexDigit {
            digits.unicodeScalars.append(digit)
            pending = scalars.next()
          }
          if let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) { result.append(scalar) }
        default: result.append(escaped)
        }
      case " ", "\n", "\r", "\t":
        if isQuoted {
          result.append(scalar)
        } else if !isAfterSpace {
          result.append(" ")
          isAfterSpace = true
        }
      default:
        result.append(scalar)
        isAfterSpace = false
      }
    }
    return String(result)
  }

  /// The text with what Android would otherwise read as something else escaped.
  ///
  /// - Parameters:
  ///   - isQuoted: the text is put between quotes, so that white space stands for itself.
  ///   - keepsQuotes: quotes stay as they are, as in a CDATA section.
  ///   - isBehindSpace: the text in front of the markup before this one ends in a space.
  static func encode(
    _ text: String, isQuoted: Bool, keepsQuotes: Bool, isFirst: Bool, isLast: Bool, isBehindSpace: Bool
  ) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"" where !keepsQuotes: result += "\\\""
      case "'": result += "\\'"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\u000D"
      case "@" where isFirst && index == 0, "?" where isFirst && index == 0:
        result += "\\"
        result.unicodeScalars.append(scalar)
      case " " where !isQuoted:
        let isAtEdge = (isFirst || isBehindSpace) && index == 0 || isLast && index == scalars.count - 1
        result += isAtEdge || index > 0 && scalars[index - 1] == " " ? "\\u0020" : " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
