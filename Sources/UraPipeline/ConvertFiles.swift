package import UraFormats
package import UraModel

/// The journey from a translation file to a file of another format: units, one after another, in constant memory.
package struct ConvertFiles {
  /// What came of a conversion.
  package struct Report: Sendable, Equatable {
    /// Units written.
    package var units = 0
    /// Units of the input that were wrong and are left out; each was reported as a diagnostic.
    package var skipped = 0
    /// Units without a text in the languages that are written.
    package var empty = 0
    /// Units whose text stands in the file under the same key already.
    package var repeated = 0
    /// Units that the target cannot hold at all; each was reported as a diagnostic.
    package var unwritable = 0
    /// What the target cannot hold, and how many units have it.
    package var losses: [UnitFeature: Int] = [:]
    package init() {}
  }

  let input: InputFile
  let inputFormat: FileFormat
  let outputFormat: FileFormat
  let reading: ReadingOptions
  let writing: WritingOptions
  let isStrict: Bool

  /// - Parameter isStrict: whether a unit that the target cannot hold in full ends the conversion, with nothing written.
  package init(
    _ input: InputFile, as inputFormat: FileFormat, to outputFormat: FileFormat, reading: ReadingOptions = .init(),
    writing: WritingOptions = .init(), isStrict: Bool = false
  ) {
    self.input = input
    self.inputFormat = inputFormat
    self.outputFormat = outputFormat
    self.reading = reading
    self.writing = writing
    self.isStrict = isStrict
  }

  package func callAsFunction(into output: OutputFile, diagnostics: any DiagnosticCollector) throws -> Report {
    var report = Report()
    var writer = outputFormat.writer(to: output, options: writing)
    let capabilities = inputFormat == outputFormat ? Set(UnitFeature.allCases) : outputFormat.capabilities
    // The columns of a table are written before its first row: find the languages first.
    let isTable = outputFormat == .csv || outputFormat == .tsv
    let languages = isTable && inputFormat != outputFormat ? self.languages(of: input) : []
    var header: DocumentHeader? = DocumentHeader(format: inputFormat)
    var read = 0
    var found: Set<LanguageTag> = []
    let reading = try inputFormat.reader.read(
      input, options: self.reading, diagnostics: diagnostics,
      header: { header = $0 },
      unit: { unit, place in
        if let known = header {
          try writer.begin(Self.completed(known, by: unit, languages))
          header = nil
        }
        for variant in unit.variants where !variant.content.isEmpty || !variant.forms.isEmpty {
          if found.insert(variant.language).inserted { try checkLanguage(of: variant, in: unit, at: place) }
        }
        // White space between segments is no unit anywhere else.
        if inputFormat != outputFormat, unit.details.attributes.contains(XLIFF2Reader.ignorable) { return }
        let lost = unit.features(beyond: capabilities)
        if isStrict, let first = lost.min(by: { $0.rawValue < $1.rawValue }) {
          throw InputError(
            at: place, code: "not-in-format",
            "expected units that \(outputFormat.title) holds in full, found \(first.rawValue), convert without --strict to leave it out"
          )
        }
        read += 1
        if read.isMultiple(of: 1024) { try Task.checkCancellation() }
        // What only its own format knows, such as a `bin-unit`, has no text for another.
        if inputFormat != outputFormat, unit.variants.isEmpty {
          report.empty += 1
          return
        }
        switch try writer.write(unit) {
        case .written:
          report.units += 1
          for feature in lost { report.losses[feature, default: 0] += 1 }
        case .empty: report.empty += 1
        case .repeated: report.repeated += 1
        case .unwritable(let code, let message):
          let error = InputError(at: place, code: code, message)
          if isStrict { throw error }
          report.unwritable += 1
          diagnostics.emit(error.diagnostic)
        }
      })
    if let header { try writer.begin(header) }
    report.skipped = reading.skipped
    try checkLanguages(found)
    try writer.finish()
    return report
  }

  /// A format that names the languages of its texts has to know them.
  private func checkLanguage(of variant: Variant, in unit: TranslationUnit, at place: SourceLocation) throws {
    guard variant.language == .undetermined, inputFormat != outputFormat, outputFormat.namesLanguages,
      !inputFormat.namesEveryLanguage
    else { return }
    let isSource = variant == unit.variants.first
    guard !isSource || outputFormat != .po else { return }
    throw InputError(
      at: SourceLocation(path: place.path), code: "no-language",
      "expected the language of the \(isSource ? "texts" : "translations"), found none in the file; "
        + "name it with \(isSource ? "--from" : "--to")")
  }

  /// What was asked for is there, or there are no translations at all: a template.
  private func checkLanguages(_ found: Set<LanguageTag>) throws {
    func isThere(_ language: LanguageTag) -> Bool { found.contains { $0.covers(language) || language.covers($0) } }
    for (language, option) in [(writing.targetLanguage, "--to"), (writing.sourceLanguage, "--from")] {
      guard let language, found.count > 1, !isThere(language) else { continue }
      throw InputError(
        at: SourceLocation(path: input.path), code: "no-such-language",
        "expected texts in \(language), found \(found.sorted().map(\.description).joined(separator: ", ")), correct \(option)"
      )
    }
  }

  /// A bilingual format names its languages in front: where the input's header does not, the first unit does.
  private static func completed(
    _ header: DocumentHeader, by unit: TranslationUnit, _ languages: [LanguageTag]
  ) -> DocumentHeader {
    guard header.targetLanguages.isEmpty || header.sourceLanguage == nil || !languages.isEmpty else { return header }
    var header = header
    let source = header.sourceLanguage ?? unit.sourceLanguage ?? unit.variants.first?.language
    header.sourceLanguage = source
    let known = languages.isEmpty ? unit.variants.map(\.language) : languages
    header.targetLanguages = known.filter { $0 != source && $0 != .undetermined }
    return header
  }

  /// Every language of the file, in the order of appearance. What is wrong with the file is told when it is read for good.
  private func languages(of input: InputFile) -> [LanguageTag] {
    var result: [LanguageTag] = []
    var seen: Set<LanguageTag> = []
    _ = try? inputFormat.reader.read(input, options: reading, diagnostics: DiagnosticList()) { unit, _ in
      for variant in unit.variants where seen.insert(variant.language).inserted { result.append(variant.language) }
    }
    return result
  }
}
