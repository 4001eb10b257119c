package import UraModel

/// A skeleton format that can also make a whole file of units that came from elsewhere.
package protocol NewFileFormat: SkeletonFormat {
  /// A file of one language (or of all, where the format holds several), with line feeds.
  ///
  /// - Parameter language: the language to write, for a format of one language.
  func newFile(_ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag) throws(InputError) -> String
}

/// Gathers units and makes a new file of them, which needs them all: keys nest and plurals stand together.
package struct NewFileWriter: TranslationUnitWriter {
  private let format: any TranslationUnitReader
  private let output: OutputFile
  private let options: WritingOptions
  private var header: DocumentHeader?
  private var units: [TranslationUnit] = []

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

  package mutating func write(_ unit: TranslationUnit) { units.append(unit) }

  package mutating func finish() throws(InputError) {
    if let format = format as? any NewFileFormat, let header {
      let language =
        options.targetLanguage ?? header.targetLanguages.first ?? options.sourceLanguage ?? header.sourceLanguage
        ?? units.first?.variants.last?.language ?? .undetermined
      output.write(try format.newFile(units, header: header, language: language))
    }
    try output.finish()
  }
}
