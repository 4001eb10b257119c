package import UraModel

/// Tables of translations in CSV or TSV: a column for each language, and columns for identifiers, contexts, notes, states
/// and properties. Without a header: source, target, note.
///
/// The encoding is seen or given; UTF-8, UTF-16 and 8-bit encodings are read as a stream. `#` starts a comment where a row has no other field.
package struct TableReader: TranslationUnitReader {
  private let format: FileFormat

  package init(_ format: FileFormat) { self.format = format }

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let text = try input.openText(encoding: options.encoding)
    let start = try text.prefix(1 << 16)
    let source = PrefixedSource(prefix: start, rest: text)
    let dialect = CSVReader.Dialect.detect(start, isTabs: format == .tsv)
    let limit = options.limits.tokenBytes
    var reader = CSVReader(path: input.path, dialect: dialect, fieldBytes: limit) {
      try source.prefix(min(1 << 16, limit))
    }
    var layout: TableLayout?
    var report = ReadingReport()
    while let record = try reader.next(reporting: diagnostics) {
      let fields = record.fields.map(\.text)
      if layout == nil {
        if record.namesDelimiter || fields.count == 1 && fields[0].hasPrefix("#") { continue }
        let found = try self.layout(fields, options, input.path)
        var complete = found
        complete.dialect = dialect
        layout = complete
        try header(complete.header(format))
        if complete.hasHeader { continue }
      }
      guard let layout else { continue }
      if !layout.hasHeader, fields.count == 1, fields[0].hasPrefix("#") { continue }
      // It has swallowed the rows behind it, and is reported.
      if record.isCutOff {
        report.skipped += 1
        continue
      }
      let place = SourceLocation(path: input.path, line: record.line, column: 1)
      if let problem = Self.problem(fields, layout) {
        diagnostics.emit(Diagnostic(.error, at: place, code: problem.code, problem.message))
        report.skipped += 1
        continue
      }
      report.units += 1
      try unit(layout.unit(fields), place)
    }
    if layout == nil { try header(DocumentHeader(format: format)) }
    return report
  }

  private func layout(_ fields: [String], _ options: ReadingOptions, _ path: String) throws(InputError) -> TableLayout {
    if let layout = TableLayout(header: fields, options: options, path: path) { return layout }
    if let layout = TableLayout(columnCount: fields.count, options: options, path: path) { return layout }
    throw InputError(
      at: SourceLocation(path: path, line: 1, column: 1), code: "table-no-language",
      "expected a header with language codes such as 'en,uk', found '\(fields.joined(separator: ",").prefix(60))', add one or name the languages with --from and --to"
    )
  }

  private static func problem(_ fields: [String], _ layout: TableLayout) -> (code: String, message: String)? {
    if fields.count > layout.columns.count, fields[layout.columns.count...].contains(where: { !$0.isEmpty }) {
      return (
        "table-too-many-fields",
        "expected \(layout.columns.count) fields as in the header, found \(fields.count), quote fields that hold the delimiter"
      )
    }
    if fields.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") || $0.utf8.contains(0) }) {
      return ("table-bad-character", "expected text, found bytes that are none, name the encoding or correct them")
    }
    let hasText = zip(fields, layout.columns).contains { field, column in
      if case .language = column.column { !field.isEmpty } else { false }
    }
    return hasText ? nil : ("table-no-text", "expected a text in some language, found none, complete or remove the row")
  }
}

extension TableLayout {
  func unit(_ fields: [String]) -> TranslationUnit {
    var unit = TranslationUnit(sourceLanguage: languages.first)
    for (field, column) in zip(fields, columns) where !field.isEmpty {
      switch column.column {
      case .language(let language): unit.variants.append(Variant(language, field))
      case .id: unit.id = field
      case .context: unit.context = field
      case .note: unit.notes.append(Note(field))
      case .state: unit.properties.append(Property("status", field))
      case .property(let name): unit.properties.append(Property(name, field))
      }
    }
    return unit
  }

  /// The columns and the dialect, for a writer of the same format.
  func header(_ format: FileFormat) -> DocumentHeader {
    var header = DocumentHeader(
      format: format, sourceLanguage: languages.first, targetLanguages: Array(languages.dropFirst()))
    header.details.attributes = columns.map { Attribute("column", $0.name) }
    header.details.attributes.append(Attribute("delimiter", String(decoding: [dialect.delimiter], as: UTF8.self)))
    header.details.attributes.append(Attribute("quotes", dialect.hasQuotes ? "yes" : "no"))
    header.details.attributes.append(Attribute("header", hasHeader ? "yes" : "no"))
    return header
  }
}
