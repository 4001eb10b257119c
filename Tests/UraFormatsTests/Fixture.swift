import Foundation
import Testing
import UraFormats
import UraModel

/// The files of `Tests/Fixtures/formats`, written for these tests.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/formats")

  static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }
}

/// Reads all of a small document, also one that is wrong from its start to its end.
func parse(
  _ bytes: [UInt8], as format: FileFormat, options: ReadingOptions = .init()
) throws -> (header: DocumentHeader?, units: [TranslationUnit], diagnostics: [Diagnostic]) {
  let diagnostics = DiagnosticList()
  var header: DocumentHeader?
  var units: [TranslationUnit] = []
  _ = try format.reader.readUnits(
    InputFile(bytes: bytes, path: "test.en-sq.\(format.rawValue)"), options: options, diagnostics: diagnostics,
    header: { header = $0 }, unit: { unit, _ in units.append(unit) })
  return (header, units, diagnostics.diagnostics)
}

func parse(
  _ text: String, as format: FileFormat, options: ReadingOptions = .init()
) throws -> (header: DocumentHeader?, units: [TranslationUnit], diagnostics: [Diagnostic]) {
  try parse(Array(text.utf8), as: format, options: options)
}

/// Writes units into memory.
func render(
  _ units: [TranslationUnit], header: DocumentHeader?, as format: FileFormat, options: WritingOptions = .init()
) throws -> [UInt8] {
  let output = OutputFile()
  var writer = format.writer(to: output, options: options)
  try writer.begin(header ?? DocumentHeader(format: format))
  for unit in units { try writer.write(unit) }
  try writer.finish()
  return output.bytes
}
