import UraModel
import UraText

/// Makes units and slots of the entries of a PO file.
struct POReading {
  private var header = DocumentHeader(format: .po)
  private let path: String
  private let options: ReadingOptions

  init(path: String, options: ReadingOptions) {
    self.path = path
    self.options = options
    header.sourceLanguage = options.sourceLanguage ?? LanguageTag("en")
    header.targetLanguages = [options.targetLanguage ?? POFormat.language(ofFile: path)].compactMap(\.self)
  }

  /// - Throws: also when there is no entry, and none that is damaged: it is no PO file.
  mutating func read(
    _ file: SkeletonFile, diagnostics: any DiagnosticCollector, stretch: SkeletonDocument.Stretch
  ) throws {
    var document = SkeletonDocument(file, header: header)
    document.languages = .pair
    try file.requireLineFeeds()
    var scanner = POScanner(file, limit: options.limits.tokenBytes)
    var isFirst = true
    var hasMessages = false
    while let item = try scanner.next() {
      try document.handOver(stretch)
      switch item {
      case .damaged(let diagnostic):
        diagnostics.emit(diagnostic)
        document.skipped += 1
      case .entry(let entry) where entry.hasMessage:
        hasMessages = true
        if isFirst, entry.isHeader {
          readHeader(entry)
          document.header = header
        } else {
          append(entry, to: &document)
        }
      case .entry: continue
      }
      isFirst = false
    }
    guard hasMessages || document.skipped > 0 else {
      throw InputError(
        at: SourceLocation(path: path), code: "po-no-entry",
        "expected entries with msgid, found none, name the format")
    }
    try document.finish(stretch)
  }

  private mutating func readHeader(_ entry: POEntry) {
    header.notes = entry.translatorComments.map { Note($0) }
    header.properties = entry.flags.map { Property("flag", $0) }
    for line in (entry.translations.first?.message.text ?? "").split(whereSeparator: \.isLineEnd) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      header.details.attributes.append(Attribute(String(line[..<colon]), String(value)))
    }
    if options.sourceLanguage == nil, let language = header.details["X-Source-Language"].flatMap({ LanguageTag($0) }) {
      header.sourceLanguage = language
    }
    // Templates are often said to be in the language of their messages: nobody has said what they are translated into.
    if let name = header.details["Language"], let language = FileLanguage.ofLocale(name),
      options.targetLanguage == nil || language.language != header.sourceLanguage?.language
    {
      header.targetLanguages = [language]
    }
  }

  private func append(_ entry: POEntry, to document: inout SkeletonDocument) {
    let source = document.header.sourceLanguage ?? .undetermined
    var unit = TranslationUnit(sourceLanguage: source)
    unit.context = entry.context?.text
    unit.notes =
      entry.translatorComments.map { Note($0, category: "translator") }
      + entry.extractedComments.map { Note($0, category: "developer") }
    unit.properties = entry.references.map { Property("reference", $0) }
    unit.properties += entry.flags.filter { $0 != "fuzzy" }.map { Property("flag", $0) }
    if entry.isObsolete { unit.properties.append(POFormat.obsolete) }
    unit.alternatives = previous(entry, source)
    var original = Variant(language: source, content: InlineText(entry.id?.text ?? ""))
    if let plural = entry.plural {
      original.forms = [
        VariantForm(plural: "one", original.content), VariantForm(plural: "other", InlineText(plural.text)),
      ]
    }
    var translation = Variant(
      language: document.header.targetLanguages.first ?? .undetermined,
      content: InlineText(entry.translations.first?.message.text ?? ""))
    if entry.flags.contains("fuzzy") { translation.state = "fuzzy" }
    if entry.plural != nil || entry.translations.contains(where: { $0.index != nil }) {
      translation.forms = entry.translations.map { translation in
        VariantForm(plural: String(translation.index ?? 0), InlineText(translation.message.text))
      }
    }
    let hasForms = !translation.forms.isEmpty
    unit.variants = [original, translation]
    let index = document.append(unit, at: entry.start)
    let lineStart = document.file.lineEnd + (entry.isObsolete ? "#~ " : "")
    for (form, translation) in entry.translations.enumerated() {
      document.slots.append(
        TextSlot(
          unit: index, variant: 1, form: hasForms ? form : nil, range: translation.message.range, style: lineStart,
          entry: translation.index.map { number in
            let keyword = translation.message.keyword
            // The number stands between brackets: `msgstr[1]`.
            let selector = keyword.upperBound - 1 - String(number).utf8.count..<keyword.upperBound - 1
            return FormEntry(
              keyword.lowerBound..<translation.message.range.upperBound, selector: selector, separator: lineStart)
          }))
    }
  }

  /// What the message was when it was translated (`#|`).
  private func previous(_ entry: POEntry, _ language: LanguageTag) -> [Alternative] {
    guard entry.previousID != nil || entry.previousContext != nil else { return [] }
    var previous = Alternative(
      source: entry.previousID.map { InlineText($0) }, sourceLanguage: language, origin: "previous")
    if let context = entry.previousContext { previous.details.attributes.append(Attribute("msgctxt", context)) }
    if let plural = entry.previousPlural { previous.details.attributes.append(Attribute("msgid_plural", plural)) }
    return [previous]
  }
}
