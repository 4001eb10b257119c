package import UraMemory

/// Renders the stretches of a query that the memory knows.
package struct SubsegmentText {
  private let style: TextStyle
  /// How many translations and examples of each are shown.
  private static let most = 3

  package init(style: TextStyle) { self.style = style }

  package func json(_ subsegments: [Subsegment]) -> JSONValue {
    .array(
      subsegments.map { subsegment in
        .object([
          "text": .string(subsegment.text), "count": .integer(subsegment.count),
          "translations": .array(subsegment.translations.prefix(Self.most).map { .string($0) }),
          "examples": .array(examples(subsegment).map(json)),
        ])
      })
  }

  private func json(_ example: Subsegment.Example) -> JSONValue {
    func pair(_ range: Range<Int>) -> JSONValue { .array([.integer(range.lowerBound), .integer(range.upperBound)]) }
    return .object([
      "source": .string(example.source), "sourceRange": pair(example.sourceRange), "target": .string(example.target),
      "targetRange": example.targetRange.map(pair), "unit": .integer(example.unit), "origin": .string(example.origin),
    ])
  }

  package func lines(_ subsegments: [Subsegment]) -> [String] {
    subsegments.flatMap { subsegment -> [String] in
      let translations = subsegment.translations.prefix(Self.most)
      let head = "  part: \(style(.good, subsegment.text))"
      if !translations.isEmpty { return ["\(head)  \(translations.joined(separator: " | "))"] }
      guard let example = examples(subsegment).first else { return [head] }
      return [head, "    \(example.source)", "    \(example.target)"]
    }
  }

  /// Those that show a translation first.
  private func examples(_ subsegment: Subsegment) -> [Subsegment.Example] {
    let shown = subsegment.examples.filter { $0.targetRange != nil }
    return Array((shown + subsegment.examples.filter { $0.targetRange == nil }).prefix(Self.most))
  }
}
