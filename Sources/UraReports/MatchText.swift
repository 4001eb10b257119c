import UraMatching
package import UraMemory
import UraModel

/// Renders the matches of a query.
package struct MatchText {
  let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  /// The contract of `ura lookup --format jsonl`: keys are only ever added.
  package func json(query: String, _ matches: [Match]) -> JSONText {
    .object([
      "query": .string(query),
      "matches": .array(
        matches.map {
          .object([
            "score": .integer($0.score.percent), "kind": .string($0.kind.rawValue), "source": .string($0.source),
            "target": .string($0.target), "unit": .integer($0.unit), "origin": .string($0.origin),
            "sourceLanguage": .string($0.sourceLanguage.description),
            "targetLanguage": .string($0.targetLanguage.description), "part": .bool($0.isPart),
          ])
        }),
    ])
  }

  package func lines(query: String, _ matches: [Match]) -> [String] {
    var lines = [style(.heading, query)]
    if matches.isEmpty { lines.append("  nothing similar in this memory") }
    for match in matches {
      lines.append(
        "  \(style(.good, "\(match.score) %")) \(match.kind.rawValue)  \(style(.quiet, match.origin))"
          + (match.isPart ? "  (the translation also says its neighbour)" : ""))
      lines.append("    \(match.source)")
      lines.append("    \(match.target)")
    }
    return lines
  }
}
