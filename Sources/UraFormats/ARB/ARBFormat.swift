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
    for (key, value) in root.members ?? [] {
      if key.hasPrefix("@@") {
        document.header.details.attributes.append(Attribute(key, value.string ?? file.text(value.range)))
      } else if key.hasPrefix("@") {
        remarks[String(key.dropFirst())] = value
      }
    }
    for (key, value) in root.members ?? [] where !key.hasPrefix("@") {
      guard let text = value.string else { continue }
      var unit = TranslationUnit(id: key, sourceLanguage: language)
      unit.variants = [Variant(language: language, content: InlineText(text))]
      if declared != nil, declared != language.description { unit.variants[0].languageAsWritten = declared }
      for (name, remark) in remarks[key]?.members ?? [] {
        switch name {
        case "description": unit.notes.append(Note(remark.string ?? "", category: "developer"))
        case "context": unit.context = remark.string
        default: unit.properties.append(Property(name, remark.string ?? file.text(remark.range)))
        }
      }
      let index = document.append(unit, at: value.range.lowerBound)
      document.slots.append(document.jsonSlot(value, unit: index))
    }
    return document
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { JSONText.quoted(content.nativeText, style: slot.style) }
}
