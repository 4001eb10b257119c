package import UraFormats
package import UraModel

/// The journey of a file that programs ship to a translator: its texts as XLIFF, with identifiers that lead back.
package struct ExtractTexts {
  let format: any SkeletonFormat
  let outputFormat: FileFormat
  let reading: ReadingOptions

  /// - Parameter outputFormat: `.xliff1`, `.xliff2`, or another that keeps identifiers.
  package init(from format: any SkeletonFormat, to outputFormat: FileFormat, reading: ReadingOptions) {
    self.format = format
    self.outputFormat = outputFormat
    self.reading = reading
  }

  /// Writes the texts that are to be translated; gives their number.
  package func callAsFunction(
    _ input: InputFile, into output: OutputFile, diagnostics: any DiagnosticCollector
  ) throws -> Int {
    let document = try format.document(of: input, options: reading, diagnostics: diagnostics)
    let source =
      document.header.sourceLanguage ?? reading.sourceLanguage ?? document.units.first?.variants.first?.language
    guard let target = reading.targetLanguage ?? document.header.targetLanguages.first else {
      throw InputError(
        at: SourceLocation(path: input.path), code: "no-target-language",
        "expected a target language, found none in the file, name it with --to")
    }
    var writing = WritingOptions(sourceLanguage: source, targetLanguage: target)
    writing.targetLanguage = target
    var writer = outputFormat.writer(to: output, options: writing)
    try writer.begin(
      DocumentHeader(format: document.header.format, sourceLanguage: source, targetLanguages: [target]))
    var count = 0
    var ids = UnitIDs()
    for (index, unit) in document.units.enumerated() {
      var unit = unit
      unit.id = ids.id(of: unit, at: index)
      // One file is one file of the document, under its own name.
      unit.containers = [Container(.file, ordinal: 0, name: input.path)]
      guard unit.isTranslatable, !unit.properties.contains(POFormat.obsolete) else { continue }
      try writer.write(unit)
      count += 1
    }
    try writer.finish()
    return count
  }
}

/// The journey back: the file that the texts came from, with the translations in their slots and every other byte as it was.
package struct MergeTranslations {
  package struct Report: Sendable, Equatable {
    /// Texts that changed.
    package var merged = 0
    /// Texts of the file that the translation says nothing about.
    package var untranslated = 0
    package init() {}
  }

  let format: any SkeletonFormat
  let translationFormat: FileFormat
  let reading: ReadingOptions

  package init(into format: any SkeletonFormat, from translationFormat: FileFormat, reading: ReadingOptions) {
    self.format = format
    self.translationFormat = translationFormat
    self.reading = reading
  }

  /// The new bytes of the file.
  package func callAsFunction(
    _ input: InputFile, with translations: InputFile, diagnostics: any DiagnosticCollector
  ) throws -> (bytes: [UInt8], report: Report) {
    let texts = try self.texts(translations, diagnostics)
    let document = try format.document(of: input, options: reading, diagnostics: diagnostics)
    return try merge(texts, into: document, by: format, diagnostics)
  }

  private struct Text {
    var source: String
    var target: InlineText
    var place: SourceLocation
  }

  private func texts(_ input: InputFile, _ diagnostics: any DiagnosticCollector) throws -> [String: Text] {
    var result: [String: Text] = [:]
    try translationFormat.reader.read(input, options: reading, diagnostics: diagnostics) { unit, place in
      // XLIFF 2 keeps identifiers of other formats as the names of its units, whose segments make up one text.
      let container = unit.containers.last { $0.kind == .unit }
      guard let id = container.map({ $0.name ?? $0.id }) ?? unit.id, let source = unit.variants.first,
        let target = unit.variants.dropFirst().first
      else { return }
      for form in 0..<max(1, target.forms.count) {
        let key = target.forms.isEmpty ? id : "\(id)[\(form)]"
        let content = target.content(ofForm: target.forms.isEmpty ? nil : form) ?? target.content
        if container != nil, var before = result[key] {
          before.source += source.text
          before.target.parts += content.parts
          result[key] = before
        } else {
          result[key] = Text(source: source.text, target: content, place: place)
        }
      }
    }
    return result
  }

  private func merge(
    _ texts: [String: Text], into document: SkeletonDocument, by format: some SkeletonFormat,
    _ diagnostics: any DiagnosticCollector
  ) throws -> (bytes: [UInt8], report: Report) {
    var report = Report()
    var ids = UnitIDs()
    let unitIDs = document.units.enumerated().map { ids.id(of: $1, at: $0) }
    let bytes = try document.rewritten(by: format) { slot, unit in
      // A file in one language is translated in place; one in two has its translations in the second.
      guard slot.variant == min(1, unit.variants.count - 1) else { return nil }
      let key = slot.form.map { "\(unitIDs[slot.unit])[\($0)]" } ?? unitIDs[slot.unit]
      guard let text = texts[key], !text.target.isEmpty else {
        report.untranslated += 1
        return nil
      }
      let source = unit.variants[0].forms.isEmpty ? unit.variants[0].text : nil
      if let source, source != text.source {
        diagnostics.emit(
          Diagnostic(
            .warning, at: text.place, code: "merge-source-changed",
            "expected the translation of '\(source.prefix(60))', found that of '\(text.source.prefix(60))', extract the texts again"
          ))
        report.untranslated += 1
        return nil
      }
      report.merged += 1
      // Codes come back under the translation format's names: what counts is their markup.
      if let before = document.content(of: slot), before.withMarkup == text.target.withMarkup { return nil }
      return text.target
    }
    return (bytes, report)
  }
}

/// Identifiers for the units of a file: their own where they have one that no other unit has, otherwise their position.
private struct UnitIDs {
  private var used: Set<String> = []

  mutating func id(of unit: TranslationUnit, at index: Int) -> String {
    if let id = unit.id, !id.isEmpty, used.insert(id).inserted { return id }
    let id = unit.id.map { "\($0)#\(index + 1)" } ?? String(index + 1)
    used.insert(id)
    return id
  }
}

extension InlineText {
  /// The text with the native markup of its codes.
  fileprivate var withMarkup: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .code(let code): code.data
      }
    }.joined()
  }
}
