package import UraModel

/// Application Resource Bundle, the JSON of Flutter and Dart: `@@locale` for the file, `@key` for what is known of a key.
///
/// Messages are ICU messages and stay whole. Source: Application Resource Bundle specification (google/app-resource-bundle).
package struct ARBFormat: SkeletonFormat {
  package let format = FileFormat.arb
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    var document = SkeletonDocument(file, header: DocumentHeader(format: format))
    var locale: String?
    _ = Self.members(of: file, options.limits) { key, _, value in
      guard key.hasPrefix("@@"), let value else { return }
      if key == "@@locale" { locale = value.string }
      document.header.details.attributes.append(Attribute(key, value.string ?? file.text(value.range)))
    }
    let language = options.language(ofFile: file.path, declared: locale.flatMap { LanguageTag($0) })
    document.header.sourceLanguage = language
    let written = locale == language.description ? nil : locale
    var batch = JSONBatch()
    let scanner = try Self.members(of: file, options.limits) { key, range, value in
      guard !key.hasPrefix("@@"), let value else { return }
      batch.append(JSONNode.Member(key: key, keyRange: range, value: value), opening: range.lowerBound)
      guard batch.isFull, let members = batch.take({ $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }) else { return }
      Self.append(members.members ?? [], language, written, to: &document)
      try document.handOver(stretch)
    }
    Self.append(batch.takeAll()?.members ?? [], language, written, to: &document)
    try document.reportJSON(scanner, diagnostics)
    try document.finish(stretch)
  }

  /// The members of the root; one whose value is a container of megabytes has none.
  private static func members(
    of file: SkeletonFile, _ limits: XMLLimits, _ body: (String, Range<Int>, JSONNode?) throws -> Void
  ) rethrows -> JSONScanner {
    var scanner = JSONScanner(file.utf8, limits: limits)
    guard var root = scanner.open(depth: 0) else { return scanner }
    while let child = scanner.next(in: &root, upTo: 1 << 22) {
      if child.value == nil { scanner.skipContainer(depth: 1) }
      if let key = child.key { try body(key.text, key.range, child.value) }
    }
    scanner.expectEnd()
    return scanner
  }

  /// The texts of some members, with what the others say of them.
  private static func append(
    _ members: [JSONNode.Member], _ language: LanguageTag, _ written: String?, to document: inout SkeletonDocument
  ) {
    var remarks: [String: JSONNode] = [:]
    for member in members where member.key.hasPrefix("@") { remarks[String(member.key.dropFirst())] = member.value }
    for member in members where !member.key.hasPrefix("@") {
      guard let text = member.value.string else { continue }
      var unit = TranslationUnit(id: member.key, sourceLanguage: language)
      unit.variants = [Variant(language: language, content: InlineText(text))]
      unit.variants[0].languageAsWritten = written
      for member in remarks[member.key]?.members ?? [] {
        let remark = member.value
        switch member.key {
        case "description": unit.notes.append(Note(remark.string ?? "", category: "developer"))
        case "context": unit.context = remark.string
        default: unit.properties.append(Property(member.key, remark.string ?? document.file.text(remark.range)))
        }
      }
      let index = document.append(unit, at: member.value.range.lowerBound)
      document.slots.append(document.jsonSlot(member.value, unit: index))
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { JSONText.quoted(content.nativeText, style: slot.style) }

  /// `@@locale`, with the sign between subtags that it has.
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    var locale: JSONNode?
    _ = Self.members(of: document.file, XMLLimits()) { key, _, value in
      if key == "@@locale" { locale = value }
    }
    guard let locale, let written = locale.string, LanguageTag(written) != language else { return [] }
    let name = written.contains("-") ? language.description : language.description.replacing("-", with: "_")
    return [SkeletonEdit(locale.range, JSONText.quoted(name))]
  }
}
