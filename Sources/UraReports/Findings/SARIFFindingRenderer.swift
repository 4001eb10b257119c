package import UraChecks
import UraModel

/// SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change.
///
/// The results come first in the run, because the rules that occur are known at the end only; the order of keys has no
/// meaning in JSON. A suppressed finding is a result with a suppression (section 3.35).
package struct SARIFFindingRenderer: FindingRenderer {
  private var rules: [String] = []
  private var isFirst = true

  package init() {}

  package mutating func opening() -> String {
    """
    {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[

    """
  }

  package mutating func text(_ finding: Finding) -> String {
    if !rules.contains(finding.check) { rules.append(finding.check) }
    let result = JSONValue.object([
      "ruleId": .string(finding.check),
      "level": .string(finding.severity.rawValue),
      "message": .object(["text": .string(finding.message)]),
      "locations": finding.pair.location.map { .array([Self.location($0)]) },
      "suppressions": finding.suppression.map {
        .array([.object(["kind": "external", "justification": .string($0)])])
      },
      "properties": .object([
        "pair": .integer(finding.pair.index),
        "source": .string(finding.pair.source),
        "target": .string(finding.pair.target),
        "term": finding.term.map { .string($0) },
        "kind": finding.kind.map { .string($0) },
        "expected": .array(finding.expected.map { .string($0) }),
        "found": .optional(finding.found),
        "suggestion": finding.suggestion.map { .string($0) },
      ]),
    ])
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + result.line
  }

  package mutating func closing(_ summary: FindingSummary) -> String {
    let tool = JSONValue.object([
      "driver": .object([
        "name": "ura",
        "rules": .array(rules.map { .object(["id": .string($0)]) }),
      ])
    ])
    return "\n],\"tool\":\(tool.line)}]}\n"
  }

  private static func location(_ location: SourceLocation) -> JSONValue {
    .object([
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(location.path))]),
        "region": location.line.map { line in
          .object(["startLine": .integer(line), "startColumn": location.column.map { .integer($0) }])
        },
      ])
    ])
  }

  /// A path as a relative reference (RFC 3986): every byte but unreserved ones and slashes in percents.
  private static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": result.unicodeScalars.append(scalar)
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
