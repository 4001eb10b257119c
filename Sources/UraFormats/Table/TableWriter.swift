package import UraModel

/// Tables in CSV or TSV, in UTF-8: with the columns of the table that the units came from, or with an identifier, a column
/// for each language, context and note.
package struct TableWriter: TranslationUnitWriter {
  private let output: OutputFile
  private let options: WritingOptions
  private let format: FileFormat
  private var layout: TableLayout?
  private var writer = CSVWriter()

  package init(_ format: FileFormat, to output: OutputFile, options: WritingOptions = .init()) {
    self.format = format
    self.output = output
    self.options = options
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    let languages = [options.sourceLanguage, options.targetLanguage].compactMap(\.self)
    var found: TableLayout
    if header.format == format, let own = TableLayout(header) {
      found = own
    } else {
      let all = [header.sourceLanguage].compactMap(\.self) + header.targetLanguages
      var unique: [LanguageTag] = []
      for language in languages.count == 2 ? languages : languages + all where !unique.contains(language) {
        unique.append(language)
      }
      found = TableLayout(languages: unique, dialect: format == .csv ? .csv : .quotedTabs)
    }
    writer = CSVWriter(dialect: found.dialect)
    layout = found
    if found.hasHeader { output.write(writer.line(found.columns.map(\.name))) }
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    guard let layout else { return .empty }
    for unit in unit.formsAsUnits {
      // Two texts of a language are two rows.
      let count = layout.languages.map { language in unit.variants.count { $0.language == language } }.max() ?? 0
      for row in 0..<max(count, 1) { output.write(writer.line(layout.fields(of: unit, row: row))) }
    }
    try output.flushIfFull()
    return .written
  }

  package mutating func finish() throws(InputError) { try output.finish() }
}

extension TableLayout {
  /// The layout that a reader put into the header; nil when it did not.
  init?(_ header: DocumentHeader) {
    let attributes = header.details.attributes
    let names = attributes.filter { $0.name == "column" }.map(\.value)
    guard let delimiter = header.details["delimiter"]?.utf8.first, !names.isEmpty else { return nil }
    let options = ReadingOptions(
      sourceLanguage: header.sourceLanguage, targetLanguage: header.targetLanguages.first)
    let hasHeader = header.details["header"] == "yes"
    guard
      let layout = hasHeader
        ? TableLayout(header: names, options: options, path: "")
        : TableLayout(columnCount: names.count, options: options, path: "")
    else { return nil }
    self = layout
    dialect = CSVReader.Dialect(delimiter: delimiter, hasQuotes: header.details["quotes"] == "yes")
  }

  func fields(of unit: TranslationUnit, row: Int) -> [String] {
    var taken: [String: Int] = [:]
    return columns.map { column in
      switch column.column {
      case .language(let language):
        let texts = unit.variants.filter { $0.language == language }
        return texts.isEmpty ? "" : texts[min(row, texts.count - 1)].text
      case .id: return unit.id ?? ""
      case .context: return unit.context ?? ""
      case .note: return unit.notes.map(\.text).joined(separator: "\n")
      case .state: return unit.properties.first { $0.name == "status" }?.value ?? ""
      case .property(let name):
        let values = unit.properties.filter { $0.name == name }
        let index = taken[name, default: 0]
        taken[name] = index + 1
        return values.indices.contains(index) ? values[index].value : ""
      }
    }
  }
}
