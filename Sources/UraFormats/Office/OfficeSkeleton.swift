import UraModel

/// What the formats of office documents have in common as skeletons: their texts are paragraphs of the parts of an archive.
extension SkeletonFormat {
  /// Reads the paragraphs of the parts.
  ///
  /// - Parameter read: reads a part, and hands over each paragraph with those inside of it.
  func parseParts(
    of file: SkeletonFile, options: ReadingOptions, stretch: SkeletonDocument.Stretch,
    read:
      @escaping (
        _ part: DocumentParts.Part, _ scanner: XMLScanner, _ start: Int, _ group: ([OfficeParagraph]) throws -> Void
      ) throws -> Void
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    guard let parts = file.parts else { throw OfficeArchive.notOpened(file, format) }
    for part in parts.parts {
      let (scanner, start) = parts.scanner(part, limits: options.limits)
      try read(part, scanner, start) { group in
        for paragraph in group { document.append(paragraph, in: part, language) }
        // Not earlier: what is inside of a paragraph is written together with it.
        try document.handOver(stretch)
      }
    }
    try document.finish(stretch)
  }

  /// Puts a translation in the place of a paragraph.
  ///
  /// - Parameters:
  ///   - read: reads the paragraph as it is.
  ///   - write: gives the translation the paragraph's markup.
  func editParagraph(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument,
    read: (_ scanner: XMLScanner, _ start: Int) throws(InputError) -> OfficeParagraph,
    write: (InlineText, OfficeParagraph) -> CopyingText
  ) throws(InputError) -> SkeletonEdit {
    let source = MappedSource(document.file.utf8.part(slot.range))
    let paragraph = try read(XMLScanner(source, path: document.file.path), slot.range.lowerBound)
    try OfficeCodes(of: paragraph).check(content, for: slot, in: document)
    let text = write(content, paragraph)
    try OfficeCodes.check(text, for: slot, in: document)
    return SkeletonEdit(slot.range, text)
  }
}
