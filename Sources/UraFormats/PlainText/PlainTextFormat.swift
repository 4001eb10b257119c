package import UraModel

/// Plain text: a unit per paragraph; blank lines and indentation stay.
package struct PlainTextFormat: SkeletonFormat {
  package let format = FileFormat.text
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    let lineEnd = file.lineEnd
    var lines = SkeletonLines(file.utf8)
    var paragraph: Range<Int>?
    while true {
      let line = lines.next()
      if let line, let content = file.trimmed(line) {
        paragraph = (paragraph?.lowerBound ?? content.lowerBound)..<content.upperBound
        continue
      }
      if let range = paragraph {
        var unit = TranslationUnit(id: String(document.units.count + 1), sourceLanguage: language)
        let text = file.text(range).replacing("\r\n", with: "\n")
        unit.variants = [Variant(language: language, content: InlineText(text))]
        let index = document.append(unit, at: range.lowerBound)
        document.slots.append(TextSlot(unit: index, range: range, style: lineEnd))
        paragraph = nil
      }
      if line == nil { return document }
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    slot.style == "\n" ? content.nativeText : content.nativeText.replacing("\n", with: slot.style)
  }
}
