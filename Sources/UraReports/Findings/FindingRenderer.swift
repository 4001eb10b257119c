package import UraChecks
package import UraModel

/// Writes findings one at a time: one format, one file.
package protocol FindingRenderer {
  /// What stands before the first finding.
  mutating func opening() -> String
  /// One finding.
  mutating func text(_ finding: Finding) -> String
  /// What stands behind the last one.
  mutating func closing(_ summary: FindingSummary) -> String
}

/// How many pairs were looked at and what came of it.
package struct FindingSummary: Sendable, Hashable {
  package var pairs = 0
  package var findings = 0
  package var suppressed = 0
  package var bySeverity: [Severity: Int] = [:]

  package init() {}

  package mutating func count(_ finding: Finding) {
    if finding.suppression != nil {
      suppressed += 1
    } else {
      findings += 1
      bySeverity[finding.severity, default: 0] += 1
    }
  }

  /// Whether a finding of at least this severity was counted.
  package func reaches(_ severity: Severity) -> Bool { bySeverity.contains { $0.key >= severity && $0.value > 0 } }
}

/// The formats of reports on findings: the list to add to.
package enum FindingFormat: String, Sendable, CaseIterable {
  case text, json, jsonl, sarif, junit

  /// - Parameter style: colours for the text format; the others have none.
  package func renderer(style: TextStyle = .plain) -> any FindingRenderer {
    switch self {
    case .text: TextFindingRenderer(style: style)
    case .json: JSONFindingRenderer()
    case .jsonl: JSONLinesFindingRenderer()
    case .sarif: SARIFFindingRenderer()
    case .junit: JUnitFindingRenderer()
    }
  }
}
