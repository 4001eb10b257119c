import Foundation
import TestArchives
import Testing

/// Articles that were written in Word or LibreOffice, through the commands that take articles.
@Suite struct OfficeDocumentTests {
  private static let english =
    "The bridge is open\nThe old bridge is open again. It was closed for a year.\nThe mayor spoke."
  private static let ukrainian = "Міст відкрито\nСтарий міст знову відкрито. Його було зачинено на рік.\nМер виступив."
  private static let albanian =
    "Ura u hap\nUra e vjetër është hapur sërish. Ajo ishte e mbyllur për një vit.\nKryetari foli."

  private static func openDocument(_ text: String) -> [UInt8] {
    TestArchive.openDocument(text.split(separator: "\n").map { "<text:p>\($0)</text:p>" }.joined()).bytes
  }

  private func withArticles(_ body: (UraProcess) throws -> Void) throws {
    try withFolder { ura in
      try ura.write(TestArchive.word(Self.english).bytes, to: "a.en.docx")
      try ura.write(TestArchive.word(Self.ukrainian).bytes, to: "a.uk.docx")
      try ura.write(Self.openDocument(Self.albanian), to: "a.sq.odt")
      try body(ura)
    }
  }

  @Test("they are segmented, aligned, imported and found like any other article")
  func journey() throws {
    try withArticles { ura in
      let segments = try ura("segment", "--lang", "en", "a.en.docx")
      #expect(
        segments.lines.map { String($0.prefix(12)) } == [
          "The bridge i", "The old brid", "It was close", "The mayor sp",
        ])
      let standard = try ura(
        "segment", "--lang", "sq", "--as", "odt", "-", input: Data(Self.openDocument(Self.albanian)))
      #expect(standard.lines.count == 4)
      let pair = try ura("align", "--from", "en", "--to", "uk", "--format", "jsonl", "a.en.docx", "a.uk.docx")
      #expect(pair.lines.count == 4 && pair.lines[2].contains("It was closed for a year."))
      #expect(try ura("align", "en=a.en.docx", "uk=a.uk.docx", "sq=a.sq.odt", "--format", "jsonl").lines.count == 4)
      let imported = try ura("import", ".")
      #expect(imported.status == 0, "\(imported.errors)")
      let found = try ura("lookup", "--from", "en", "--to", "sq", "--format", "jsonl", "The mayor spoke.")
      #expect(found.output.contains("Kryetari foli."))
      try ura.write("en,uk\nmayor,староста\n", to: "terms.csv")
      let checked = try ura(
        "validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv", "a.en.docx", "a.uk.docx")
      #expect(checked.status == 1)
      // Nobody sees the lines of such a file: the number is that of the paragraph.
      #expect(checked.output.contains("a.uk.docx:3"), "\(checked.output)")
    }
  }

  @Test(
    "they are translated by way of XLIFF, and a file without translations stays as it is",
    arguments: ["a.en.docx", "a.sq.odt"])
  func translation(file: String) throws {
    try withArticles { ura in
      let ending = file.hasSuffix("docx") ? "docx" : "odt"
      let source = file.hasSuffix("docx") ? "en" : "sq"
      let extracted = try ura("extract", "--from", source, "--to", "de", file, "-o", "a.xlf")
      #expect(extracted.status == 0 && extracted.errors.contains("3 texts written"))
      #expect(try ura("merge", file, "a.xlf", "-o", "same.\(ending)").status == 0)
      let read = { (name: String) in try Data(contentsOf: ura.folder.appending(path: name)) }
      #expect(try read("same.\(ending)") == read(file))
      let xliff = String(decoding: try read("a.xlf"), as: UTF8.self)
      try ura.write(
        xliff.replacing("</source>", with: "</source>\n<target>Guten Tag &amp; Brücke.</target>"), to: "b.xlf")
      let merged = try ura("merge", file, "b.xlf", "-o", "new.\(ending)")
      #expect(merged.status == 0 && merged.errors.contains("3 texts put into"), "\(merged.errors)")
      let segments = try ura("segment", "--lang", "de", "new.\(ending)")
      #expect(segments.lines == Array(repeating: "Guten Tag & Brücke.", count: 3))
    }
  }

  @Test("they have no lines, and say so where lines are asked for")
  func noLines() throws {
    try withArticles { ura in
      for arguments in [
        ["segment", "--lang", "en", "--segmented", "a.en.docx"],
        ["segment", "--lang", "en", "--paragraphs", "line", "a.en.docx"],
        ["align", "--from", "en", "--to", "uk", "--segmented", "a.en.docx", "a.uk.docx"],
      ] {
        let result = try ura(arguments)
        #expect(result.status == 2 && result.errors.contains("[not-plain-text]"), "\(result.errors)")
      }
    }
  }

  @Test("a file that is cut off ends in an error, and leaves what was there")
  func cutOff() throws {
    try withArticles { ura in
      let whole = TestArchive.word(Self.english).bytes
      try ura.write(Array(whole.dropLast(40)), to: "b.en.docx")
      try ura.write("before", to: "new.docx")
      for arguments in [
        ["import", "en=b.en.docx", "uk=a.uk.docx"], ["segment", "--lang", "en", "b.en.docx"],
        ["extract", "--from", "en", "--to", "uk", "b.en.docx", "-o", "new.docx"],
      ] {
        let result = try ura(arguments)
        #expect(result.status == 2 && result.errors.contains("[zip-damaged]"), "\(result.errors)")
      }
      #expect(try String(contentsOf: ura.folder.appending(path: "new.docx"), encoding: .utf8) == "before")
      #expect(try ura("sessions").output.isEmpty)
    }
  }
}
