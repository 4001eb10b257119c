package import UraModel

/// PO and POT of GNU gettext: contexts, plurals, previous messages, obsolete entries, every kind of comment; written back by
/// changing the `msgstr` strings only.
///
/// The header entry becomes the `DocumentHeader` (its fields are attributes). The source language, which PO does not name,
/// is the option's, `X-Source-Language`, or English; the target's is `Language`, the option's or the file name's.
package struct POFormat: SkeletonFormat {
  package let format = FileFormat.po
  package init() {}

  /// The property that marks an entry `#~`.
  package static let obsolete = Property("obsolete", "yes")

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    var document = SkeletonDocument(file, header: DocumentHeader(format: .po))
    document.header.sourceLanguage = options.sourceLanguage ?? LanguageTag("en")
    document.header.targetLanguages = [options.targetLanguage ?? Self.language(ofFile: file.path)].compactMap(\.self)
    var scanner = POScanner(file)
    var isFirst = true
    var hasMessages = false
    while let item = scanner.next() {
      switch item {
      case .damaged(let diagnostic):
        diagnostics.emit(diagnostic)
        document.skipped += 1
      case .entry(let entry) where entry.hasMessage:
        hasMessages = true
        if isFirst, entry.isHeader {
          readHeader(entry, options, &document.header)
        } else {
          append(entry, to: &document)
        }
      case .entry: continue
      }
      isFirst = false
    }
    guard hasMessages || document.skipped == 0 else {
      throw InputError(
        at: SourceLocation(path: file.path), code: "po-no-entry",
        "expected entries with msgid, found none, name the format")
    }
    return document
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    POString.quoted(content.plainText, lineStart: slot.style)
  }

  /// A new translation is no longer fuzzy, and what its message was before is of no more use.
  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [(range: Range<Int>, text: String)] {
    guard document.units[unit].variants[1].state == "fuzzy" else { return [] }
    let end = document.slots.first { $0.unit == unit }?.range.lowerBound ?? document.file.utf8.count
    var edits: [(range: Range<Int>, text: String)] = []
    var start = document.starts[unit]
    while start < end, let lineEnd = document.file.utf8[start..<end].firstIndex(of: 0x0A) {
      let line = document.file.text(start..<lineEnd + 1)
      if line.hasPrefix("#|") || line.hasPrefix("#~|") {
        edits.append((start..<lineEnd + 1, ""))
      } else if line.hasPrefix("#,") {
        let flags = line.dropFirst(2).split(separator: ",").map(\.trimmingSpaces).map { $0.filter { !$0.isNewline } }
        let kept = flags.filter { $0 != "fuzzy" }
        let lineBreak = line.hasSuffix("\r\n") ? "\r\n" : "\n"
        if kept != flags {
          edits.append((start..<lineEnd + 1, kept.isEmpty ? "" : "#, " + kept.joined(separator: ", ") + lineBreak))
        }
      }
      start = lineEnd + 1
    }
    return edits
  }

  package func declaredEncoding(in bytes: [UInt8]) -> String? {
    let key = Array("charset=".utf8)
    let start = bytes.prefix(1 << 16)
    guard let found = start.firstRange(of: key) else { return nil }
    let name = start[found.upperBound...].prefix {
      $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") && $0 > 0x20 && $0 < 0x7F
    }
    // Templates have the word CHARSET, which stands for what the translator will use.
    let charset = String(decoding: name, as: UTF8.self)
    return charset == "CHARSET" || charset.isEmpty ? nil : charset
  }

  private func readHeader(_ entry: POEntry, _ options: ReadingOptions, _ header: inout DocumentHeader) {
    header.notes = entry.translatorComments.map { Note($0) }
    header.properties = entry.flags.map { Property("flag", $0) }
    for line in (entry.translations.first?.message.text ?? "").split(separator: "\n" as Character) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      header.details.attributes.append(Attribute(String(line[..<colon]), String(value)))
    }
    if options.sourceLanguage == nil, let language = header.details["X-Source-Language"].flatMap({ LanguageTag($0) }) {
      header.sourceLanguage = language
    }
    if options.targetLanguage == nil, let name = header.details["Language"], let language = Self.language(name) {
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
    if entry.isObsolete { unit.properties.append(Self.obsolete) }
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
    let lineEnd = document.file.utf8.contains(0x0D) ? "\r\n" : "\n"
    for (form, translation) in entry.translations.enumerated() {
      document.slots.append(
        TextSlot(
          unit: index, variant: 1, form: hasForms ? form : nil, range: translation.message.range,
          style: lineEnd + (entry.isObsolete ? "#~ " : "")))
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

  /// gettext's names of locales: `uk_UA`, `sr@latin`, `sr_RS@latin` (the modifier is a script there).
  static func language(_ name: String) -> LanguageTag? {
    let parts = name.split(separator: "@")
    guard let first = parts.first else { return nil }
    let locale = first.prefix { $0 != "." }
    let scripts = ["latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"]
    guard parts.count == 2, let script = scripts[parts[1].lowercased()] else { return LanguageTag(String(locale)) }
    var subtags = locale.split(separator: "_").map(String.init)
    subtags.insert(script, at: min(1, subtags.count))
    return LanguageTag(subtags.joined(separator: "-"))
  }

  /// `uk.po`, `uk_UA.po`: the name of a file as projects use it.
  static func language(ofFile path: String) -> LanguageTag? {
    guard let name = path.split(separator: "/").last else { return nil }
    let parts = name.split(separator: ".")
    guard parts.count >= 2, let last = parts.dropLast().last, last.utf8.count <= 3 || last.contains("_") else {
      return nil
    }
    return language(String(last))
  }
}
