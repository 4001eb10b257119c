package import UraModel
import UraText

/// Java `.properties`, in UTF-8 (Java 9) and in ISO 8859-1 with `\uXXXX`.
///
/// Source: `java.util.Properties.load`, Java SE 21: logical lines, keys to `=`, `:` or white space, escapes. A file that has no byte beyond ASCII
/// stays so. The quotes of MessageFormat (`''`) are part of the text.
package struct PropertiesFormat: SkeletonFormat {
  package let format = FileFormat.properties
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    try file.checkLines("values", limit: options.limits.tokenBytes)
    var scanner = PropertiesScanner(file)
    let isEscaping = file.isASCII || file.encoding != "UTF-8"
    while let entry = try scanner.next(limit: options.limits.tokenBytes) {
      try document.handOver(stretch)
      if let offset = entry.badEscape {
        diagnostics.emit(
          Diagnostic(
            .error, at: file.location(of: offset), code: "properties-bad-escape",
            "expected four hexadecimal digits behind \\u, found others, correct the escape"))
        document.skipped += 1
        continue
      }
      var unit = TranslationUnit(id: entry.key, sourceLanguage: language)
      unit.variants = [Variant(language: language, content: InlineText(entry.value))]
      if let comment = entry.comment { unit.notes = [Note(comment, category: "developer")] }
      let index = document.append(unit, at: entry.start)
      let style = (isEscaping ? "a" : "") + (entry.hasSeparator ? "" : "=")
      document.slots.append(TextSlot(unit: index, range: entry.valueRange, style: style))
    }
    try document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    let isASCII = slot.style.contains("a") && document.file.isASCII
    let value = Self.escaped(content.nativeText) { scalar in
      !isASCII && TextEncoder.encode(String(scalar), as: document.file.encoding) != nil
    }
    return slot.style.contains("=") && !value.isEmpty ? "=" + value : value
  }

  /// - Parameter isHeld: whether the file can hold a character beyond ASCII as itself.
  static func escaped(_ text: String, isHeld: (Unicode.Scalar) -> Bool) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0C}": result += "\\f"
      case " ":
        // In front it would belong to the separator; at the end it is lost in many editors.
        result += index == 0 ? "\\ " : index == scalars.count - 1 ? "\\u0020" : " "
      case "=" where index == 0, ":" where index == 0:
        result += "\\"
        result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value >= 0x7F && !isHeld(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What is not UTF-8 is ISO 8859-1, as Java reads it.
  package func declaredEncoding(in bytes: MappedBytes) -> String? {
    TextDecoder.byteOrderMark(bytes) == nil && bytes.utf8Check().badByte != nil
      ? "ISO-8859-1" : nil
  }
}
