package import UraModel

/// A skeleton format that can also make a whole file of units that came from elsewhere.
package protocol NewFileFormat: SkeletonFormat {
  /// A file with line feeds, begun.
  func newFile(_ header: NewFileHeader) -> any NewFile
}

/// What is known before the first unit.
package struct NewFileHeader: Sendable {
  /// The language to write, for a format of one language.
  package var language: LanguageTag
  /// The language that was translated from.
  package var source: LanguageTag
}

/// A file that is written unit by unit. What it gives back is the next piece of the file.
package protocol NewFile {
  /// What stands in front of the first unit.
  mutating func begin() -> String

  /// What the file has of a unit, and what became of it.
  mutating func write(_ unit: TranslationUnit) throws(InputError) -> (text: String, outcome: WritingOutcome)

  /// What stands behind the last unit, in pieces.
  mutating func finish(_ write: (String) throws(InputError) -> Void) throws(InputError)
}

/// Writes a new file unit by unit.
package struct NewFileWriter: TranslationUnitWriter {
  private let format: any TranslationUnitReader
  private let output: OutputFile
  private let options: WritingOptions
  private var header: DocumentHeader?
  private var file: (any NewFile)?

  package init(_ format: any TranslationUnitReader, to output: OutputFile, options: WritingOptions) {
    self.format = format
    self.output = output
    self.options = options
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    guard format is any NewFileFormat else {
      throw InputError(
        at: SourceLocation(path: output.path), code: "format-needs-original",
        "expected a format that a file can be made of from units alone, found one that needs its original; merge the units into that"
      )
    }
    self.header = header
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    open(unit)
    guard var file else { return .empty }
    defer { self.file = file }
    let (text, outcome) = try file.write(unit)
    output.write(text)
    try output.flushIfFull()
    return outcome
  }

  package mutating func finish() throws(InputError) {
    open(nil)
    let output = output
    try file?.finish { text throws(InputError) in
      output.write(text)
      try output.flushIfFull()
    }
    try output.finish()
  }

  /// Begins the file, whose language the first unit may have to tell.
  private mutating func open(_ first: TranslationUnit?) {
    guard file == nil, let header, let format = format as? any NewFileFormat else { return }
    let language =
      options.targetLanguage ?? header.targetLanguages.first ?? options.sourceLanguage ?? header.sourceLanguage
      ?? first?.variants.last?.language ?? .undetermined
    let source = header.sourceLanguage ?? first?.variants.first?.language ?? .english
    file = format.newFile(NewFileHeader(language: language, source: source))
    if let start = file?.begin() { output.write(start) }
  }
}

/// A new file of one language, of which each entry is a piece.
package protocol NewEntryFile: NewFile {
  var entries: NewFileEntries { get }
  /// What the format makes of a unit's identifier.
  func identifier(_ id: String) -> String
  mutating func text(of entry: NewFileEntry) throws(InputError) -> String
}

extension NewEntryFile {
  package mutating func write(
    _ unit: TranslationUnit
  ) throws(InputError) -> (text: String, outcome: WritingOutcome) {
    let (entry, outcome) = try entries.entry(unit) { identifier($0) }
    guard let entry else { return ("", outcome) }
    return (try text(of: entry), outcome)
  }

  package func identifier(_ id: String) -> String { id }

  package func begin() -> String { "" }

  package mutating func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {}
}
