package import UraModel
package import UraText

/// The forms that a text has in a file, together with the plural forms that a language needs and the file lacks: what a
/// translator gets, and the order in which translations come back.
package struct CompletedForms: Sendable {
  package struct Form: Sendable {
    package var selectors: [Attribute]
    /// The index of the form in the file; nil where it is missing.
    package var existing: Int?
    /// The index of the form whose text stands for it, and whose place in the file is the model for it.
    package var model: Int
    /// The index of the form that a missing one goes in front of; nil at the end of its plural.
    package var next: Int?
  }

  package private(set) var forms: [Form] = []

  /// The forms that are there and no others.
  package init(_ variant: Variant) {
    forms = variant.forms.indices.map { Form(selectors: variant.forms[$0].selectors, existing: $0, model: $0) }
  }

  /// - Parameter numbered: how many forms a format that numbers them has; without it the language's own number.
  package init(_ variant: Variant, for rules: PluralRules, numbered: Int? = nil) {
    let found = variant.forms
    if !found.isEmpty, found.allSatisfy({ $0.selectors.count == 1 && Self.number($0) != nil }) {
      let count = max(found.count, numbered ?? rules.ofWholeNumbers.count)
      forms = (0..<count).map { index in
        Form(
          selectors: [Attribute("plural", String(index))], existing: index < found.count ? index : nil,
          model: min(index, found.count - 1))
      }
      return
    }
    var start = 0
    while start < found.count {
      var end = start + 1
      while end < found.count, Self.areOfOneGroup(found[start], found[end]) { end += 1 }
      forms += Self.completed(start..<end, of: found, rules)
      start = end
    }
  }

  private static func number(_ form: VariantForm) -> Int? {
    form.selectors.first?.name == "plural" ? form.selectors.first.flatMap { Int($0.value) } : nil
  }

  private static func areOfOneGroup(_ a: VariantForm, _ b: VariantForm) -> Bool {
    a.selectors.dropLast() == b.selectors.dropLast() && a.selectors.last?.name == b.selectors.last?.name
  }

  /// A plural with each missing category in front of the first that comes later in CLDR's order.
  private static func completed(_ group: Range<Int>, of found: [VariantForm], _ rules: PluralRules) -> [Form] {
    var result = group.map { Form(selectors: found[$0].selectors, existing: $0, model: $0) }
    guard let last = found[group.lowerBound].selectors.last, ["plural", "ordinal"].contains(last.name) else {
      return result
    }
    func category(_ form: Form) -> PluralCategory? {
      form.selectors.last.flatMap { PluralCategory(rawValue: $0.value) }
    }
    let present = Set(result.compactMap(category))
    // Keys that are no categories belong to something else.
    guard !present.isEmpty else { return result }
    let model = result.first { category($0) == .other } ?? result[result.count - 1]
    for missing in last.name == "ordinal" ? rules.ordinal : rules.cardinal where !present.contains(missing) {
      let place = result.firstIndex { category($0).map { $0 > missing } == true } ?? result.count
      result.insert(
        Form(
          selectors: Array(model.selectors.dropLast()) + [Attribute(last.name, missing.rawValue)], existing: nil,
          model: model.model), at: place)
    }
    for index in result.indices where result[index].existing == nil {
      result[index].next = result[index...].lazy.compactMap(\.existing).first
    }
    return result
  }
}

extension Variant {
  /// The variant with the plural forms that a language needs.
  ///
  /// - Parameter fillsIn: whether a form that was missing gets the text of the one that stands for it; else it is empty.
  package func completed(_ forms: CompletedForms, fillsIn: Bool) -> Variant {
    var result = self
    result.forms = forms.forms.map { form in
      let isText = form.existing != nil || fillsIn
      return VariantForm(form.selectors, isText ? self.forms[form.model].content : InlineText())
    }
    return result
  }

  /// The form for each of other selectors: the one with the same, else `other` of the same plural, else nil.
  package func forms(for selectors: [[Attribute]]) -> [InlineText]? {
    guard !forms.isEmpty else { return nil }
    var result: [InlineText] = []
    for one in selectors {
      guard Int(one.last?.value ?? "") == nil else { return nil }
      let other = Array(one.dropLast()) + [Attribute(one.last?.name ?? "plural", "other")]
      guard
        let found = forms.first(where: { $0.selectors == one }) ?? forms.first(where: { $0.selectors == other })
      else { return nil }
      result.append(found.content)
    }
    return result
  }
}
