import UraFormats
import UraModel
import UraText

/// The identifiers that were given in a file.
final class GivenIdentifiers {
  private let given = HashedTable()

  /// The identifier of a unit: its own where it has one that no unit before it has, otherwise with its position.
  func identifier(of unit: TranslationUnit, number: Int) throws(InputError) -> String {
    if let id = unit.id, !id.isEmpty, given[id] == nil {
      try given.set(id, to: 1)
      return id
    }
    let id = unit.id.map { "\($0)#\(number)" } ?? String(number)
    try given.set(id, to: 1)
    return id
  }
}

/// The texts of a stretch of a file as a translator gets them: under identifiers that lead back, and with the plural forms
/// that the target language needs. Both directions, `ExtractTexts` and `MergeTranslations`, see them the same way.
struct TranslatableTexts {
  /// One for each unit.
  let ids: [String]
  /// Plurals that lack forms which the target language needs, and are written in a way that takes no more of them.
  private(set) var incomplete: [Int] = []
  private let languages: SkeletonDocument.Languages
  private let target: LanguageTag
  private let rules: PluralRules
  /// How many forms a plural has, where the file says it.
  private let numberOfForms: Int?
  /// The units with a slot that forms can be added beside.
  private let growing: Set<Int>

  /// - Parameter given: the identifiers of the units in front of these, which come to be known as given.
  init(
    of document: SkeletonDocument, format: some SkeletonFormat, target: LanguageTag, given: GivenIdentifiers
  ) throws(InputError) {
    ids = try document.units.enumerated().map { index, unit throws(InputError) in
      try given.identifier(of: unit, number: document.unitsBefore + index + 1)
    }
    languages = document.languages
    self.target = target
    rules = PluralRules(target)
    numberOfForms = format.numberOfForms(in: document, for: target)
    growing = Set(document.slots.filter { $0.entry != nil }.map(\.unit))
    incomplete = document.units.indices.filter { index in
      let needed = completedForms(of: document.units[index]).forms
      return needed.count > forms(ofUnit: index, document.units[index]).forms.count
    }
  }

  /// The index of the variant that translations go to; nil where the unit has none in the target language yet.
  func place(in unit: TranslationUnit) -> Int? {
    switch languages {
    case .one: 0
    case .pair: unit.variants.count > 1 ? 1 : nil
    case .several:
      unit.variant(nearest: target).flatMap { found in
        // A unit of one language is translated in place only where the file is in one language.
        found.language == unit.sourceLanguage ? nil : unit.variants.firstIndex { $0.language == found.language }
      }
    }
  }

  /// The forms of a translation: those of the place that it goes to, or those that it gets beside the source's.
  func forms(ofUnit index: Int, _ unit: TranslationUnit) -> CompletedForms {
    // A language that the unit has not yet is written with all its forms.
    guard let place = place(in: unit), !growing.contains(index) else { return completedForms(of: unit) }
    return CompletedForms(unit.variants[place])
  }

  /// Whether a unit is given to translators.
  static func offers(_ unit: TranslationUnit) -> Bool {
    unit.isTranslatable && !unit.properties.contains(POFormat.obsolete)
  }

  /// How many texts a unit is for a translator: its forms, or one.
  func count(ofUnit index: Int, _ unit: TranslationUnit) -> Int { max(1, forms(ofUnit: index, unit).forms.count) }

  private func completedForms(of unit: TranslationUnit) -> CompletedForms {
    guard !unit.variants.isEmpty else { return CompletedForms(Variant(target, "")) }
    let variant = place(in: unit).map { unit.variants[$0] } ?? unit.variants[0]
    return CompletedForms(variant, for: rules, numbered: numberOfForms)
  }

  /// The unit with a form of source and target for each form of the translation.
  func withAllForms(ofUnit index: Int, _ unit: TranslationUnit) -> TranslationUnit {
    let forms = forms(ofUnit: index, unit)
    guard !forms.forms.isEmpty else { return unit }
    var unit = unit
    let place = place(in: unit)
    let source = unit.variants[0]
    if place == 0 || place == nil {
      unit.variants[0] = source.completed(forms, fillsIn: true)
    } else if let place {
      unit.variants[place] = unit.variants[place].completed(forms, fillsIn: false)
      // A source without the same forms (PO has two) gives its last for those it lacks.
      let selectors = forms.forms.map(\.selectors)
      if let contents = source.forms(for: selectors) {
        unit.variants[0].forms = zip(selectors, contents).map { VariantForm($0, $1) }
      }
    }
    return unit
  }

  /// Whether the target language has a plural form for one number alone, so that it may stand in words: "a file", "no files".
  func isOfOneNumber(_ selectors: [Attribute]) -> Bool {
    guard let value = selectors.last(where: { $0.name == "plural" })?.value else { return false }
    let numbered = rules.ofWholeNumbers
    let category =
      Int(value).map { numbered.indices.contains($0) ? numbered[$0] : .other } ?? PluralCategory(rawValue: value)
    return value.hasPrefix("=") || category.map { wanted in rules.categories.count { $0 == wanted } == 1 } == true
  }

  /// The texts of the source, form by form; one where it has no forms.
  func sources(ofUnit index: Int, _ unit: TranslationUnit) -> [InlineText] {
    let complete = withAllForms(ofUnit: index, unit)
    let count = count(ofUnit: index, unit)
    let source = complete.variants[0]
    guard !source.forms.isEmpty else { return Array(repeating: source.content, count: count) }
    return (0..<count).map { source.forms[min($0, source.forms.count - 1)].content }
  }
}
