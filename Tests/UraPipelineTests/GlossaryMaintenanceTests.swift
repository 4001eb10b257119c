import Foundation
import Testing
import UraFormats
import UraMemory
import UraModel

@testable import UraGlossary
@testable import UraPipeline

@Suite("GlossaryMaintenance")
struct GlossaryMaintenanceTests {
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ura-glossary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  private static let table = """
    id,en,uk,domain,definition,note,forbidden_uk,client,customerSubset
    term-7,Sybiha,"Сибіга{m,anim}",person,A minister.,since 2024,Сібіга,ACME & Co,press
    17,bridge,міст,,,,,"a=b, c",

    """

  @Test("keeps every column of a table through TBX and back")
  func roundTrip() throws {
    let folder = try folder()
    try Self.table.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
    let talk = DiagnosticList()
    try GlossaryMaintenance.export(
      [folder + "/a.csv"], to: folder + "/a.tbx", as: .tbx, from: nil, to: nil, diagnostics: talk)
    let tbx = try String(contentsOfFile: folder + "/a.tbx", encoding: .utf8)
    #expect(tbx.contains("<admin type=\"customerSubset\">press</admin>"))
    #expect(tbx.contains("<note>ura: client=ACME &amp; Co</note>"))
    #expect(tbx.contains("id=\"term-7\""))
    try GlossaryMaintenance.export(
      [folder + "/a.tbx"], to: folder + "/b.csv", as: .csv, from: nil, to: nil, diagnostics: talk)
    // A number is no identifier in XML.
    let expected = Self.table.replacing("\n17,", with: "\nc1,")
    let result = try String(contentsOfFile: folder + "/b.csv", encoding: .utf8)
    #expect(try rows(result) == rows(expected))
    #expect(talk.diagnostics.isEmpty)
  }

  @Test("an entry goes into a table as it is delimited, and into nothing else")
  func additions() throws {
    let folder = try folder()
    func add(to name: String) throws {
      _ = try GlossaryMaintenance.add(
        [("en", "Tirana"), ("uk", "Тирана")], to: folder + "/" + name,
        exists: FileManager.default.fileExists(atPath: folder + "/" + name), diagnostics: DiagnosticList())
    }
    func text(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
    for (name, table, expected) in [
      ("new.csv", nil, "en,uk,note\nTirana,Тирана,\n"), ("new.tsv", nil, "en\tuk\tnote\nTirana\tТирана\t\n"),
      ("a.csv", "en;uk\nPristina;Приштина\n", "en;uk;note\nPristina;Приштина;\nTirana;Тирана;\n"),
    ] {
      try table?.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
      try add(to: name)
      #expect(try text(name) == expected)
    }
    _ = try TranslationMemory(path: folder + "/memory.sqlite", mode: .create)
    try GlossaryMaintenance.export(
      [folder + "/a.csv"], to: folder + "/a.tbx", as: .tbx, from: nil, to: nil, diagnostics: DiagnosticList())
    try "en,uk\nPristina,\"Приштина\n".write(toFile: folder + "/broken.csv", atomically: true, encoding: .utf8)
    for name in ["memory.sqlite", "a.tbx", "broken.csv"] {
      let before = try Data(contentsOf: URL(filePath: folder + "/" + name))
      #expect(throws: InputError.self, "\(name)") { try add(to: name) }
      #expect(try Data(contentsOf: URL(filePath: folder + "/" + name)) == before, "\(name)")
    }
  }

  @Test("says what a table of two languages cannot hold")
  func losses() throws {
    let folder = try folder()
    try Self.table.write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
    let talk = DiagnosticList()
    try GlossaryMaintenance.export(
      [folder + "/a.csv"], to: folder + "/a.txt", as: .omegat, from: LanguageTag("en"), to: LanguageTag("uk"),
      diagnostics: talk)
    #expect(talk.diagnostics.map(\.code) == ["glossary-lost"])
    #expect(talk.diagnostics.first?.message.contains("domain (1), definition (1), hints (1), client (2)") == true)
  }

  /// The cells of each row by the name of their column.
  private func rows(_ table: String) throws -> [[String: String]] {
    let glossary = try GlossaryTable.read(table, path: "t.csv")
    return glossary.entries.map { entry in
      var row = ["id": entry.concept.id ?? "", "domain": entry.concept.domain ?? ""]
      row["definition"] = entry.concept.definition
      row["note"] = entry.concept.notes.map(\.text).joined()
      for property in entry.concept.properties { row[property.name] = property.value }
      for section in entry.concept.languages {
        for term in section.terms { row["\(section.language) \(term.status)"] = TermNotation.text(term) }
      }
      return row
    }
  }
}
