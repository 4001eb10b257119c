import Foundation
import Testing
import UraModel
import UraPipeline

@Suite struct MatchDocumentsTests {
  @Test("texts are put together by name, the others by what they say; one that fits nowhere stays alone")
  func matching() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      "en/first.txt": "The mayor of Lviv opened the new library on Monday. It has 40,000 books in 12 languages.",
      "en/second.txt": "The government of Albania will close the port in Durrës. Three ships were damaged in March.",
      "en/third.txt": "The president signed the law about education.",
      "uk/article-17.txt": "Уряд Албанії закриє порт у Дурресі. У березні пошкоджено три кораблі.",
      "uk/article-18.txt": "Мер Львова відкрив у понеділок нову бібліотеку. У ній 40 000 книжок 12 мовами.",
      "uk/third.txt": "Президент підписав закон про освіту.",
      "uk/bread.txt": "Хлібина лежала на столі поруч із ножем.",
    ]
    for (name, text) in texts {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let folders = try ["en", "uk"].map { name in
      MatchDocuments.Folder(
        try #require(LanguageTag(name)), try MatchDocuments.texts(inFolder: folder.appending(path: name).path))
    }
    let result = MatchDocuments()(folders, diagnostics: DiagnosticList())
    let groups = result.groups.map { group in group.members.map { URL(filePath: $0.path).lastPathComponent } }
    #expect(
      Set(groups) == [
        ["first.txt", "article-18.txt"], ["second.txt", "article-17.txt"], ["third.txt", "third.txt"],
      ])
    #expect(result.groups.map(\.name).sorted() == ["first", "second", "third"])
    #expect(result.found.count == 2)
    #expect(result.alone.map { URL(filePath: $0).lastPathComponent } == ["bread.txt"])
  }
}
