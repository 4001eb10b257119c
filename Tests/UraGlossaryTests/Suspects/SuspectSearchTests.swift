import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite("SuspectSearch")
struct SuspectSearchTests {
  private static let table = """
    en,uk,sq
    Sybiha,Сибіга,Sybiha
    Poltava,Полтава,Poltava
    Chernihiv,Чернігів,Çernihivi
    Ternopil,Тернопіль,Ternopili
    customs office,митна служба,zyrë doganore
    bridge,міст,urë
    """

  private func issue(_ source: String, _ target: String, to language: String) throws -> TermIssue {
    let glossary = try GlossaryTable.read(Self.table, path: "g.csv")
    let enforcer = TermEnforcer(
      glossary, from: try #require(LanguageTag("en")), to: try #require(LanguageTag(language)))
    return try #require(enforcer.issues(source: source, target: target).first)
  }

  @Test(
    "names the culprit and proposes the right form",
    arguments: [
      ("Praise for Sybiha", "Подяка Сібізі", "uk", .misspelt, "Сібізі", "Сибізі"),
      ("Poltava sleeps", "Полтвава спить", "uk", .misspelt, "Полтвава", "Полтава"),
      ("POLTAVA", "ПОЛТВА", "uk", .misspelt, "ПОЛТВА", "ПОЛТАВА"),
      ("Rain in Ternopil", "Дощ у Тєрнополі", "uk", .misspelt, "Тєрнополі", "Тернополі"),
      ("Trains to Chernihiv", "Потяги до Черныгова", "uk", .foreignSpelling, "Черныгова", "Чернігова"),
      ("Snow over Poltava", "Сніг над Poltava", "uk", .untranslated, "Poltava", "Полтавою"),
      ("Snow over Poltava", "Сніг над Пoлтавою", "uk", .mixedScript, "Пoлтавою", "Полтавою"),
      ("Rain in Chernihiv", "Shi në Černihiv", "sq", .foreignSpelling, "Černihiv", "Çernihiv"),
      ("Chernihiv sleeps", "Chernihiv fle", "sq", .untranslated, "Chernihiv", nil),
      ("The customs office", "Митна слжба", "uk", .misspelt, "Митна слжба", "Митна служба"),
    ] as [(String, String, String, TermIssue.Kind, String, String?)])
  func culprits(
    source: String, target: String, language: String, kind: TermIssue.Kind, found: String, suggestion: String?
  ) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == kind)
    #expect(issue.found == found)
    if let suggestion { #expect(issue.suggestion == suggestion) }
  }

  @Test(
    "leaves other words alone",
    arguments: [
      ("Poltava sleeps", "Полтавка спить", "uk"),
      ("The bridge", "Містичний день", "uk"),
      ("The bridge", "Помста", "uk"),
      ("Poltava sleeps", "Палата спить", "uk"),
    ])
  func innocents(source: String, target: String, language: String) throws {
    let issue = try issue(source, target, to: language)
    #expect(issue.kind == .missing)
    #expect(issue.found == nil)
  }
}
