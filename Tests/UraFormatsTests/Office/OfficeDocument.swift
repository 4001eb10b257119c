import TestArchives
import Testing
import UraModel

@testable import UraFormats

/// A document of an office program, taken apart in a test.
struct OfficeDocument {
  let format: any SkeletonFormat
  let document: SkeletonDocument
  let bytes: [UInt8]

  init(_ archive: TestArchive, as format: FileFormat, path: String? = nil) throws {
    bytes = archive.bytes
    self.format = try #require(format.reader as? any SkeletonFormat)
    let diagnostics = DiagnosticList()
    document = try self.format.document(
      of: InputFile(bytes: bytes, path: path ?? "a.\(format.rawValue)"), diagnostics: diagnostics)
    #expect(diagnostics.diagnostics.isEmpty)
  }

  /// The texts, each code as its markup.
  var texts: [String] { document.units.map { $0.variants[0].content.nativeText } }
  var plainTexts: [String] { document.units.map { $0.variants[0].text } }

  /// A part with the texts of some units changed, by the units' numbers from 1.
  func part(_ name: String, changing texts: [Int: InlineText]) throws -> String {
    let result = try document.rewritten(by: format) { slot, unit in unit.id.flatMap { Int($0) }.flatMap { texts[$0] } }
    return try Self.part(name, of: result)
  }

  private static func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let archive = try ZIPArchive(MappedBytes(bytes), path: "a")
    let index = try #require(try archive.entry(named: name))
    return String(decoding: try archive.text(of: archive.entries[index]), as: UTF8.self)
  }

  /// A part of the document in another language, with its first text changed.
  func part(_ name: String, in language: LanguageTag) throws -> String {
    var changes = SkeletonChanges()
    changes.texts = [0: InlineText("x")]
    changes.language = language
    return try Self.part(name, of: document.rewritten(by: format, changes))
  }

  /// What stands in a part around a mark.
  func body(_ name: String, changing texts: [Int: InlineText], from start: String, to end: String) throws -> String {
    let text = try part(name, changing: texts)
    let first = try #require(text.firstRange(of: start))
    let last = try #require(text.ranges(of: end).last)
    return String(text[first.upperBound..<last.lowerBound])
  }
}
