import Testing
import UraGlossary
import UraModel

@testable import UraChecks

@Suite("TerminologyCheck")
struct TerminologyCheckTests {
  private func findings(_ target: String, source: String = "Rain in Pristina") throws -> [Finding] {
    let glossary = try GlossaryTable.read(
      "en,uk,note,forbidden_uk,deprecated_uk\nPristina,Приштина,,Приштіна,Пріштина\n", path: "g.csv")
    let check = TerminologyCheck(
      glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag("uk")))
    return check.findings(in: CheckedPair(index: 7, source: source, target: target))
  }

  @Test(
    "does what its table of examples says",
    arguments: [
      ("Дощ у Приштині", nil, nil),
      ("Дощ у Приштіні", "forbidden", "Приштіні"),
      ("Дощ у Прштині", "misspelt", "Прштині"),
      ("Дощ у Pristina", "untranslated", "Pristina"),
      ("Дощ у місті", "missing", nil),
    ] as [(String, String?, String?)])
  func examples(target: String, kind: String?, found: String?) throws {
    let findings = try findings(target)
    #expect(findings.map(\.kind) == (kind == nil ? [] : [kind]))
    #expect(findings.first?.found == found)
  }

  @Test("says nothing when the source does not speak of it")
  func notInSource() throws {
    #expect(try findings("Дощ у Приштіні", source: "Rain").isEmpty)
  }

  @Test("tells what is wrong, what is expected, and where")
  func details() throws {
    let finding = try #require(try findings("Дощ у Приштіні").first)
    #expect(finding.check == "terminology")
    #expect(finding.severity == .error)
    #expect(finding.term == "Pristina")
    #expect(finding.expected == ["Приштина"])
    #expect(finding.suggestion == "Приштині")
    #expect(finding.message == "'Приштіні' must not be used for 'Pristina': write 'Приштині'")
    #expect(finding.pair.index == 7)
    let range = try #require(finding.targetRange)
    #expect(String(decoding: Array("Дощ у Приштіні".utf8)[range], as: UTF8.self) == "Приштіні")
  }

  @Test("warns of a name that is advised against, and notes an unlisted adjective under its own identifier")
  func severities() throws {
    #expect(try findings("Дощ у Пріштині").map(\.severity) == [.warning])
    let adjective = try #require(try findings("Приштинський дощ").first)
    #expect(adjective.severity == .note)
    #expect(adjective.check == "terminology-adjective")
  }
}
