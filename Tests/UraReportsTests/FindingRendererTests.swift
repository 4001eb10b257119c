import Foundation
import Testing
import UraChecks
import UraModel

@testable import UraReports

@Suite("FindingRenderer")
struct FindingRendererTests {
  private func report(_ format: FindingFormat, _ findings: [Finding]) -> String {
    var renderer = format.renderer()
    var summary = FindingSummary()
    summary.pairs = 3
    var text = renderer.opening()
    for finding in findings {
      summary.count(finding)
      text += renderer.text(finding)
    }
    return text + renderer.closing(summary)
  }

  private let finding = Finding(
    check: "terminology", severity: .error,
    pair: CheckedPair(
      index: 1, source: "Rain <in> \"Pristina\"", target: "Дощ у Приштіні",
      location: SourceLocation(path: "a/б.tsv", line: 2, column: 5)),
    kind: "forbidden", term: "Pristina", expected: ["Приштина"], found: "Приштіні", targetRange: 9..<25,
    suggestion: "Приштині", message: "write 'Приштині'")

  private var suppressed: Finding {
    var finding = finding
    finding.suppression = "a quotation"
    return finding
  }

  @Test("writes an object a line with the promised keys first")
  func jsonLines() {
    #expect(
      report(.jsonl, [finding, suppressed]) == """
        {"check":"terminology","severity":"error","pair":1,"source":"Rain <in> \\"Pristina\\"","target":"Дощ у Приштіні",\
        "term":"Pristina","expected":["Приштина"],"found":"Приштіні","message":"write 'Приштині'","kind":"forbidden",\
        "suggestion":"Приштині","targetRange":[9,25],"path":"a/б.tsv","line":2}

        """)
  }

  @Test("characters that XML forbids are replaced in JUnit's report")
  func forbiddenCharacters() {
    var finding = finding
    finding.pair.source = "a\u{1}b\tc"
    #expect(report(.junit, [finding]).contains("a\u{FFFD}b&#9;c"))
  }

  @Test("writes null for what is missing")
  func missing() {
    var missing = finding
    missing.found = nil
    #expect(report(.jsonl, [missing]).contains("\"found\":null"))
  }

  @Test("names the unit of a memory, and the pair of aligned documents, which have no lines")
  func withoutLines() {
    var unit = finding
    unit.pair.location = SourceLocation(path: "ura.sqlite")
    unit.pair.unitID = "7"
    #expect(report(.text, [unit]).hasPrefix("ura.sqlite (unit 7): error:"))
    unit.pair.unitID = nil
    #expect(report(.text, [unit]).hasPrefix("ura.sqlite (pair 1): error:"))
    unit.pair.location = nil
    #expect(report(.text, [unit]).hasPrefix("pair 1: error:"))
  }

  @Test("writes lines as compilers do, and the counts")
  func text() {
    let text = report(.text, [finding, suppressed])
    #expect(text.hasPrefix("a/б.tsv:2:5: error: write 'Приштині' [terminology]\n"))
    #expect(text.hasSuffix("3 pairs, 1 of severity error, 1 suppressed\n"))
    #expect(report(.text, []) == "3 pairs, nothing found\n")
  }

  @Test("writes SARIF that a JSON parser reads, with rules, places and suppressions", arguments: [0, 1, 2])
  func sarif(count: Int) throws {
    let findings = Array([finding, suppressed].prefix(count))
    let log = try JSONSerialization.jsonObject(with: Data(report(.sarif, findings).utf8)) as? [String: Any]
    #expect(log?["version"] as? String == "2.1.0")
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == count)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(
      (driver["rules"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == (count > 0 ? ["terminology"] : []))
    guard count > 0 else { return }
    let place = ((results[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    #expect((place?["artifactLocation"] as? [String: Any])?["uri"] as? String == "a/%D0%B1.tsv")
    #expect((place?["region"] as? [String: Any])?["startLine"] as? Int == 2)
    if count == 2 {
      let suppression = (results[1]["suppressions"] as? [[String: Any]])?.first
      #expect(suppression?["justification"] as? String == "a quotation")
    }
  }

  @Test("writes JUnit XML with escaped text and counts")
  func junit() {
    let text = report(.junit, [finding, suppressed])
    #expect(text.contains("<testsuites tests=\"2\" failures=\"1\" skipped=\"1\">"))
    #expect(text.contains("Rain &lt;in&gt; &quot;Pristina&quot;"))
    #expect(text.contains("<skipped message=\"a quotation\"/>"))
    #expect(text.contains("file=\"a/б.tsv\" line=\"2\""))
    #expect(report(.junit, []).contains("<testcase classname=\"ura\" name=\"3 pairs\"/>"))
  }
}
