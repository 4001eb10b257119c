package import UraModel

/// Plain text: a unit per paragraph; blank lines and indentation stay.
package struct PlainTextFormat: SkeletonFormat {
  package let format = FileFormat.text
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    try file.checkLines("paragraphs", limit: options.limits.tokenBytes)
    let lineEnd = file.lineEnd
    var lines = SkeletonLines(file.utf8)
    var paragraph: Range<Int>?
    while true {
      let line = lines.next()
      if let line, let content = file.trimmed(line) {
        let range = (paragraph?.lowerBound ?? content.lowerBound)..<content.upperBound
        guard range.count <= options.limits.tokenBytes else {
          throw file.tooLong(at: range.lowerBound, "paragraphs", limit: options.limits.tokenBytes)
        }
        paragraph = range
        continue
      }
      if let range = paragraph {
        var unit = TranslationUnit(id: String(document.unitCount + 1), sourceLanguage: language)
        let text = file.text(range).replacing("\r\n", with: "\n")
        unit.variants = [Variant(language: language, content: InlineText(text))]
        let index = document.append(unit, at: range.lowerBound)
        document.slots.append(TextSlot(unit: index, range: range, style: lineEnd))
        paragraph = nil
        try document.handOver(stretch)
      }
      if line == nil { break }
    }
    try document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    slot.style == "\n" ? content.nativeText : content.nativeText.replacing("\n", with: slot.style)
  }
}
