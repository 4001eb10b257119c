package import UraChecks
import UraModel

/// For a person: `path:line: error: message [check]`, then source and translation; at the end the counts.
package struct TextFindingRenderer: FindingRenderer {
  private let style: TextStyle

  package init(style: TextStyle = .plain) { self.style = style }

  package mutating func opening() -> String { "" }

  package mutating func text(_ finding: Finding) -> String {
    if finding.suppression != nil { return "" }
    let severity = style(finding.severity == .error ? .error : .warning, finding.severity.rawValue)
    return """
      \(place(finding.pair)): \(severity): \(finding.message) [\(finding.check)]
        \(style(.quiet, finding.pair.source))
        \(marked(finding))

      """
  }

  /// The line, or, of a memory and of aligned documents, which have none, the unit or the pair.
  private func place(_ pair: CheckedPair) -> String {
    guard let location = pair.location else { return "pair \(pair.index)" }
    if location.line != nil { return location.description }
    return "\(location) (\(pair.unitID.map { "unit \($0)" } ?? "pair \(pair.index)"))"
  }

  /// The translation with the offending text in colour.
  private func marked(_ finding: Finding) -> String {
    let target = finding.pair.target
    guard style.isColored, finding.found != nil, let range = finding.targetRange,
      range.upperBound <= target.utf8.count
    else { return target }
    let utf8 = Array(target.utf8)
    let part = { (part: ArraySlice<UInt8>) in String(decoding: part, as: UTF8.self) }
    return part(utf8[..<range.lowerBound]) + style(.error, part(utf8[range])) + part(utf8[range.upperBound...])
  }

  package mutating func closing(_ summary: FindingSummary) -> String {
    var parts = [Counted(summary.pairs, "pair").description]
    for severity in Severity.allCases.reversed() {
      if let count = summary.bySeverity[severity] { parts.append("\(count) of severity \(severity.rawValue)") }
    }
    if summary.findings == 0 { parts.append("nothing found") }
    if summary.suppressed > 0 { parts.append("\(summary.suppressed) suppressed") }
    return parts.joined(separator: ", ") + "\n"
  }
}
