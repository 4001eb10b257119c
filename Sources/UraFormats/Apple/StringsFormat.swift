package import UraModel

/// Apple `.strings`: keys and texts with comments, in UTF-8 or UTF-16.
package struct StringsFormat: SkeletonFormat {
  package let format = FileFormat.strings
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    var scanner = StringsScanner(file.utf8, limit: options.limits.tokenBytes)
    while true {
      try document.handOver(stretch)
      do throws(StringsScanner.Problem) {
        guard let entry = try scanner.next() else { break }
        var unit = TranslationUnit(id: entry.key, sourceLanguage: language)
        unit.variants = [Variant(language: language, content: InlineText(entry.value))]
        if let comment = entry.comment, !comment.isEmpty { unit.notes = [Note(comment, category: "developer")] }
        let index = document.append(unit, at: entry.start)
        document.slots.append(TextSlot(unit: index, range: entry.valueRange, style: entry.hasValue ? "" : "="))
      } catch {
        let found =
          error.offset < file.utf8.count
          ? "'\(file.text(error.offset..<min(error.offset + 48, file.utf8.count)).prefix(12))'" : "the end of the file"
        diagnostics.emit(
          Diagnostic(
            .error, at: file.location(of: error.offset), code: "strings-syntax",
            "expected \(error.expected), found \(found), correct the entry"))
        document.skipped += 1
        scanner.resynchronize()
      }
    }
    try document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { (slot.style == "=" ? " = " : "") + Self.quoted(content.nativeText) }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
