package import UraFormats
package import UraModel
import UraText

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

  /// Writes the texts that are to be translated, plurals with the forms of the target language; gives their number, each form
  /// of a plural counting as a text, as in `MergeTranslations`.
  package func callAsFunction(
    _ input: InputFile, into output: OutputFile, diagnostics: any DiagnosticCollector
  ) throws -> Int {
    var count = 0
    var writer: (any TranslationUnitWriter)?
    var target = LanguageTag.undetermined
    let given = GivenIdentifiers()
    try format.parse(input, options: reading, diagnostics: diagnostics) { document in
      if writer == nil {
        let source =
          document.header.sourceLanguage ?? reading.sourceLanguage ?? document.units.first?.variants.first?.language
        guard let language = reading.targetLanguage ?? document.header.targetLanguages.first else {
          throw InputError(
            at: SourceLocation(path: input.path), code: "no-target-language",
            "expected a target language, found none in the file, name it with --to")
        }
        guard document.languages != .one || source != language || reading.sourceLanguage != nil else {
          throw InputError(
            at: SourceLocation(path: input.path), code: "same-language",
            "expected a file in another language than \(language), found it to be in that, name its language with --from"
          )
        }
        for language in [source, language].compactMap(\.self) {
          UnknownLanguages.warning(of: language, at: SourceLocation(path: input.path)).map(diagnostics.emit)
        }
        target = language
        writer = outputFormat.writer(
          to: output, options: WritingOptions(sourceLanguage: source, targetLanguage: target))
        try writer?.begin(
          DocumentHeader(format: document.header.format, sourceLanguage: source, targetLanguages: [target]))
      }
      try checkTarget(target, of: document)
      let texts = try TranslatableTexts(of: document, format: format, target: target, given: given)
      for index in texts.incomplete {
        diagnostics.emit(
          Diagnostic(
            .warning, at: document.file.location(of: document.starts[index]), code: "plural-incomplete",
            "expected a plural that can take every form of \(target), found '\(texts.ids[index])', rewrite it in the file's newer notation"
          ))
      }
      for (index, unit) in document.units.enumerated() {
        guard TranslatableTexts.offers(unit) else { continue }
        var unit = texts.withAllForms(ofUnit: index, unit)
        unit.id = texts.ids[index]
        // One file is one file of the document, under its own name.
        unit.containers = [Container(.file, ordinal: 0, name: input.path)]
        try writer?.write(unit)
        count += texts.count(ofUnit: index, unit)
      }
    }
    try writer?.finish()
    return count
  }

  /// A file of translations is no template for another language: what has no translation in that would stay in the first.
  private func checkTarget(_ target: LanguageTag, of document: SkeletonDocument) throws(InputError) {
    guard document.languages == .pair, let own = document.header.targetLanguages.first, own != .undetermined,
      own.language != target.language, own.language != document.header.sourceLanguage?.language,
      let index = document.units.firstIndex(where: { unit in unit.variants.dropFirst().contains { !$0.content.isEmpty }
      })
    else { return }
    throw InputError(
      at: document.file.location(of: document.starts[index]), code: "other-target",
      "expected a file without translations or with those into \(target), found one into \(own), "
        + "take the texts out of the template or name \(own) with --to")
  }
}
