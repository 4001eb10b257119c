package import UraModel

extension TranslationUnit {
  /// The unit as units without forms, for formats that know one text a language: a unit for each form of the language that
  /// has most; itself where there are none. A language with fewer forms repeats its last (PO's `msgid_plural`).
  package var formsAsUnits: [TranslationUnit] {
    let count = variants.map(\.forms.count).max() ?? 0
    guard count > 0 else { return [self] }
    return (0..<count).map { form in
      var unit = self
      unit.id = id.map { "\($0)[\(form)]" }
      unit.variants = variants.map { $0.form(form) }
      return unit
    }
  }
}

extension Variant {
  /// One form of it as a text of its own; where it has fewer forms, the last.
  func form(_ index: Int) -> Variant {
    guard !forms.isEmpty else { return self }
    var result = self
    result.content = forms[min(index, forms.count - 1)].content
    result.forms = []
    return result
  }
}
