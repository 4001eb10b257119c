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
  private let keys = UniqueKeys()

  init(_ language: LanguageTag) {
    self.language = language
    rules = PluralRules(language)
  }

  /// The entry of a unit, or why it has none.
  ///
  /// - Parameter identifier: what the format makes of an identifier.
  func entry(
    _ unit: TranslationUnit, _ identifier: (String) -> String
  ) throws(InputError) -> (entry: NewFileEntry?, outcome: WritingOutcome) {
    guard let variant = unit.variant(nearest: language), !variant.content.isEmpty || !variant.forms.isEmpty else {
      return (nil, .empty)
    }
    let name = identifier(unit.id ?? unit.context ?? unit.variants.first?.text ?? "")
    if try keys.isRepeated(name, [variant]) { return (nil, .repeated) }
    let id = try keys.key(name) { "\(name)_\($0)" }.key
    let note = unit.notes.isEmpty ? nil : unit.notes.map(\.text).joined(separator: "\n")
    let entry = NewFileEntry(
      id: id, content: variant.content, forms: NewFileEntry.plural(variant.forms, rules), note: note,
      isTranslatable: unit.isTranslatable)
    return (entry, .written)
  }
}
