import Testing
import UraFormats
import UraModel

@testable import UraGlossary

@Suite("GlossaryTable")
struct GlossaryTableTests {
  private let uk = LanguageTag("uk")

  @Test("the line in which Excel names the delimiter is no row", arguments: [";", "|"])
  func namedDelimiter(delimiter: String) throws {
    let text = ["sep=\(delimiter)", "en\(delimiter)uk", "Kyiv, the city\(delimiter)Київ"].joined(separator: "\r\n")
    let glossary = try GlossaryTable.read(text, path: "g.csv")
    #expect(glossary.entries.map { $0.concept.names(for: .english).map(\.text) } == [["Kyiv, the city"]])
    #expect(glossary.entries.first?.location?.line == 3)
  }

  @Test("columns may be headed by the names of languages")
  func languageNames() throws {
    let glossary = try GlossaryTable.read(
      "English (US);Українська;forbidden_Українська;Примітка\nKyiv;Київ;Киев;a; b\n", path: "g.csv")
    #expect(glossary.entries.first?.concept.names(for: .ukrainian).map(\.text) == ["Київ", "Киев"])
    #expect(glossary.entries.first?.concept.names(for: .english).map(\.text) == ["Kyiv"])
  }

  @Test("reads alternatives, their status and hints")
  func columns() throws {
    let table = """
      id,en,uk,note,forbidden_uk,deprecated_uk,domain,colour
      c1,Sybiha|Andrii Sybiha,"Сибіга{m,anim}|Андрій Сибіга{case}",person,Сібіга|Сибиха,Сибіґа,politics,blue
      """
    let glossary = try GlossaryTable.read(table, path: "g.csv")
    let entry = try #require(glossary.entries.first)
    let terms = entry.concept.terms(in: try #require(uk))
    #expect(terms.map(\.text) == ["Сибіга", "Андрій Сибіга", "Сібіга", "Сибиха", "Сибіґа"])
    #expect(terms.map(\.status) == [.preferred, .admitted, .forbidden, .forbidden, .deprecated])
    #expect(terms[0].inflection == "m,anim")
    #expect(terms[1].isCaseSensitive == true)
    #expect(entry.concept.id == "c1")
    #expect(entry.concept.domain == "politics")
    #expect(entry.concept.notes.map(\.text) == ["person"])
    #expect(entry.concept.properties == [Property("colour", "blue")])
    #expect(entry.location?.description == "g.csv:2")
  }

  @Test("gives the hints behind a column's name to the terms that have none")
  func columnHints() throws {
    let glossary = try GlossaryTable.read("en,de{+s|es}\nlake,See|Gewässer{indecl}\n", path: "g.csv")
    let terms = try #require(glossary.entries.first).concept.terms(in: try #require(LanguageTag("de")))
    #expect(terms.map(\.inflection) == ["+s|es", "indecl"])
  }

  @Test("writes what it reads", arguments: [CSVReader.Dialect.csv, .semicolons, .quotedTabs])
  func roundTrip(dialect: CSVReader.Dialect) throws {
    let table = """
      id,en,uk,domain,definition,note,forbidden_uk,colour
      1,eye,"око{n,=очі|очей}",body,"what ""sees"" well",,глаз,"a, b"
      2,NATO,НАТО{indecl},,,,,
      """
    let first = try GlossaryTable.read(table, path: "g.csv")
    let second = try GlossaryTable.read(GlossaryTable.write(first, dialect: dialect), path: "g.csv")
    #expect(second.entries.map(\.concept) == first.entries.map(\.concept))
  }

  @Test("keeps a bar inside braces together")
  func bars() {
    #expect(TermNotation.terms(of: "око{=очі|очей} | зіниця |").map(\.text) == ["око", "зіниця"])
  }

  @Test("says what is missing when the first line names no language")
  func noLanguage() {
    let error = #expect(throws: InputError.self) { try GlossaryTable.read("term,translation\na,b\n", path: "g.csv") }
    #expect(error?.diagnostic.code == "glossary-no-language")
  }

  @Test("guesses the delimiter from the first line", arguments: [",", ";", "\t"])
  func delimiter(_ mark: String) throws {
    let text = ["en", "uk"].joined(separator: mark) + "\n" + ["dam", "дамба"].joined(separator: mark) + "\n"
    let glossary = try GlossaryTable.read(text, path: "g")
    #expect(glossary.languages.map(\.description) == ["en", "uk"])
  }

  @Test("tells of a row with too many cells")
  func extraCells() throws {
    let list = DiagnosticList()
    _ = try GlossaryTable.read("en,uk\na,b,c\n", path: "g.csv", reporting: list)
    #expect(list.diagnostics.map(\.code) == ["glossary-extra-cell"])
  }

  @Test(
    "tells where hints have no term before them, and takes the other terms",
    arguments: ["{x}", "{m,anim}", "{}", " {x} |міст"])
  func emptyTerm(_ cell: String) throws {
    let list = DiagnosticList()
    let glossary = try GlossaryTable.read("en,uk\na,\"\(cell)\"\n", path: "g.csv", reporting: list)
    #expect(list.diagnostics.map(\.code) == ["glossary-empty-term"])
    #expect(list.diagnostics.first?.location == SourceLocation(path: "g.csv", line: 2, column: 3))
    let texts = glossary.entries.flatMap { $0.concept.languages.flatMap { $0.terms.map(\.text) } }
    #expect(texts == (cell.contains("міст") ? ["a", "міст"] : ["a"]))
  }
}
