/// What a list item begins with.
enum LineMarker: Equatable {
  /// A sign that nothing else begins with: `•`.
  case bullet
  /// `-`, `–`, `—`, `*`, `+`: a list item, or a dash in the middle of a wrapped sentence.
  case dash
  /// `3.`, `3)`, `(3)`, `b)`, `iv)`; whether it is the first of its kind.
  case number(isFirst: Bool)

  /// The marker at `start` and where the text after it begins.
  static func read(_ text: VisibleScalars, at start: Int) -> (marker: LineMarker, end: Int)? {
    guard let first = text.scalar(at: start) else { return nil }
    let next = text.index(after: start)
    switch first {
    case "•", "‣", "◦", "●", "○", "■", "□", "▪", "▫", "►", "▸", "➢", "➤", "✓", "✔", "❖", "⁃", "·", "∙":
      return (.bullet, text.skippingSpace(from: next))
    case "-", "–", "—", "―", "*", "+", "−":
      return text.isSpace(at: next) ? (.dash, text.skippingSpace(from: next)) : nil
    default: return number(text, at: start, opens: first == "(")
    }
  }

  private static func number(_ text: VisibleScalars, at start: Int, opens: Bool) -> (marker: LineMarker, end: Int)? {
    // A label is closed within eight characters, of up to four bytes; most lines are known for none at once.
    guard text.bytes[start..<min(start + 36, text.bytes.count)].contains(where: { $0 == 0x2E || $0 == 0x29 }) else {
      return nil
    }
    var at = opens ? text.index(after: start) : start
    var label: [Unicode.Scalar] = []
    while label.count < 8, let scalar = text.scalar(at: at), isLabel(scalar) || (scalar == "." && !label.isEmpty) {
      label.append(scalar)
      at = text.index(after: at)
    }
    // `1.` was taken whole, so the full stop that closes a label may be its last character.
    var closer: Unicode.Scalar?
    if text.scalar(at: at) == ")" {
      closer = ")"
      at = text.index(after: at)
      if label.last == "." { label.removeLast() }
    } else if !opens, label.last == "." {
      closer = "."
      label.removeLast()
    }
    guard let closer, text.isSpace(at: at) || text.scalar(at: at) == nil, let isFirst = isFirstLabel(label, closer)
    else { return nil }
    return (.number(isFirst: isFirst), text.skippingSpace(from: at))
  }

  private static func isLabel(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isDigit(scalar) || (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A }
    return isDigit(scalar) || scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar >= "0" && scalar <= "9" : scalar.properties.numericType == .decimal
  }

  /// Whether a label is the first of its list; `nil` when it is no label: a word, or an initial (`A.`).
  private static func isFirstLabel(_ label: [Unicode.Scalar], _ closer: Unicode.Scalar) -> Bool? {
    guard let first = label.first else { return nil }
    if isDigit(first) {
      let parts = label.split(separator: ".")
      guard parts.allSatisfy({ $0.count <= 3 && $0.allSatisfy(isDigit) }) else { return nil }
      return label.last == "1" && (label.count == 1 || label.dropLast().last == ".")
    }
    if label.count == 1, closer == ")" { return ["a", "A", "а", "А", "i", "I"].contains(first) }
    let isRoman = label.allSatisfy { ["i", "v", "x", "I", "V", "X", "І", "Х"].contains($0) }
    return isRoman && label.count > 1 ? false : nil
  }
}
