package import UraModel

/// Text documents of OpenDocument 1.0-1.4, `.odt` and `.ott`: a unit per paragraph or heading, whether in the body, a list, a table, a note,
/// a text box, or at the edge of the pages.
package struct OpenDocumentFormat: SkeletonFormat {
  package let format = FileFormat.odt
  package init() {}

  package func file(_ input: InputFile, options: ReadingOptions) throws(InputError) -> SkeletonFile {
    let archive = try OfficeArchive.open(input, as: format)
    guard let body = try archive.entry(named: "content.xml") else {
      throw OfficeArchive.noDocument(archive, expected: format)
    }
    if let type = try archive.entry(named: "mimetype") {
      let found = String(decoding: try archive.text(of: archive.entries[type], limit: 256), as: UTF8.self)
      guard found.hasPrefix("application/vnd.oasis.opendocument.text") else {
        throw ZIPArchive.failure(
          input.path, "not-odt", "expected \(OfficeArchive.name(of: format)), found '\(found)', save it as a text")
      }
    }
    if let manifest = try archive.entry(named: "META-INF/manifest.xml"),
      String(decoding: try archive.text(of: archive.entries[manifest]), as: UTF8.self).contains("encryption-data")
    {
      throw ZIPArchive.failure(
        input.path, "zip-encrypted", "expected a document without a password, found one with, save it without")
    }
    var entries = [(entry: body, role: DocumentParts.Role.body)]
    if let styles = try archive.entry(named: "styles.xml") { entries.append((styles, .styles)) }
    return SkeletonFile(try DocumentParts(archive, entries, limit: min(options.fileBytes, OfficeArchive.textLimit)))
  }

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    try parseParts(of: file, options: options, stretch: stretch) { part, scanner, start, group in
      var reader = OpenDocumentReader(scanner, start: start, isMarginOnly: part.role != .body)
      try reader.run(group)
    }
  }

  /// The language of the default style of paragraphs (OpenDocument 1.3, part 3, 16.4).
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    guard let parts = document.file.parts, let styles = parts.parts.first(where: { $0.role == .styles }) else {
      return []
    }
    let (scanner, start) = parts.scanner(styles, limits: XMLLimits())
    let new = OfficeLanguage(language)
    var edits: [SkeletonEdit] = []
    var isInDefault = false
    while let event = try? scanner.next(), event != .finished {
      if scanner.name == "style:default-style" { isInDefault = event == .start }
      guard event == .start, isInDefault, scanner.name == "style:text-properties",
        let found = scanner.attributes.first(where: { $0.name == "fo:language" }), found.value != new.language
      else { continue }
      edits += [("fo:language", new.language), ("fo:country", new.country ?? "none")].compactMap {
        scanner.edit(ofAttribute: $0.0, to: $0.1, start: start)
      }
    }
    return edits
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { try edit(content, for: slot, in: document).text }

  package func edit(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> SkeletonEdit {
    try editParagraph(content, for: slot, in: document) { scanner, start throws(InputError) in
      var reader = OpenDocumentReader(scanner, start: start)
      return try reader.children()
    } write: {
      OpenDocumentWriter($0, as: $1).result
    }
  }
}
