package import UraModel

/// Fluent, `.ftl`: messages, attributes and terms; placeables are codes, the variants of a selector are forms.
///
/// A pattern that is nothing but one select expression is a unit with forms; a select expression within other text is one code
/// whose variants are texts inside of it. Source: Project Fluent, "Fluent Syntax Guide" 1.0 and its EBNF.
package struct FluentFormat: SkeletonFormat {
  package let format = FileFormat.fluent
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    try file.requireLineFeeds()
    try file.checkLines("entries", limit: options.limits.tokenBytes)
    var scanner = FluentScanner(file, depthLimit: options.limits.depth)
    while let item = try scanner.next(limit: options.limits.tokenBytes) {
      try document.handOver(stretch)
      switch item {
      case .fault(let offset, let expected):
        diagnostics.emit(
          Diagnostic(
            .error, at: file.location(of: offset), code: "fluent-syntax",
            "expected \(expected), found '\(file.text(offset..<min(offset + 80, file.utf8.count)).prefix(20).prefix { !$0.isNewline })', correct the entry"
          ))
        document.skipped += 1
      case .pattern(let pattern): append(pattern, language, options.limits.depth, &document)
      }
    }
    try document.finish(stretch)
  }

  private func append(
    _ pattern: FluentPattern, _ language: LanguageTag, _ depthLimit: Int, _ document: inout SkeletonDocument
  ) {
    var unit = TranslationUnit(id: pattern.id, sourceLanguage: language)
    unit.notes = pattern.comment.map { [Note($0, category: "developer")] } ?? []
    let text = FluentText(document.file, depthLimit: depthLimit)
    let ranges = pattern.variants.isEmpty ? [pattern.range] : pattern.variants.map(\.range)
    let contents = ranges.map { text.decode($0) }
    var variant = Variant(language: language, content: contents.first ?? InlineText())
    let hasForms = !pattern.variants.isEmpty
    if hasForms { variant.forms = zip(pattern.variants, contents).map { VariantForm([$0.selector], $1) } }
    unit.variants = [variant]
    let index = document.append(unit, at: pattern.start)
    for (form, range) in ranges.enumerated() {
      document.slots.append(
        TextSlot(
          unit: index, form: hasForms ? form : nil, range: range,
          style: document.file.lineEnd + text.indentation(of: range),
          entry: hasForms ? pattern.variants[form].entry : nil))
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { FluentText.encode(content, lineStart: slot.style) }
}
