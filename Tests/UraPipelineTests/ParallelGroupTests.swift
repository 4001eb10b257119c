import Foundation
import Testing
import UraModel
import UraPipeline

@Suite struct ParallelGroupTests {
  @Test(
    "a group is named after what its files have in common",
    arguments: [
      (["a/visit.en.txt", "b/visit.uk.txt"], "visit"),
      (["visit.day.en.txt", "visit.day.uk.txt"], "visit.day"),
      (["english.txt", "ukrainian.txt"], "english+ukrainian"),
      (["en", "uk"], "en+uk"),
    ])
  func naming(paths: [String], expected: String) {
    let members = zip([LanguageTag.english, .ukrainian], paths).map { ParallelGroup.Member($0, $1) }
    #expect(ParallelGroup(members: members).name == expected)
  }

  @Test("a folder is groups of two languages or more, translation files, and texts that stand alone")
  func folders() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in [
      "visit.en.txt", "visit.uk.txt", "visit.sq.txt", "deep/fair.en.txt", "deep/fair.uk.txt", "alone.en.txt",
      "memory.tmx",
      "notes.txt", ".hidden.en.txt", ".hidden.uk.txt", "photo.en.jpg",
      "draft.uk.PDF", "word.en.docx", "word.uk.DOCX", "~$word.en.docx", "~$word.uk.DOCX", "open.en.odt", "open.uk.odt",
    ] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: file)
    }
    let contents = try FolderContents(of: folder.path) { $0.hasSuffix(".tmx") }
    #expect(contents.groups.map(\.name) == ["deep/fair", "open", "visit", "word"])
    #expect(contents.groups[2].members.map(\.language) == [.english, .albanian, .ukrainian])
    #expect(contents.translationFiles == [folder.path + "/memory.tmx"])
    #expect(contents.alone == [folder.path + "/alone.en.txt"])
    #expect(contents.unread == [folder.path + "/draft.uk.PDF"])
    #expect(contents.unnamed == [folder.path + "/notes.txt"])
    #expect(contents.groups[2].members.first?.path == folder.path + "/visit.en.txt")
  }

  /// What a folder of texts holds, none of them a translation file, and its path.
  private static func contents(_ names: [String]) throws -> (contents: FolderContents, folder: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names { try Data("x".utf8).write(to: folder.appending(path: name)) }
    return (try FolderContents(of: folder.path) { _ in false }, folder.path)
  }

  @Test("extensions tell groups apart where a language has two files of a name, and only there")
  func extensions() throws {
    let (contents, folder) = try Self.contents(
      ["a.en.html", "a.en.txt", "a.uk.html", "a.uk.txt", "a.sq.md", "b.en.md", "b.uk.htm"])
    #expect(contents.groups.map(\.name) == ["a.html", "a.txt", "b"])
    #expect(contents.groups.allSatisfy { $0.members.map(\.language) == [.english, .ukrainian] })
    #expect(contents.alone == [folder + "/a.sq.md"])
  }

  @Test("two files of one language and name are in no group, whatever the rest of the group is")
  func doubledLanguages() throws {
    let (contents, folder) = try Self.contents(
      ["a.en.txt", "a.sq.txt", "a.uk-UA.txt", "a.uk_UA.txt", "b.en.txt", "b.uk-UA.md", "b.uk_UA.md"])
    #expect(contents.groups.map { $0.members.map(\.language) } == [[.english, .albanian]])
    let doubled = ["a.uk-UA.txt", "a.uk_UA.txt", "b.uk-UA.md", "b.uk_UA.md"]
    #expect(contents.doubled == doubled.map { folder + "/" + $0 })
    #expect(contents.alone == [folder + "/b.en.txt"])
  }

  @Test("links to a folder and to files in it are followed")
  func links() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = place.appending(path: "real")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: folder.appending(path: "a.en.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "a.uk.txt").path, withDestinationPath: "a.en.txt")
    let link = place.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    let contents = try FolderContents(of: link) { _ in false }
    #expect(contents.groups.map { $0.members.map(\.path) } == [["\(link)/a.en.txt", "\(link)/a.uk.txt"]])
    #expect(try MatchDocuments.texts(inFolder: link) == ["\(link)/a.en.txt", "\(link)/a.uk.txt"])
  }

  @Test("a folder that is not there is an error with its name")
  func missingFolder() {
    #expect(throws: (any Error).self) { try FolderContents(of: "/nowhere/at/all") { _ in false } }
  }
}
