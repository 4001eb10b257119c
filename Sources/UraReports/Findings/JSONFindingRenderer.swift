package import UraChecks
import UraModel

/// For a program, as one object: `{"findings":[...],"pairs":22,"severities":{"error":18}}`; the findings are those of JSON Lines.
package struct JSONFindingRenderer: FindingRenderer {
  private var objects = JSONObjects("findings", asLines: false)

  package init() {}

  package mutating func opening() -> String { "" }

  package mutating func text(_ finding: Finding) -> String {
    finding.suppression == nil ? objects.next(JSONLinesFindingRenderer.object(finding).line) : ""
  }

  package mutating func closing(_ summary: FindingSummary) -> String {
    objects.end([
      "pairs": .integer(summary.pairs),
      "severities": .object(
        Severity.allCases.reversed().compactMap { severity in
          summary.bySeverity[severity].map { .init(severity.rawValue, .integer($0)) }
        }),
      "suppressed": .integer(summary.suppressed),
    ])
  }
}
