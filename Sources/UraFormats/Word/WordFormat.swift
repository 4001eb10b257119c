package import UraModel

/// Word documents, `.docx` and `.docm` (ECMA-376, WordprocessingML): a unit per paragraph, whether in the body, a table, a text box, a
/// note, or at the edge of the pages.
package struct WordFormat: SkeletonFormat {
  package let format = FileFormat.docx
  package init() {}

  /// Types of relationships to parts with text, in the order in which they are read.
  private static let parts: [(type: String, role: DocumentParts.Role)] = [
    ("footnotes", .footnote), ("endnotes", .endnote), ("header", .header), ("footer", .footer),
    ("styles", .styles),
  ]

  package func file(_ input: InputFile, options: ReadingOptions) throws(InputError) -> SkeletonFile {
    let archive = try OfficeArchive.open(input, as: format)
    let limits = options.limits
    let names = try PackageRelationships(of: "", in: archive, limits: limits).names(ofType: "officeDocument")
    guard let name = names.first, let body = try archive.entry(named: name) else {
      throw OfficeArchive.noDocument(archive, expected: format)
    }
    var entries = [(entry: body, role: DocumentParts.Role.body)]
    let relationships = try PackageRelationships(of: name, in: archive, limits: limits)
    for (type, role) in Self.parts {
      for name in relationships.names(ofType: type) {
        guard let entry = try archive.entry(named: name), !entries.contains(where: { $0.entry == entry }) else {
          continue
        }
        entries.append((entry, role))
      }
    }
    return SkeletonFile(try DocumentParts(archive, entries, limit: min(options.fileBytes, OfficeArchive.textLimit)))
  }

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    try parseParts(of: file, options: options, stretch: stretch) { part, scanner, start, group in
      guard part.role != .styles else { return }
      try Self.checkRoot(scanner)
      var reader = WordReader(scanner, start: start)
      try reader.run(group)
    }
  }

  /// The elements go by the prefix that every program writes.
  private static func checkRoot(_ scanner: XMLScanner) throws(InputError) {
    let name = try scanner.root()
    let namespace = scanner.attributes.first { $0.name == "xmlns:w" }?.value ?? ""
    guard name.hasPrefix("w:"), namespace.contains("wordprocessingml") else {
      throw scanner.failure(
        "docx-no-text",
        "expected a text of Word under the prefix 'w', found <\(name)>, save the document again as .docx")
    }
  }

  /// The language of the defaults (17.7.5.1).
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    guard let parts = document.file.parts, let styles = parts.parts.first(where: { $0.role == .styles }) else {
      return []
    }
    let (scanner, start) = parts.scanner(styles, limits: XMLLimits())
    var isInDefaults = false
    while let event = try? scanner.next(), event != .finished {
      if scanner.name == "w:docDefaults" { isInDefaults = event == .start }
      guard event == .start, isInDefaults, scanner.name == "w:lang",
        let found = scanner.attributes.first(where: { $0.name == "w:val" }),
        LanguageTag(found.value)?.language != language.language
      else { continue }
      return [scanner.edit(ofAttribute: "w:val", to: OfficeLanguage(language).tag, start: start)].compactMap(\.self)
    }
    return []
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { try edit(content, for: slot, in: document).text }

  package func edit(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> SkeletonEdit {
    try editParagraph(content, for: slot, in: document) { scanner, start throws(InputError) in
      try WordReader.children(scanner, start: start)
    } write: {
      WordWriter($0, as: $1).result
    }
  }

  /// For programs that cannot show a text box there is another form of it, with the same text. It goes when that text changes.
  package func sideEdits(ofUnit unit: Int, in document: SkeletonDocument) -> [SkeletonEdit] {
    document.slots.filter { $0.unit == unit }.compactMap { slot in
      OfficeParagraph.alternative(ofStyle: slot.style).map { SkeletonEdit($0, "") }
    }
  }
}
