package import UraModel

/// .NET resources, `.resx` and `.resw`: the strings of `data` with their comments.
///
/// Entries with a type (images, sizes) and the designer's own (`>>name`) are not texts. Source: Microsoft, "Work with
/// .resx files programmatically"; the schema that stands in such files.
package struct RESXFormat: SkeletonFormat {
  package let format = FileFormat.resx
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    let scanner = file.scanner(limits: options.limits)
    guard try scanner.root() == "root" else {
      throw scanner.failure("resx-no-root", "expected <root>, found <\(scanner.name)>, name the format")
    }
    var isInSight = true
    while isInSight {
      try document.handOver(stretch)
      do throws(InputError) {
        switch try scanner.next() {
        case .start where scanner.name == "data": try read(scanner, language, &document)
        case .start: try scanner.skipElement()
        case .end, .finished: isInSight = false
        default: continue
        }
      } catch {
        diagnostics.emit(error.diagnostic)
        document.skipped += 1
        isInSight = try scanner.resynchronize(in: file, after: ["data"], depth: 1)
      }
    }
    try document.finish(stretch)
  }

  private func read(
    _ scanner: XMLScanner, _ language: LanguageTag, _ document: inout SkeletonDocument
  ) throws(InputError) {
    let attributes = scanner.attributes
    let start = scanner.offset
    guard let name = attributes.first(where: { $0.name == "name" })?.value else {
      throw scanner.failure("resx-no-name", "expected the attribute name, found none, give the <data> a name")
    }
    let type = attributes.first { $0.name == "type" }?.value
    let isString = type == nil || type?.hasPrefix("System.String") == true
    let isText = isString && !attributes.contains { $0.name == "mimetype" } && !name.hasPrefix(">>")
    var value: XMLTextElement?
    var unit = TranslationUnit(id: name, sourceLanguage: language)
    loop: while true {
      switch try scanner.next() {
      case .start where scanner.name == "value": value = try scanner.textElement()
      case .start where scanner.name == "comment":
        unit.notes.append(Note(try scanner.textElement().plainText, category: "developer"))
      case .start: try scanner.skipElement()
      case .end, .finished: break loop
      default: continue
      }
    }
    guard isText, let value else { return }
    unit.variants = [Variant(language: language, content: InlineText(value.plainText))]
    let index = document.append(unit, at: start)
    document.slots.append(TextSlot(unit: index, range: value.slot, style: value.style))
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { try document.xmlContent(InlineText(content.nativeText), for: slot) }

  package func declaredEncoding(in bytes: MappedBytes) -> String? { SkeletonFile.xmlEncoding(of: bytes) }
}
