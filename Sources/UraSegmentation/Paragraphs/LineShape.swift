/// What a line looks like, as far as it tells whether a paragraph goes on in it. Widths are in scalars.
struct LineShape {
  /// How deep the line is quoted (`> > text` is 2).
  var quoteDepth = 0
  /// White space before the text, after marks of quotation.
  var indent = 0
  var marker: Marker?
  var startsInLowerCase = false
  var ending = Ending.open
  var width = 0
  var firstWordWidth = 0

  enum Marker: Equatable {
    /// A sign that nothing else begins with: `•`.
    case bullet
    /// `-`, `–`, `—`, `*`, `+`: a list item, or a dash in the middle of a wrapped sentence.
    case dash
    /// `3.`, `3)`, `(3)`, `b)`, `iv)`; whether it is the first of its kind.
    case number(isFirst: Bool)
  }

  enum Ending {
    /// `.`, `?`, `!`, `…` with closing quotes and brackets after it.
    case sentence
    /// `:`
    case colon
    /// `,`, `;`
    case pause
    case open
  }

  init(_ line: UnsafeBufferPointer<UInt8>) {
    var at = 0
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(line.count)
    while at < line.count {
      let (value, length) = UTF8Scanner.scalar(at: at, in: line)
      at += length
      if let scalar = Unicode.Scalar(value), !Alphabet.invisibleCharacters.contains(value) { scalars.append(scalar) }
    }
    while let last = scalars.last, WhiteSpace.contains(last.value) { scalars.removeLast() }
    width = scalars.count
    var start = Self.skipSpace(scalars, 0)
    while start < scalars.count, scalars[start] == ">" {
      quoteDepth += 1
      start += 1
      let next = Self.skipSpace(scalars, start)
      if next < scalars.count, scalars[next] == ">" { start = next }
    }
    let text = Self.skipSpace(scalars, start)
    indent = text - start
    (marker, at) = Self.marker(scalars, text)
    let first = marker == nil ? text : at
    startsInLowerCase = first < scalars.count && scalars[first].properties.isLowercase
    firstWordWidth = scalars[text...].prefix { !WhiteSpace.contains($0.value) }.count
    ending = Self.ending(scalars[text...])
  }

  private static func skipSpace(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var at = start
    while at < scalars.count, WhiteSpace.contains(scalars[at].value) { at += 1 }
    return at
  }

  private static func ending(_ text: ArraySlice<Unicode.Scalar>) -> Ending {
    for scalar in text.reversed() {
      switch scalar {
      case "\"", "'", "”", "“", "’", "»", "«", ")", "]", "*", "_": continue
      case ".", "?", "!", "…", "。", "？", "！", "؟", "।", "։": return .sentence
      case ":": return .colon
      case ",", ";": return .pause
      default: return .open
      }
    }
    return .open
  }

  /// The marker at `start` and where the text after it begins.
  private static func marker(_ scalars: [Unicode.Scalar], _ start: Int) -> (Marker?, Int) {
    guard start < scalars.count else { return (nil, start) }
    func isSpace(_ at: Int) -> Bool { at < scalars.count && WhiteSpace.contains(scalars[at].value) }
    switch scalars[start] {
    case "•", "‣", "◦", "●", "○", "■", "□", "▪", "▫", "►", "▸", "➢", "➤", "✓", "✔", "❖", "⁃", "·", "∙":
      return (.bullet, skipSpace(scalars, start + 1))
    case "-", "–", "—", "―", "*", "+", "−":
      return isSpace(start + 1) ? (.dash, skipSpace(scalars, start + 1)) : (nil, start)
    default: break
    }
    let opens = scalars[start] == "("
    var at = opens ? start + 1 : start
    let labelStart = at
    while at < scalars.count, at - labelStart < 8, isLabel(scalars[at]) || (scalars[at] == "." && at > labelStart) {
      at += 1
    }
    // `1.` was taken whole, so the full stop that closes a label may be its last character.
    var label = scalars[labelStart..<at]
    var closer: Unicode.Scalar?
    if at < scalars.count, scalars[at] == ")" {
      closer = ")"
      at += 1
      if label.last == "." { label = label.dropLast() }
    } else if !opens, label.last == "." {
      closer = "."
      label = label.dropLast()
    }
    guard let closer, isSpace(at), let isFirst = isFirstLabel(label, closer) else { return (nil, start) }
    return (.number(isFirst: isFirst), skipSpace(scalars, at))
  }

  private static func isLabel(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal || scalar.properties.isAlphabetic
  }

  /// Whether a label is the first of its list; `nil` when it is no label: a word, or an initial (`A.`).
  private static func isFirstLabel(_ label: ArraySlice<Unicode.Scalar>, _ closer: Unicode.Scalar) -> Bool? {
    guard let first = label.first else { return nil }
    if first.properties.numericType == .decimal {
      let parts = label.split(separator: ".")
      guard parts.allSatisfy({ $0.count <= 3 && $0.allSatisfy { $0.properties.numericType == .decimal } }) else {
        return nil
      }
      return label.last == "1" && (label.count == 1 || label.dropLast().last == ".")
    }
    if label.count == 1, closer == ")" { return ["a", "A", "а", "А", "i", "I"].contains(first) }
    let isRoman = label.allSatisfy { ["i", "v", "x", "I", "V", "X", "І", "Х"].contains($0) }
    return isRoman && label.count > 1 ? false : nil
  }
}
