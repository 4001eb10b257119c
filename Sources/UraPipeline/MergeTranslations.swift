package import UraFormats
package import UraModel

/// The journey back: the file that the texts came from, with the translations in their places and every other byte as it was.
package struct MergeTranslations {
  package struct Report: Sendable, Equatable {
    /// Texts that have a translation now.
    package var merged = 0
    /// Plural forms among them that the target language needs and the file did not have.
    package var addedForms = 0
    /// Texts of the file that the translation says nothing about.
    package var untranslated = 0
    /// Translations for which the file has no text; each was reported.
    package var unknown = 0
    /// Translations that lack a code of their source, or have a placeholder that it has not; each was reported.
    package var otherCodes = 0
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

  /// Writes the file with its translations.
  package func callAsFunction(
    _ input: InputFile, with translations: InputFile, into output: OutputFile, diagnostics: any DiagnosticCollector
  ) throws -> Report {
    let translated = try TranslatedTexts(translations, as: translationFormat, reading, diagnostics)
    let report = try merge(translated, into: input, by: format, output, diagnostics)
    try output.finish()
    return report
  }

  private func merge<Format: SkeletonFormat>(
    _ translated: TranslatedTexts, into input: InputFile, by format: Format, _ output: OutputFile,
    _ diagnostics: any DiagnosticCollector
  ) throws -> Report {
    let file = try format.file(input, options: reading)
    let given = GivenIdentifiers()
    var report = Report()
    var target: LanguageTag?
    var rewriter: SkeletonRewriter<Format>?
    try format.parse(file, options: reading, diagnostics: diagnostics) { document in
      let language =
        target ?? reading.targetLanguage
        ?? document.header.targetLanguages.first(where: { _ in document.languages == .pair })
        ?? translated.language ?? .undetermined
      target = language
      try check(translated, isFor: document, of: input)
      let texts = try TranslatableTexts(of: document, format: format, target: language, given: given)
      var merging = Merging(
        document: document, texts: texts, translated: translated, target: language,
        addsLanguages: format.addsLanguages, report: report)
      for index in document.units.indices { try merging.merge(unit: index, diagnostics) }
      report = merging.report
      if rewriter == nil { rewriter = SkeletonRewriter(file, by: format, to: language, into: output) }
      try rewriter?.write(document, merging.changes)
    }
    try rewriter?.finish()
    try translated.forEachUnused { id, place in
      report.unknown += 1
      diagnostics.emit(
        Diagnostic(
          .warning, at: place, code: "merge-unknown-text",
          "expected the identifier of a text in \(input.path), found '\(id.prefix(60))', extract the texts again"))
    }
    return report
  }
}

extension MergeTranslations {
  /// A file that says whose translations it has takes no others.
  private func check(
    _ translated: TranslatedTexts, isFor document: SkeletonDocument, of input: InputFile
  ) throws(InputError) {
    guard document.languages == .pair, let own = document.header.targetLanguages.first, own != .undetermined,
      own.language != document.header.sourceLanguage?.language, let found = translated.language,
      found != .undetermined, found.language != own.language
    else { return }
    throw InputError(
      at: SourceLocation(path: translated.path), code: "other-target",
      "expected translations into \(own), as \(input.path) has, found those into \(found), merge them into the template"
    )
  }
}

/// The merge of a stretch of a file.
private struct Merging {
  let document: SkeletonDocument
  let texts: TranslatableTexts
  let translated: TranslatedTexts
  let target: LanguageTag
  let addsLanguages: Bool
  var changes = SkeletonChanges()
  /// Of all stretches up to here.
  var report: MergeTranslations.Report
  /// The slots of each unit, by variant and form.
  private var slots: [SlotKey: Int] = [:]

  private struct SlotKey: Hashable {
    var unit: Int
    var variant: Int
    var form: Int?
  }

  init(
    document: SkeletonDocument, texts: TranslatableTexts, translated: TranslatedTexts, target: LanguageTag,
    addsLanguages: Bool, report: MergeTranslations.Report
  ) {
    self.addsLanguages = addsLanguages
    self.report = report
    self.document = document
    self.texts = texts
    self.translated = translated
    self.target = target
    changes.language = target
    for (index, slot) in document.slots.enumerated() {
      slots[SlotKey(unit: slot.unit, variant: slot.variant, form: slot.form)] = index
    }
  }

  mutating func merge(unit index: Int, _ diagnostics: any DiagnosticCollector) throws(InputError) {
    let unit = document.units[index]
    guard !unit.variants.isEmpty else { return }
    let forms = texts.forms(ofUnit: index, unit).forms
    let sources = texts.sources(ofUnit: index, unit)
    let count = max(1, forms.count)
    var found: [InlineText?] = []
    for form in 0..<count {
      let selectors = forms.isEmpty ? nil : forms[form].selectors
      let text = try translated.take(texts.ids[index], form: forms.isEmpty ? nil : form, selectors: selectors)
      guard let text, !text.target.isEmpty else {
        report.untranslated += TranslatableTexts.offers(unit) ? 1 : 0
        found.append(nil)
        continue
      }
      let source = sources[form].plainText
      if !text.hasSource(source) {
        diagnostics.emit(
          Diagnostic(
            .warning, at: text.place, code: "merge-source-changed",
            "expected the translation of '\(source.prefix(60))', found that of '\(text.source.prefix(60))', extract the texts again"
          ))
        report.untranslated += 1
        found.append(nil)
        continue
      }
      report.merged += 1
      compareCodes(of: text, with: sources, form: form, selectors: selectors, unit, diagnostics)
      found.append(text.target)
    }
    guard found.contains(where: { $0 != nil }) else { return }
    if let variant = texts.place(in: unit) {
      place(found, forms, unit: index, variant: variant)
    } else if addsLanguages {
      add(found, forms, unit: index)
    } else {
      let count = found.count { $0 != nil }
      report.merged -= count
      report.untranslated += count
      diagnostics.emit(
        Diagnostic(
          .warning, at: document.file.location(of: document.starts[index]), code: "language-not-added",
          "expected a place for \(target) in '\(texts.ids[index].prefix(60))', found none, add the language to the file by hand"
        ))
    }
  }

  /// Says which codes got lost; the translation goes into the file, where they can be put in.
  private mutating func compareCodes(
    of text: TranslatedTexts.Text, with sources: [InlineText], form: Int, selectors: [Attribute]?,
    _ unit: TranslationUnit, _ diagnostics: any DiagnosticCollector
  ) {
    let isFormat = !unit.properties.contains { $0.name == "flag" && $0.value.hasPrefix("no-") }
    let codes = LostCodes(
      from: sources, form: form, to: text.target, isFormat: isFormat,
      isOfOneNumber: selectors.map(texts.isOfOneNumber) ?? false)
    func list(_ codes: [String]) -> String { codes.map { "'\($0.prefix(60))'" }.joined(separator: ", ") }
    var problems: [(code: String, message: String)] = []
    if !codes.lost.isEmpty {
      problems.append(("merge-lost-code", "expected \(list(codes.lost)) of the source in its translation, found none"))
    }
    if !codes.unknown.isEmpty {
      problems.append(
        (
          "merge-unknown-code",
          "expected the placeholders of the source, found \(list(codes.unknown)), which it has not"
        ))
    }
    if !problems.isEmpty { report.otherCodes += 1 }
    for problem in problems {
      diagnostics.emit(
        Diagnostic(.warning, at: text.place, code: problem.code, problem.message + "; correct the translation"))
    }
  }

  /// Translations into the slots that are there, and beside them those of forms that are not.
  private mutating func place(_ found: [InlineText?], _ forms: [CompletedForms.Form], unit: Int, variant: Int) {
    func slot(_ form: Int?) -> Int? { slots[SlotKey(unit: unit, variant: variant, form: form)] }
    for (index, content) in found.enumerated() {
      guard let content else { continue }
      guard !forms.isEmpty, forms[index].existing == nil else {
        // Codes come back under the translation format's names: what counts is their markup.
        if let place = slot(forms.isEmpty ? nil : forms[index].existing),
          document.content(of: document.slots[place])?.nativeText != content.nativeText
        {
          changes.texts[place] = content
        }
        continue
      }
      guard let model = slot(forms[index].model) else { continue }
      changes.forms.append(
        SkeletonChanges.AddedForm(
          VariantForm(forms[index].selectors, content), model: model, before: forms[index].next.flatMap { slot($0) }))
      report.addedForms += 1
    }
  }

  /// A language that the unit has not in the file; forms without a translation are left out.
  private mutating func add(_ found: [InlineText?], _ forms: [CompletedForms.Form], unit: Int) {
    var variant = Variant(language: target, content: found.compactMap(\.self).first ?? InlineText())
    variant.forms = zip(forms, found).compactMap { form, content in
      content.map { VariantForm(form.selectors, $0) }
    }
    changes.variants.append(SkeletonChanges.AddedVariant(variant, unit: unit))
  }
}
