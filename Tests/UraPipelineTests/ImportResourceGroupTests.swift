import Foundation
import Testing
import UraMemory
import UraModel
import UraPipeline
import UraReports

@Suite("Resources in several languages")
struct ImportResourceGroupTests {
  @Test("are found by their names, with the source language's file that has none in its own")
  func folder() {
    let folder = ResourceFolder(
      [
        "res/values/strings.xml", "res/values-uk/strings.xml", "i18n/en.json", "i18n/sq.json", "i18n/uk.json", "m.tmx",
        "alone_uk.properties", "app.uk.po",
      ], source: .english)
    #expect(folder.groups.map(\.name) == ["res/values/strings.xml", "i18n/*.json"])
    #expect(folder.groups[0].members.map(\.language) == [.english, .ukrainian])
    #expect(folder.groups[1].members.map(\.path) == ["i18n/en.json", "i18n/sq.json", "i18n/uk.json"])
    #expect(folder.rest == ["m.tmx", "alone_uk.properties", "app.uk.po"])
  }

  @Test("are stored by their keys, in one unit for all languages")
  func stored() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      ("en", #"{"open": "Open the file", "only": "Only here"}"#), ("uk", #"{"open": "Відкрити файл"}"#),
      ("sq", #"{"open": "Hape skedarin"}"#),
    ]
    let members = try files.map { name, text in
      let file = folder.appending(path: name + ".json")
      try Data(text.utf8).write(to: file)
      return ParallelGroup.Member(LanguageTag(name) ?? .undetermined, file.path)
    }
    let group = ParallelGroup(name: "strings", members: members)
    #expect(ImportResourceGroup.takes(group))
    let memory = try TranslationMemory()
    let diagnostics = DiagnosticList()
    let journey = ImportResourceGroup(
      into: memory, session: memory.makeSession(description: "import", author: nil), options: ImportOptions())
    let document = try journey(group, diagnostics: diagnostics)
    #expect(document.outcome == .stored(new: 1, counted: 0))
    #expect(diagnostics.diagnostics.map(\.code) == ["resources-alone"])
    var texts: [[String]] = []
    try memory.forEachUnit { texts.append($0.unit.variants.map(\.text).sorted()) }
    #expect(texts == [["Hape skedarin", "Open the file", "Відкрити файл"]])
    #expect(try journey(group, diagnostics: diagnostics).outcome == .alreadyThere)
  }
}
