package import UraModel

/// Application Resource Bundle, the JSON of Flutter and Dart: `@@locale` for the file, `@key` for what is known of a key.
///
/// Messages are ICU messages and stay whole. Source: Application Resource Bundle specification (google/app-resource-bundle).
package struct ARBFormat: SkeletonFormat {
  package let format = FileFormat.arb
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    var document = SkeletonDocument(file, header: DocumentHeader(format: format))
    let root = try document.jsonRoot(options, diagnostics)
    let declared = root["@@locale"]?.string
    let language = options.language(ofFile: file.path, declared: declared.flatMap { LanguageTag($0) })
    document.header.sourceLanguage = language
    var remarks: [String: JSONNode] = [:]
    for member in root.members ?? [] {
      if member.key.hasPrefix("@@") {
        document.header.details.attributes.append(
          Attribute(member.key, member.value.string ?? file.text(member.value.range)))
      } else if member.key.hasPrefix("@") {
        remarks[String(member.key.dropFirst())] = member.value
      }
    }
    for member in root.members ?? [] where !member.key.hasPrefix("@") {
      guard let text = member.value.string else { continue }
      let key = member.key
      var unit = TranslationUnit(id: key, sourceLanguage: language)
      unit.variants = [Variant(language: language, content: InlineText(text))]
      if declared != nil, declared != language.description { unit.variants[0].languageAsWritten = declared }
      for member in remarks[key]?.members ?? [] {
        let remark = member.value
        switch member.key {
        case "description": unit.notes.append(Note(remark.string ?? "", category: "developer"))
        case "context": unit.context = remark.string
        default: unit.properties.append(Property(member.key, remark.string ?? file.text(remark.range)))
        }
      }
      let index = document.append(unit, at: member.value.range.lowerBound)
      document.slots.append(document.jsonSlot(member.value, unit: index))
    }
    return document
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { JSONText.quoted(content.nativeText, style: slot.style) }

  /// `@@locale`, with the sign between subtags that it has.
  package func edits(to language: LanguageTag, in document: SkeletonDocument) -> [SkeletonEdit] {
    let root = JSONScanner.scan(document.file.utf8, depthLimit: XMLLimits().depth).root
    guard let locale = root?["@@locale"], let written = locale.string, LanguageTag(written) != language else {
      return []
    }
    let name = written.contains("-") ? language.description : language.description.replacing("-", with: "_")
    return [SkeletonEdit(locale.range, JSONText.quoted(name))]
  }
}
