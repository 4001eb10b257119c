package import UraModel
import UraText

/// Android `strings.xml`: `string`, `string-array` and `plurals`, with their comments and inline markup.
///
/// An array gives a unit per item, `days[0]`; plurals give one unit with a form per quantity. `<xliff:g>` is one code that
/// the translator keeps. Source: Android Developers, "String resources"; aapt2's `ResourceParser`.
package struct AndroidFormat: SkeletonFormat {
  package let format = FileFormat.android
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    let scanner = file.scanner(limits: options.limits)
    guard try scanner.root() == "resources" else {
      throw scanner.failure("android-no-resources", "expected <resources>, found <\(scanner.name)>, name the format")
    }
    var comment: String?
    var isInSight = true
    while isInSight {
      try document.handOver(stretch)
      do throws(InputError) {
        switch try scanner.next() {
        case .comment: comment = scanner.text.trimmed
        case .start:
          try read(scanner, language, comment, &document)
          comment = nil
        case .end, .finished: isInSight = false
        case .text, .instruction, .doctype: continue
        }
      } catch {
        diagnostics.emit(error.diagnostic)
        document.skipped += 1
        isInSight = try scanner.resynchronize(in: file, after: ["string", "plurals", "string-array"], depth: 1)
        comment = nil
      }
    }
    try document.finish(stretch)
  }

  private func read(
    _ scanner: XMLScanner, _ language: LanguageTag, _ comment: String?, _ document: inout SkeletonDocument
  ) throws(InputError) {
    let kind = scanner.name
    let attributes = scanner.attributes
    let isTypedItem = kind == "item" && attributes.contains(Attribute("type", "string"))
    guard ["string", "string-array", "plurals"].contains(kind) || isTypedItem else { return try scanner.skipElement() }
    let start = scanner.offset
    guard let name = attributes.first(where: { $0.name == "name" })?.value, !name.isEmpty else {
      throw scanner.failure("android-no-name", "expected the attribute name, found none, give the <\(kind)> a name")
    }
    var unit = TranslationUnit(id: name, sourceLanguage: language)
    unit.isTranslatable = attributes.first { $0.name == "translatable" }?.value != "false"
    // The same name may stand once for each product.
    unit.context = attributes.first { $0.name == "product" }?.value
    unit.details.attributes = attributes.filter { $0.name != "name" }
    if let comment { unit.notes = [Note(comment, category: "developer")] }
    switch kind {
    case "string", "item":
      let value = Value(try scanner.textElement())
      unit.variants = [Variant(language: language, content: value.content)]
      let index = document.append(unit, at: start)
      document.slots.append(TextSlot(unit: index, range: value.range, style: value.style))
    case "string-array":
      var number = 0
      for item in try items(scanner, document.file) {
        unit.id = "\(name)[\(number)]"
        unit.variants = [Variant(language: language, content: item.value.content)]
        let index = document.append(unit, at: number == 0 ? start : item.range.lowerBound)
        document.slots.append(TextSlot(unit: index, range: item.value.range, style: item.value.style))
        number += 1
      }
    default:
      let items = try items(scanner, document.file)
      let forms = items.map { VariantForm(plural: $0.quantity ?? "other", $0.value.content) }
      guard let first = forms.first else { return }
      unit.variants = [Variant(language: language, content: first.content, forms: forms)]
      let index = document.append(unit, at: start)
      for (form, item) in items.enumerated() {
        let entry = FormEntry(
          item.range, selector: item.quantityRange, separator: document.file.spaceBefore(item.range.lowerBound))
        document.slots.append(
          TextSlot(
            unit: index, form: form, range: item.value.range, style: item.value.style,
            entry: item.quantityRange == nil ? nil : entry))
      }
    }
  }

  private struct Item {
    /// Of the whole element.
    var range: Range<Int>
    var quantity: String?
    /// Where the value of `quantity` stands.
    var quantityRange: Range<Int>?
    var value: Value
  }

  private func items(_ scanner: XMLScanner, _ file: SkeletonFile) throws(InputError) -> [Item] {
    var result: [Item] = []
    while true {
      switch try scanner.next() {
      case .start:
        let quantity = scanner.attributes.first { $0.name == "quantity" }?.value
        let tag = scanner.offset..<scanner.endOffset
        if scanner.name == "item" {
          let element = try scanner.textElement()
          result.append(
            Item(
              range: element.range, quantity: quantity,
              quantityRange: quantity.flatMap { file.valueRange(of: "quantity", $0, in: tag) }, value: Value(element)))
        } else {
          try scanner.skipElement()
        }
      case .end, .finished: return result
      default: continue
      }
    }
  }

  /// The text of an element as Android shows it.
  private struct Value {
    let content: InlineText
    let range: Range<Int>
    let style: String

    init(_ element: XMLTextElement) {
      var text = AndroidText()
      var content = element.content(locked: ["xliff:g"]) { text.decode($0, isCDATA: $1) }
      // A space at the end that nothing keeps is collapsed to nothing.
      if !text.hasQuotes, case .text(let last)? = content.parts.last, last.hasSuffix(" "),
        case .text(let raw, _)? = element.pieces.last(where: { if case .text = $0 { true } else { false } }),
        !raw.lowercased().hasSuffix("\\u0020")
      {
        content.parts.removeLast()
        content.append(String(last.dropLast()))
      }
      self.content = content
      range = element.slot
      style =
        element.style.isEmpty && text.hasQuotes && element.plainText.trimmed.hasPrefix("\"") ? "quoted" : element.style
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    let isQuoted = slot.style == "quoted"
    let keepsQuotes = slot.style == "cdata" && !document.file.text(slot.range).contains("\\\"")
    var texts = 0
    var isBehindSpace = false
    let isTextFirst = if case .text? = content.parts.first { true } else { false }
    let isTextLast = if case .text? = content.parts.last { true } else { false }
    let count = content.parts.count { if case .text = $0 { true } else { false } }
    let inner = try document.xmlContent(content, for: slot) { text in
      texts += 1
      defer { isBehindSpace = text.last == " " }
      return AndroidText.encode(
        text, isQuoted: isQuoted, keepsQuotes: keepsQuotes, isFirst: isTextFirst && texts == 1,
        isLast: isTextLast && texts == count, isBehindSpace: isBehindSpace)
    }
    return isQuoted ? "\"\(inner)\"" : inner
  }

  package func declaredEncoding(in bytes: MappedBytes) -> String? { SkeletonFile.xmlEncoding(of: bytes) }
}
