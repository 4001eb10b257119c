import UraModel

/// What a unit has beyond the columns of its table, as JSON in `unit.extra`, so that an export gives back all of it.
struct UnitExtra: Codable {
  var context: String?
  var isUntranslatable: Bool?
  var alternatives: [Alternative]?
  var containers: [Container]?
  var details: FormatDetails?

  init(_ unit: TranslationUnit) {
    context = unit.context
    isUntranslatable = unit.isTranslatable ? nil : true
    alternatives = unit.alternatives.isEmpty ? nil : unit.alternatives
    containers = unit.containers.isEmpty ? nil : unit.containers
    details = unit.details.isEmpty ? nil : unit.details
  }

  var isEmpty: Bool {
    context == nil && isUntranslatable == nil && alternatives == nil && containers == nil && details == nil
  }

  func apply(to unit: inout TranslationUnit) {
    unit.context = context
    unit.isTranslatable = isUntranslatable != true
    unit.alternatives = alternatives ?? []
    unit.containers = containers ?? []
    unit.details = details ?? .init()
  }
}

/// The same for a variant: inline codes above all.
struct VariantExtra: Codable {
  var content: InlineText?
  var state: String?
  var history: History?
  var forms: [VariantForm]?
  var languageAsWritten: String?
  var details: FormatDetails?

  init(_ variant: Variant) {
    content = variant.content.codes.isEmpty ? nil : variant.content
    state = variant.state
    history = variant.history == History() ? nil : variant.history
    forms = variant.forms.isEmpty ? nil : variant.forms
    languageAsWritten = variant.languageAsWritten
    details = variant.details.isEmpty ? nil : variant.details
  }

  var isEmpty: Bool {
    content == nil && state == nil && history == nil && forms == nil && languageAsWritten == nil && details == nil
  }

  func apply(to variant: inout Variant) {
    if let content { variant.content = content }
    variant.state = state
    variant.history = history ?? .init()
    variant.forms = forms ?? []
    variant.languageAsWritten = languageAsWritten
    variant.details = details ?? .init()
  }
}
