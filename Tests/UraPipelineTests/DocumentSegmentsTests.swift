import Foundation
import Testing
import UraMemory
import UraModel

@testable import UraPipeline

@Suite("DocumentSegments")
struct DocumentSegmentsTests {
  private func segments(_ text: String, named name: String) throws -> [DocumentSegments.Segment] {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString).\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try DocumentSegments(of: Array(text.utf8), path: path, language: .english).segments
  }

  @Test("HTML gives the sentences of its texts, lines and attributes, not its markup")
  func html() throws {
    let found = try segments(
      """
      <html><head><title>The visit</title><style>p { color: red }</style></head><body>
      <p><b>She came.
        He <i>left</i></b> at once.</p><p>One line<br>another line</p>
      <p translate="no">CODE</p><p>A map: <img src="m.png" alt="The route. In red."></p></body></html>
      """, named: "en.html")
    #expect(
      found.map(\.text) == [
        "The visit", "She came.", "He left at once.", "One line", "another line", "A map:", "The route.", "In red.",
      ])
    #expect(found.map(\.paragraph) == [0, 1, 1, 2, 2, 3, 4, 4])
    #expect(found.map(\.line) == [1, 2, 2, 3, 3, 4, 4, 4])
    #expect(found[2].content.codes.map(\.data) == ["<i>", "</i>", "</b>"])
  }

  @Test("Markdown gives the sentences of its blocks")
  func markdown() throws {
    let found = try segments("# A title\n\nThe **bridge** is\nclosed. It opens soon.\n\n- one\n- two\n", named: "en.md")
    #expect(found.map(\.text) == ["A title", "The bridge is closed.", "It opens soon.", "one", "two"])
    #expect(found.map(\.line) == [1, 3, 3, 6, 7])
  }

  @Test("running text is as it was, its line breaks as spaces, each segment with its line")
  func text() throws {
    let found = try segments("A title\n\nOne <b>two\nthree. Four.\n", named: "en.txt")
    #expect(found.map(\.text) == ["A title", "One <b>two three.", "Four."])
    #expect(found.map(\.line) == [1, 3, 4])
    #expect(found.allSatisfy { $0.content.codes.isEmpty })
  }

  @Test("a file that holds translations is no document", arguments: ["en.tmx", "uk.xlf", "uk.po"])
  func translations(name: String) {
    #expect {
      try segments("<x/>", named: name)
    } throws: {
      ($0 as? InputError)?.diagnostic.code == "not-a-document"
    }
  }

  @Test("parallel HTML is stored with its codes, sentences that cross a pair with halves of it")
  func importedHTML() async throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in [
      ("a.en.html", "<p><b>The bridge is closed. It opens on</b> Monday.</p>"),
      ("a.uk.html", "<p><b>Міст зачинено. Він відкриється в</b> понеділок.</p>"),
    ] {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    let contents = try FolderContents(of: folder) { _ in false }
    let memory = try TranslationMemory()
    _ = try await ImportAll(into: memory)(
      contents.groups.map { .group($0) }, concurrency: 1, diagnostics: DiagnosticList(), progress: { _ in })
    var units: [TranslationUnit] = []
    try memory.forEachUnit { units.append($0.unit) }
    #expect(
      units.map { $0.variants.map(\.text) } == [
        ["The bridge is closed.", "Міст зачинено."], ["It opens on Monday.", "Він відкриється в понеділок."],
      ])
    #expect(
      units.flatMap(\.variants).map { $0.content.codes.map(\.kind) } == [
        [.isolatedOpening], [.isolatedOpening], [.isolatedClosing], [.isolatedClosing],
      ])
  }
}
