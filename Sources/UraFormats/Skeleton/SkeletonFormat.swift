package import UraModel

/// A format whose files are written back by changing the translated bytes only: what programs ship, and PO.
///
/// `parse` goes through a file and hands over its units with the slots where their texts stand; what is between the slots is
/// the skeleton and is never touched. To add a format: parse with slots, encode a text for a slot, register it in
/// `FileFormat`. Reading as a stream of units and writing back come with the protocol.
package protocol SkeletonFormat: TranslationUnitReader {
  var format: FileFormat { get }

  /// The decoded file; of an archive the parts that hold text.
  func file(_ input: InputFile, options: ReadingOptions) throws(InputError) -> SkeletonFile

  /// Goes through the decoded file and hands over its units and their slots, a stretch of the file after another, at least
  /// one: `SkeletonDocument.handOver` between entries, `finish` at the end.
  ///
  /// What is wrong with one entry is reported, and the entry left to the skeleton.
  func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws

  /// The text as it must stand in the slot: escaped, quoted, indented as the slot asks for.
  func encoded(_ content: InlineText, for slot: TextSlot, in document: SkeletonDocument) throws(InputError) -> String

  /// How the text comes into its slot: as `encoded` says, by default.
  func edit(_ content: InlineText, for slot: TextSlot, in document: SkeletonDocument) throws(InputError) -> SkeletonEdit

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
  func declaredEncoding(in bytes: MappedBytes) -> String?
}

extension SkeletonFormat {
  /// Reads a file as a stream of units.
  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    var report = ReadingReport()
    var isFirst = true
    try parse(input, options: options, diagnostics: diagnostics) { stretch in
      if isFirst { try header(stretch.header) }
      isFirst = false
      for (found, start) in zip(stretch.units, stretch.starts) { try unit(found, stretch.file.location(of: start)) }
      report.units += stretch.units.count
      report.skipped = stretch.skipped
    }
    return report
  }

  /// Goes through a file as it is on the disk.
  package func parse(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    try parse(try file(input, options: options), options: options, diagnostics: diagnostics, stretch: stretch)
  }

  package func file(_ input: InputFile, options: ReadingOptions) throws(InputError) -> SkeletonFile {
    let bytes = try input.mapped()
    return try SkeletonFile(
      bytes, path: input.path, encoding: options.encoding ?? declaredEncoding(in: bytes), limit: options.fileBytes)
  }

  /// All of a small file.
  package func document(
    of input: InputFile, options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector
  ) throws -> SkeletonDocument {
    try document(of: try file(input, options: options), options: options, diagnostics: diagnostics)
  }

  func document(
    of file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws -> SkeletonDocument {
    var whole: SkeletonDocument?
    try parse(file, options: options, diagnostics: diagnostics) { stretch in
      if whole == nil { whole = stretch } else { whole?.append(stretch) }
    }
    return whole ?? SkeletonDocument(file, header: DocumentHeader(format: format))
  }

  package func edit(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> SkeletonEdit { SkeletonEdit(slot.range, try encoded(content, for: slot, in: document)) }

  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit] { [] }

  package func edits(
    adding variants: [SkeletonChanges.AddedVariant], to document: SkeletonDocument
  ) throws(InputError) -> [SkeletonEdit] {
    []
  }

  package var addsLanguages: Bool { false }

  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] { [] }

  package func numberOfForms(in document: SkeletonDocument, for language: LanguageTag) -> Int? { nil }

  package func declaredEncoding(in bytes: MappedBytes) -> String? { nil }
}
