package import UraModel

/// A format whose files are written back by changing the translated bytes only: what programs ship, and PO.
///
/// `parse` takes a file apart into units and the slots where their texts stand; what is between the slots is the skeleton
/// and is never touched. To add a format: parse with slots, encode a text for a slot, register it in `FileFormat`. Reading
/// as a stream of units and writing back come with the protocol.
package protocol SkeletonFormat: TranslationUnitReader {
  var format: FileFormat { get }

  /// The units of the decoded file, and where their texts stand.
  ///
  /// What is wrong with one entry is reported, and the entry left to the skeleton.
  func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument

  /// The text as it must stand in the slot: escaped, quoted, indented as the slot asks for.
  func encoded(_ content: InlineText, for slot: TextSlot, in document: SkeletonDocument) throws(InputError) -> String

  /// What else changes with the text of a unit, outside of its slots: PO's mark `fuzzy`. None by default.
  func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit]

  /// Whether units of the file can get a language that they have not; false by default.
  var addsLanguages: Bool { get }

  /// How units get a language that they have not.
  func edits(
    adding variants: [SkeletonChanges.AddedVariant], to document: SkeletonDocument
  ) throws(InputError) -> [SkeletonEdit]

  /// How a file comes to say that it is in another language: the root key of Rails, `@@locale`. None by default.
  func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit]

  /// How many forms a plural has, where the file says it itself (PO).
  func numberOfForms(in document: SkeletonDocument, for language: LanguageTag) -> Int?

  /// The encoding that the file names itself; nil leaves it to its byte order mark and its bytes.
  func declaredEncoding(in bytes: [UInt8]) -> String?
}

extension SkeletonFormat {
  /// Reads a file as a stream of units.
  package func read(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let document = try document(of: input, options: options, diagnostics: diagnostics)
    try header(document.header)
    var position = SkeletonFile.Position()
    for (index, found) in document.units.enumerated() {
      try unit(found, document.file.location(of: document.starts[index], from: &position))
    }
    var report = ReadingReport()
    report.units = document.units.count
    report.skipped = document.skipped
    return report
  }

  /// The whole file, taken apart.
  package func document(
    of input: InputFile, options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    let bytes = try input.bytes(limit: options.fileBytes)
    let file = try SkeletonFile(bytes, path: input.path, encoding: options.encoding ?? declaredEncoding(in: bytes))
    return try parse(file, options: options, diagnostics: diagnostics)
  }

  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit] { [] }

  package func edits(
    adding variants: [SkeletonChanges.AddedVariant], to document: SkeletonDocument
  ) throws(InputError) -> [SkeletonEdit] {
    []
  }

  package var addsLanguages: Bool { false }

  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] { [] }

  package func numberOfForms(in document: SkeletonDocument, for language: LanguageTag) -> Int? { nil }

  package func declaredEncoding(in bytes: [UInt8]) -> String? { nil }
}
