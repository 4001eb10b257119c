import Testing
import UraModel

@testable import UraChecks

@Suite("Suppressions")
struct SuppressionsTests {
  private func finding(notes: [Note] = []) -> Finding {
    Finding(
      check: "terminology", severity: .error,
      pair: CheckedPair(index: 0, source: "Rain in Pristina", target: "Дощ у Pristina", notes: notes),
      term: "Pristina", found: "Pristina", message: "")
  }

  @Test(
    "lets pass what a rule covers",
    arguments: [
      ("terminology\tPristina\t*\t*\tname of a club", true),
      ("*\t*\tPristina\t*\tname of a club", true),
      ("*\t*\t*\tRain in Pristina\tname of a club", true),
      ("spelling\t*\t*\t*\tname of a club", false),
      ("terminology\tSkopje\t*\t*\tname of a club", false),
      ("*\t*\tPrishtina\t*\tname of a club", false),
    ])
  func rules(line: String, isCovered: Bool) {
    var suppressions = Suppressions()
    let list = DiagnosticList()
    suppressions.add("# a comment\n\n\(line)\n", path: "s.tsv", reporting: list)
    #expect(list.diagnostics.isEmpty)
    #expect(suppressions.judged(finding()).suppression == (isCovered ? "name of a club" : nil))
  }

  @Test("reads lines that end as Windows ends them")
  func windows() {
    var suppressions = Suppressions()
    suppressions.add("# all\r\n\r\n*\t*\t*\t*\tname of a club\r\n", path: "s.tsv", reporting: DiagnosticList())
    #expect(suppressions.judged(finding()).suppression == "name of a club")
  }

  @Test(
    "reads notes of the unit",
    arguments: [
      ("Checked. ura: ignore terminology Pristina: a quotation", "a quotation"),
      ("ura: ignore terminology: a quotation", "a quotation"),
      ("first line\nura: ignore: a quotation", "a quotation"),
      ("ura: ignore terminology Skopje: a quotation", nil),
      ("ura: ignore terminology Pristina:", nil),
      ("ignore", nil),
    ] as [(String, String?)])
  func notes(note: String, reason: String?) {
    #expect(Suppressions().judged(finding(notes: [Note(note)])).suppression == reason)
  }

  @Test("asks for a reason")
  func noReason() {
    var suppressions = Suppressions()
    let list = DiagnosticList()
    suppressions.add("terminology\tPristina\t*\t*\t\nterminology\n", path: "s.tsv", reporting: list)
    #expect(list.diagnostics.map(\.code) == ["suppression-syntax", "suppression-syntax"])
    #expect(list.diagnostics.first?.location.description == "s.tsv:1")
    #expect(suppressions.judged(finding()).suppression == nil)
  }
}
