package import UraModel
import UraText

/// JSON that programs ship: keys and strings, flat or nested, with the plurals of i18next.
///
/// An identifier is the path of keys, `menu.file`, with `[0]` for items of arrays. Keys that differ in a plural suffix
/// (`article_one`, `article_other`; i18next JSON v4, also `_ordinal_`; `article`, `article_plural`, v3) are the forms of one unit, and so
/// are the members of an object whose keys are plural categories. Numbers, booleans and null stay in the skeleton.
package struct JSONFormat: SkeletonFormat {
  package let format = FileFormat.json
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    let document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    var reading = JSONReading(document, language: language, limits: options.limits)
    try reading.read(stretch)
    try reading.document.reportJSON(reading.scanner, diagnostics)
    try reading.document.finish(stretch)
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { JSONText.quoted(content.nativeText, style: slot.style) }
}

extension SkeletonFile {
  /// A member of an object whose key ends in the category of a plural.
  func formEntry(_ index: Int, of members: [JSONNode.Member], in object: JSONNode) -> FormEntry? {
    let member = members[index]
    let category = member.key.split(separator: "_").last.map(String.init) ?? member.key
    let keyEnd = member.keyRange.upperBound - 1
    let selector = keyEnd - category.utf8.count..<keyEnd
    guard text(selector) == category else { return nil }
    let before = index > 0 ? members[index - 1].range.upperBound : object.range.lowerBound + 1
    let space = text(before..<member.range.lowerBound)
    return FormEntry(member.range, selector: selector, separator: index > 0 ? space : "," + space)
  }
}

extension SkeletonDocument {
  /// Reports what is wrong with the JSON of the file; what stands before it was read.
  ///
  /// - Throws: when the file is no object or array at all.
  mutating func reportJSON(_ scanner: JSONScanner, _ diagnostics: any DiagnosticCollector) throws(InputError) {
    let first = file.utf8.first { $0 > 0x20 }
    let problem = scanner.problem.map {
      InputError(
        at: file.location(of: $0.offset), code: $0.code,
        $0.message + ", correct the JSON; what stands behind it is not read")
    }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      throw problem
        ?? InputError(
          at: SourceLocation(path: file.path, line: 1, column: 1), code: "json-no-object",
          "expected an object of keys and strings, found another value, name the format")
    }
    if let problem {
      diagnostics.emit(problem.diagnostic)
      skipped += 1
    }
  }
}
