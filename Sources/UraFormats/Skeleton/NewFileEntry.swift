import UraModel
import UraText

/// What a new file of one language takes of a unit.
package struct NewFileEntry {
  /// The unit's identifier; of units without one their context, or the text of their source.
  var id: String
  var content: InlineText
  /// Of a plural: the CLDR category and the text; empty where the unit has no forms.
  var forms: [(category: String, content: InlineText)]
  var note: String?
  var isTranslatable: Bool

  /// The forms of a plural; numbered ones (PO, Qt) by the categories that whole numbers have in the language.
  static func plural(_ forms: [VariantForm], _ rules: PluralRules) -> [(category: String, content: InlineText)] {
    let numbered = forms.compactMap { form in
      form.selectors.last.flatMap { $0.name == "plural" ? Int($0.value) : nil }.map { ($0, form.content) }
    }
    guard numbered.count == forms.count, !forms.isEmpty else {
      return forms.compactMap { form in
        guard let last = form.selectors.last, ["plural", "ordinal"].contains(last.name),
          PluralCategory(rawValue: last.value) != nil
        else {
          return nil
        }
        return (last.value, form.content)
      }
    }
    let known = rules.ofWholeNumbers
    let categories = known.count == forms.count ? known : Array(PluralCategory.allCases.suffix(forms.count))
    var result = numbered.compactMap { index, content in
      categories.indices.contains(index) ? (category: categories[index].rawValue, content: content) : nil
    }
    // Programs fall back to this one, also where whole numbers never need it.
    if !categories.contains(.other), let last = numbered.last { result.append(("other", last.1)) }
    return result
  }

  /// A comment without what would end it.
  func comment(lineStart: String) -> String {
    guard let note else { return "" }
    return note.split(whereSeparator: \.isNewline).map { "\(lineStart)\($0)\n" }.joined()
  }
}

/// Makes the entries of units, each identifier once.
package struct NewFileEntries {
  private let language: LanguageTag
  private let rules: PluralRules
  private let seen = HashedTable()

  init(_ language: LanguageTag) {
    self.language = language
    rules = PluralRules(language)
  }

  /// The entry of a unit; nil where it has no text in the language.
  func entry(_ unit: TranslationUnit) throws(InputError) -> NewFileEntry? {
    guard let variant = unit.variant(nearest: language), !variant.content.isEmpty || !variant.forms.isEmpty else {
      return nil
    }
    var id = unit.id ?? unit.context ?? unit.variants.first?.text ?? ""
    let count = seen[id] ?? 0
    try seen.set(id, to: count + 1)
    if count > 0 { id += "_\(count + 1)" }
    let note = unit.notes.isEmpty ? nil : unit.notes.map(\.text).joined(separator: "\n")
    return NewFileEntry(
      id: id, content: variant.content, forms: NewFileEntry.plural(variant.forms, rules), note: note,
      isTranslatable: unit.isTranslatable)
  }
}
