package import UraChecks
import UraModel

/// For a program: an object a line, with the keys of docs/cli.md in their order. Suppressed findings are left out.
package struct JSONLinesFindingRenderer: FindingRenderer {
  package init() {}

  package mutating func opening() -> String { "" }

  package mutating func text(_ finding: Finding) -> String {
    finding.suppression == nil ? Self.object(finding).line + "\n" : ""
  }

  package mutating func closing(_ summary: FindingSummary) -> String { "" }

  static func object(_ finding: Finding) -> JSONValue {
    .object([
      "check": .string(finding.check),
      "severity": .string(finding.severity.rawValue),
      "pair": .integer(finding.pair.index),
      "source": .string(finding.pair.source),
      "target": .string(finding.pair.target),
      "term": finding.term.map { .string($0) },
      "expected": .array(finding.expected.map { .string($0) }),
      "found": .optional(finding.found),
      "message": .string(finding.message),
      "kind": finding.kind.map { .string($0) },
      "suggestion": finding.suggestion.map { .string($0) },
      "targetRange": finding.targetRange.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) },
      "path": finding.pair.location.map { .string($0.path) },
      "line": finding.pair.location?.line.map { .integer($0) },
      "unit": finding.pair.unitID.map { .string($0) },
    ])
  }
}
