import UraModel
import UraText

extension StringsFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { StringsNewFile(header) }
}

/// The forms of a plural have no place in `.strings`: the last of them stands for all.
struct StringsNewFile: NewEntryFile {
  let entries: NewFileEntries
  private var isFirst = true

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  mutating func text(of entry: NewFileEntry) -> String {
    defer { isFirst = false }
    let note = entry.note.map { "/* \($0.replacing("*/", with: "* /")) */\n" } ?? ""
    let content = entry.forms.last?.content ?? entry.content
    return (isFirst ? "" : "\n") + note
      + "\(StringsFormat.quoted(entry.id)) = \(StringsFormat.quoted(content.nativeText));\n"
  }
}

extension StringCatalogFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { StringCatalogNewFile(source: header.source) }
}

/// All languages of the units; the forms of plurals and devices as variations.
struct StringCatalogNewFile: NewFile {
  private let source: LanguageTag
  private let keys = UniqueKeys()
  private var isFirst = true

  init(source: LanguageTag) { self.source = source }

  func begin() -> String {
    "{\n  \"sourceLanguage\" : \(JSONText.quoted(source.description)),\n  \"strings\" : {\n"
  }

  mutating func write(
    _ unit: TranslationUnit
  ) throws(InputError) -> (text: String, outcome: WritingOutcome) {
    let name = unit.id ?? unit.variant(source)?.text ?? unit.variants.first?.text ?? ""
    if try keys.isRepeated(name, unit.variants) { return ("", .repeated) }
    let key = try keys.key(name) { "\(name)_\($0)" }.key
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
    defer { isFirst = false }
    return ((isFirst ? "" : ",\n") + "    \(JSONText.quoted(key)) : \(body)", .written)
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {
    try write("\n  },\n  \"version\" : \"1.0\"\n}\n")
  }

  private static func write(_ variant: Variant) -> String {
    let state = variant.state.flatMap { ["new", "translated", "needs_review", "stale"].contains($0) ? $0 : nil }
    var variant = variant
    // Forms that another format numbers get the categories of Apple.
    if variant.forms.contains(where: { $0.selectors.contains { $0.name == "plural" && Int($0.value) != nil } }) {
      let forms = NewFileEntry.plural(variant.forms, PluralRules(variant.language))
      variant.forms = forms.map { VariantForm(plural: $0.category, $0.content) }
    }
    return StringCatalogLocalization(variant, state: state ?? (variant.needsReview ? "needs_review" : "translated"))
      .text(indentation: 8)
  }
}
