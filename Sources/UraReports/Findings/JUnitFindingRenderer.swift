package import UraChecks
import UraModel

/// JUnit XML, which build servers show as tests: a failed test case a finding, a skipped one for a suppressed finding.
///
/// The counts stand in attributes before the cases, so the findings are kept until the end.
package struct JUnitFindingRenderer: FindingRenderer {
  private var cases: [String] = []

  package init() {}

  package mutating func opening() -> String { "" }

  package mutating func text(_ finding: Finding) -> String {
    let name = "pair \(finding.pair.index)" + (finding.term.map { ": \($0)" } ?? "")
    var place = ""
    if let location = finding.pair.location {
      place = " file=\"\(Self.escaped(location.path))\"" + (location.line.map { " line=\"\($0)\"" } ?? "")
    }
    let body =
      if let reason = finding.suppression {
        "<skipped message=\"\(Self.escaped(reason))\"/>"
      } else {
        """
        <failure type="\(Self.escaped(finding.severity.rawValue))" message="\(Self.escaped(finding.message))">\
        \(Self.escaped(finding.pair.source))
        \(Self.escaped(finding.pair.target))</failure>
        """
      }
    cases.append(
      "    <testcase classname=\"\(Self.escaped(finding.check))\" name=\"\(Self.escaped(name))\"\(place)>\(body)</testcase>\n"
    )
    return ""
  }

  package mutating func closing(_ summary: FindingSummary) -> String {
    let passed = cases.isEmpty ? "    <testcase classname=\"ura\" name=\"\(summary.pairs) pairs\"/>\n" : cases.joined()
    let counts = "tests=\"\(max(cases.count, 1))\" failures=\"\(summary.findings)\" skipped=\"\(summary.suppressed)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites \(counts)>
        <testsuite name="ura" \(counts) errors="0">
      \(passed)  </testsuite>
      </testsuites>

      """
  }

  /// XML 1.0: the five entities; characters that XML forbids become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\r": result += "&#13;"
      case let control where control.value < 0x20 || control.value == 0xFFFE || control.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
