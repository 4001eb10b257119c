package import UraModel

/// Renders beads: side by side, as JSON Lines, as a table, or as hunalign's ladder.
package struct AlignmentText {
  private let style: TextStyle
  /// Columns of the terminal.
  private let width: Int

  package init(style: TextStyle = .plain, width: Int = 120) {
    self.style = style
    self.width = max(40, width)
  }

  /// The contract of `ura align --format jsonl`: keys are only ever added.
  ///
  /// - Parameters:
  ///   - parts: what the score is made of.
  ///   - words: the words that support the bead.
  package func json(
    _ bead: Bead, source: String, target: String, pair: String? = nil,
    parts: [(name: String, value: Double)]? = nil, words: [String]? = nil
  ) -> JSONValue {
    .object([
      "pair": pair.map { .string($0) },
      "source": .array(bead.source.map { .integer($0) }),
      "target": .array(bead.target.map { .integer($0) }),
      "confidence": .decimal(bead.confidence, places: 3),
      "crossing": bead.isCrossing ? .bool(true) : nil,
      "sourceText": .string(source),
      "targetText": .string(target),
      "parts": parts.map { .object($0.map { .init($0.name, .decimal($0.value, places: 2)) }) },
      "words": words.map { .array($0.map { .string($0) }) },
    ])
  }

  /// What explains one pair of languages of a unit: as in `json(_:)` for a bead.
  package func json(parts: [(name: String, value: Double)], words: [String]) -> JSONValue {
    .object([
      "parts": .object(parts.map { .init($0.name, .decimal($0.value, places: 2)) }),
      "words": .array(words.map { .string($0) }),
    ])
  }

  /// A line that says what a bead's score is made of: `words +12.31  length -0.40 ...`.
  package func explanation(_ parts: [(name: String, value: Double)]) -> String {
    parts.map { "\($0.name) \($0.value < 0 ? "" : "+")\(JSONValue.decimal($0.value, places: 2).line)" }
      .joined(separator: "  ")
  }

  /// Source indices, target indices, confidence, the texts and the pair, between tabs: what an editor corrects and
  /// `ura import --reviewed` takes back.
  package func row(_ bead: Bead, source: String, target: String, pair: String) -> String {
    func indices(_ list: [Int]) -> String { list.map(String.init).joined(separator: ",") }
    let confidence = JSONValue.decimal(bead.confidence, places: 3).line
    return [indices(bead.source), indices(bead.target), confidence, Self.cell(source), Self.cell(target), pair]
      .joined(separator: "\t")
  }

  /// The title line of `row`.
  package static let rowTitle = "source\ttarget\tconfidence\tsourceText\ttargetText\tpair"

  /// A text on one line; one that begins with a quotation mark is quoted, because spreadsheets would take the mark away.
  private static func cell(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.hasPrefix("\"") ? "\"" + line.replacing("\"", with: "\"\"") + "\"" : line
  }

  /// hunalign's text: the segments of both sides, joined by `~~~`, and the score, between tabs.
  package func bisentence(_ bead: Bead, sources: [String], targets: [String]) -> String {
    func joined(_ texts: [String]) -> String {
      texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: " ~~~ ")
    }
    return "\(joined(sources))\t\(joined(targets))\t\(JSONValue.decimal(bead.confidence, places: 3).line)"
  }

  /// hunalign's ladder: a line per border between beads: the next source segment, the next target segment, the score.
  package func ladder(_ beads: [Bead], sourceCount: Int, targetCount: Int) -> [String] {
    var i = 0
    var j = 0
    var lines: [String] = []
    for bead in beads {
      lines.append("\(i)\t\(j)\t\(JSONValue.decimal(bead.confidence, places: 3).line)")
      i += bead.source.count
      j += bead.target.count
    }
    lines.append("\(sourceCount)\t\(targetCount)\t0")
    return lines
  }

  /// The texts side by side, with the confidence in the margin, coloured by it; `⤨` marks a bead that crosses others.
  package func lines(_ bead: Bead, source: String, target: String) -> [String] {
    let column = (width - 9) / 2
    let left = Self.wrapped(source, column)
    let right = Self.wrapped(target, column)
    let role: TextStyle.Role = bead.confidence >= 0.9 ? .good : bead.confidence >= 0.6 ? .warning : .error
    return (0..<max(left.count, right.count, 1)).map { index in
      let one = index < left.count ? left[index] : ""
      let other = index < right.count ? right[index] : ""
      let margin = index == 0 ? JSONValue.decimal(bead.confidence, places: 2).line : "    "
      let padding = String(repeating: " ", count: max(0, column - one.count))
      return style(role, margin) + (bead.isCrossing && index == 0 ? " ⤨" : "  ") + one + padding + "   " + other
    }
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
