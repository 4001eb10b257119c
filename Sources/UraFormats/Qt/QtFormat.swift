package import UraModel

/// Qt Linguist `.ts`: contexts, messages with numerus forms, disambiguations, states.
///
/// The state is the `type` of the translation: `unfinished`, `vanished`, `obsolete`; none is finished. The disambiguation is part
/// of the context, `MainWindow|menu item`, as Qt's `lconvert` writes it to PO. Forms are numbered as Qt numbers them.
/// Source: Qt documentation, "TS File Format" (`ts.dtd`).
package struct QtFormat: SkeletonFormat {
  package let format = FileFormat.qt
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let scanner = file.scanner(limits: options.limits)
    guard try scanner.root() == "TS" else {
      throw scanner.failure("qt-no-ts", "expected <TS>, found <\(scanner.name)>, name the format")
    }
    let attributes = scanner.attributes
    func language(_ name: String) -> LanguageTag? {
      attributes.first { $0.name == name }.flatMap { FileLanguage.ofLocale($0.value) }
    }
    let source = language("sourcelanguage") ?? options.sourceLanguage ?? .english
    let target =
      language("language") ?? options.targetLanguage ?? FileLanguage.ofPath(file.path) ?? .undetermined
    var header = DocumentHeader(format: format, sourceLanguage: source, targetLanguages: [target])
    header.version = attributes.first { $0.name == "version" }?.value
    var reading = QtReading(
      scanner: scanner, document: SkeletonDocument(file, header: header), source: source, target: target,
      languageAsWritten: attributes.first { $0.name == "language" }?.value)
    reading.document.languages = .pair
    try reading.readContexts(diagnostics, stretch)
    try reading.document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    let text = try document.xmlContent(content, for: slot)
    if slot.style == QtReading.missingForm { return "<numerusform>\(text)</numerusform>" }
    // The slot of `<translation type="unfinished"/>` is the tag itself.
    guard slot.style == "empty", !content.isEmpty, text.hasPrefix("<translation") else { return text }
    return text.replacing(Self.unfinished, with: "", maxReplacements: 1)
  }

  private static let unfinished = " type=\"unfinished\""

  /// A translation that is put in is no longer unfinished.
  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit] {
    guard document.units[unit].variants[1].state == "unfinished",
      let slot = document.slots.first(where: { $0.unit == unit })
    else { return [] }
    let before = document.file.utf8[document.starts[unit]..<slot.range.lowerBound]
    guard let tag = before.ranges(of: Array("<translation".utf8)).last,
      let found = before[tag.upperBound...].firstRange(of: Array(Self.unfinished.utf8))
    else { return [] }
    return [SkeletonEdit(found, "")]
  }

  package func declaredEncoding(in bytes: MappedBytes) -> String? { SkeletonFile.xmlEncoding(of: bytes) }
}
