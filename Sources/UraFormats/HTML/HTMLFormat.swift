package import UraModel
import UraText

/// HTML: a unit per block of text and per attribute that is shown, with inline elements as codes.
///
/// White space within a text counts as one space, except in `pre`. `translate="no"` and the class `notranslate` are respected.
package struct HTMLFormat: SkeletonFormat {
  package let format = FileFormat.html
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path, declared: Self.language(of: file))
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    var segmenter = HTMLSegmenter(file, range: 0..<file.utf8.count, limit: options.limits.tokenBytes)
    try segmenter.run { segment in
      document.append(segment, language, prefix: "")
      try document.handOver(stretch)
    }
    try document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { Self.encoded(content, style: slot.style, encoding: document.file.encoding) }

  static func encoded(_ content: InlineText, style: String, encoding: String) -> String {
    guard style.hasPrefix("attribute") else {
      if style == "title" { return HTMLEntities.encoded(content.nativeText, encoding: encoding) }
      return content.native(
        text: { HTMLEntities.encoded($0, encoding: encoding) },
        subflow: { subflow in
          let quote = subflow.attributes.first { $0.name == "quote" }?.value.unicodeScalars.first ?? "\""
          return HTMLEntities.encoded(subflow.content.nativeText, quote: quote, encoding: encoding)
        })
    }
    let quote = style.unicodeScalars.last.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    let value = HTMLEntities.encoded(content.nativeText, quote: quote ?? "\"", encoding: encoding)
    return quote == nil ? "\"\(value)\"" : value
  }

  /// `<html lang="uk">`.
  private static func language(of file: SkeletonFile) -> LanguageTag? {
    var tokenizer = HTMLTokenizer(file.utf8, range: 0..<min(file.utf8.count, 1 << 14))
    while let token = tokenizer.next() {
      guard token.kind == .start else { continue }
      guard token.name == "html" else { return nil }
      let attribute = token.attributes.first { $0.name == "lang" } ?? token.attributes.first { $0.name == "xml:lang" }
      return attribute.flatMap { LanguageTag(file.text($0.value)) }
    }
    return nil
  }

  /// `<meta charset>` and `<meta http-equiv="Content-Type">` (HTML Living Standard, section 13.2.3.2).
  package func declaredEncoding(in bytes: MappedBytes) -> String? {
    if let declared = SkeletonFile.xmlEncoding(of: bytes) { return declared }
    let text = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for tag in text.components(betweenOpening: "<meta", andClosing: ">") {
      guard let found = tag.firstRange(of: "charset") else { continue }
      let value = tag[found.upperBound...].drop { $0 == " " }
      guard value.first == "=" else { continue }
      let name = value.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }
        .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
      return name.isEmpty || TextDecoder.canonicalName(String(name)) == nil || name.hasPrefix("utf-16")
        ? nil : String(name)
    }
    return nil
  }
}

extension SkeletonDocument {
  /// A unit of a text of a document; its identifier is its number.
  mutating func append(_ segment: HTMLSegment, _ language: LanguageTag, prefix: String) {
    var unit = TranslationUnit(id: String(unitCount + 1), sourceLanguage: language)
    unit.variants = [Variant(language: language, content: segment.content)]
    unit.properties = [Property("block", segment.block)]
    let index = append(unit, at: segment.range.lowerBound)
    slots.append(TextSlot(unit: index, range: segment.range, style: prefix + segment.style))
  }
}

extension String {
  /// The pieces between an opening and the closing that follows it.
  fileprivate func components(betweenOpening opening: String, andClosing closing: String) -> [Substring] {
    split(separator: opening, omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      piece.firstRange(of: closing).map { piece[..<$0.lowerBound] }
    }
  }
}
