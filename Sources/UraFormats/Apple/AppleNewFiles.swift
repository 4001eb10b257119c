package import UraModel

extension StringsFormat: NewFileFormat {
  /// The forms of a plural have no place here: the last of them stands for all.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    NewFileEntry.entries(of: units, language: language).map { entry in
      let note = entry.note.map { "/* \($0.replacing("*/", with: "* /")) */\n" } ?? ""
      let content = entry.forms.last?.content ?? entry.content
      return note + "\(Self.quoted(entry.id)) = \(Self.quoted(content.nativeText));\n"
    }.joined(separator: "\n")
  }
}

extension StringCatalogFormat: NewFileFormat {
  /// All languages of the units; the forms of plurals and devices as variations.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    let source = header.sourceLanguage ?? units.first?.variants.first?.language ?? .english
    var entries: [String] = []
    var seen: Set<String> = []
    for unit in units {
      let key = unit.id ?? unit.variant(source)?.text ?? unit.variants.first?.text ?? ""
      guard seen.insert(key).inserted else { continue }
      var members: [String] = []
      if !unit.notes.isEmpty {
        members.append("      \"comment\" : " + JSONText.quoted(unit.notes.map(\.text).joined(separator: "\n")))
      }
      let localizations = unit.variants.filter { $0.language != source || $0.text != key || !$0.forms.isEmpty }
      if !localizations.isEmpty {
        let lines = localizations.map { variant in
          "        \(JSONText.quoted(variant.language.description)) : " + Self.write(variant)
        }
        members.append("      \"localizations\" : {\n" + lines.joined(separator: ",\n") + "\n      }")
      }
      if !unit.isTranslatable { members.append("      \"shouldTranslate\" : false") }
      let body = members.isEmpty ? "{ }" : "{\n" + members.joined(separator: ",\n") + "\n    }"
      entries.append("    \(JSONText.quoted(key)) : \(body)")
    }
    return "{\n  \"sourceLanguage\" : \(JSONText.quoted(source.description)),\n  \"strings\" : {\n"
      + entries.joined(separator: ",\n") + "\n  },\n  \"version\" : \"1.0\"\n}\n"
  }

  private static func write(_ variant: Variant) -> String {
    let state = variant.state.flatMap { ["new", "translated", "needs_review", "stale"].contains($0) ? $0 : nil }
    var variant = variant
    // Forms that another format numbers get the categories of Apple.
    if variant.forms.contains(where: { $0.selectors.contains { $0.name == "plural" && Int($0.value) != nil } }) {
      let entries = NewFileEntry.entries(of: [TranslationUnit(variants: [variant])], language: variant.language)
      variant.forms = (entries.first?.forms ?? []).map { VariantForm(plural: $0.category, $0.content) }
    }
    return StringCatalogLocalization(variant, state: state ?? "translated").text(indentation: 8)
  }
}
