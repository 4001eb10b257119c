import Testing
import UraModel

@testable import UraGlossary

@Suite struct GlossaryLintTests {
  private func codes(_ rows: String) throws -> [String] {
    let glossary = try GlossaryTable.read("en,uk,forbidden_uk\n" + rows, path: "g.csv")
    return GlossaryLint.diagnostics(for: glossary).map(\.code)
  }

  @Test(
    "one name in two entries is to be joined, but a name is not the common word that is written like it",
    arguments: [
      ("Poltava,Полтава,\nPoltava,Полтава,\n", true), ("POLTAVA,Полтава,\nPoltava,Полтава,\n", true),
      ("bank,банк,\nbank,берег,\n", true), ("US,США,\nus,нас,\n", false), ("Pole,поляк,\npole,полюс,\n", false),
    ])
  func duplicates(rows: String, isReported: Bool) throws {
    #expect(try codes(rows).contains("glossary-duplicate") == isReported)
  }

  @Test("a forbidden name may not be an allowed one, nor the only one")
  func conflicts() throws {
    #expect(try codes("Kyiv,Київ,Київ\n").contains("glossary-conflict"))
    #expect(try codes("Kyiv,,Киев\n").contains("glossary-no-term"))
  }

  @Test(
    "says what else is wrong or doubtful, and nothing of what is right",
    arguments: [
      ("Kyiv,Київ,\n", []), ("Kyiv,Київ{q},\n", ["glossary-hint"]), ("Kyiv,Киïв,\n", ["glossary-mixed-script"]),
      ("Odesa,Одеса,Одес\n", ["glossary-shared-form"]),
    ])
  func others(rows: String, expected: [String]) throws { #expect(try codes(rows) == expected) }
}
