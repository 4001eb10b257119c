import Foundation
import TestArchives
import Testing
import UraModel
import UraSegmentation

@testable import UraPipeline

@Suite("Segments of office documents")
struct OfficeSegmentsTests {
  private func segments(_ archive: TestArchive, named name: String) throws -> [Segment] {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString).\(name)"
    try Data(archive.bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var found: [Segment] = []
    try SegmentDocument.forEachSegment(ofFile: path, .init(language: .english)) { found.append($0) }
    return found
  }

  /// What stands in the entries of an archive at the segments' places.
  private func sources(_ segments: [Segment], in archive: TestArchive) -> [String] {
    segments.map { segment in
      let entry = archive.entries.first { $0.name == segment.part }
      return String(decoding: entry?.content[segment.range] ?? [], as: UTF8.self)
    }
  }

  @Test("have their places in the part that they stand in, unpacked; what stands on every page is none")
  func word() throws {
    let archive = TestArchive.word(
      "<w:p><w:r><w:t>She came &amp; sa</w:t></w:r><w:r><w:t>w. He left.</w:t><w:br/><w:t>At once.</w:t></w:r></w:p>",
      parts: [
        ("footnotes", "<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"),
        ("header", "<w:p><w:r><w:t>Head.</w:t></w:r></w:p>"),
      ])
    let found = try segments(archive, named: "docx")
    #expect(found.map(\.text) == ["She came & saw.", "He left.", "At once.", "A note."])
    #expect(found.map(\.part) == ["word/document.xml", "word/document.xml", "word/document.xml", "word/footnotes.xml"])
    #expect(
      sources(found, in: archive) == [
        "She came &amp; sa</w:t></w:r><w:r><w:t>w.", "He left.", "At once.", "A note.",
      ])
    #expect(found[3].jsonLine.hasSuffix("\"text\":\"A note.\",\"part\":\"word/footnotes.xml\"}"))
  }

  @Test("have their places in OpenDocument, where white space is folded")
  func openDocument() throws {
    let archive = TestArchive.openDocument(
      "<text:p>\n  One <text:span>two.\n   Three</text:span><text:s/>four &lt;five&gt;.</text:p>")
    let found = try segments(archive, named: "odt")
    #expect(found.map(\.text) == ["One two.", "Three four <five>."])
    #expect(
      sources(found, in: archive) == [
        "One <text:span>two.", "Three</text:span><text:s/>four &lt;five&gt;.",
      ])
  }
}
