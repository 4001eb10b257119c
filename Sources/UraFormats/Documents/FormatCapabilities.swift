package import UraModel

/// What a unit can have besides text in two languages. The raw value is how a report calls it.
package enum UnitFeature: String, Sendable, Hashable, CaseIterable {
  case languages = "languages beyond the pair"
  case codes = "inline codes"
  case subflows = "texts inside inline codes"
  case notes
  case properties
  case states
  case contexts
  case forms = "plural and other forms as such"
  case alternatives = "alternative translations"
  case containers = "files and groups"
  case history = "dates, authors and counts"
  case segmentation = "segment borders"
  case details = "what only the source format defines"
}

extension FileFormat {
  /// What the format can hold of units that come from another format.
  package var capabilities: Set<UnitFeature> {
    switch self {
    case .tmx: [.languages, .codes, .subflows, .notes, .properties, .states, .contexts, .history]
    case .xliff1: [.codes, .subflows, .notes, .states, .contexts, .forms, .alternatives, .containers, .segmentation]
    case .xliff2: [.codes, .notes, .states, .contexts, .forms, .containers]
    case .po: [.notes, .states, .contexts, .forms]
    case .android: [.codes, .notes, .forms]
    case .xcstrings: [.languages, .notes, .states, .forms]
    case .json: [.forms]
    case .arb: [.notes, .contexts]
    case .properties, .strings, .resx: [.notes]
    case .yaml, .stringsdict: [.forms]
    case .qt: [.notes, .states, .contexts, .forms]
    case .tbx, .tbx2: [.languages, .notes]
    case .csv, .tsv: [.languages, .notes, .contexts]
    case .jsonl: Set(UnitFeature.allCases)
    case .fluent: [.codes, .notes, .forms]
    case .srt, .vtt, .markdown, .html, .docx, .odt: [.codes]
    case .text: []
    }
  }
}

extension TranslationUnit {
  /// What the unit has that a format cannot hold.
  package func features(beyond capabilities: Set<UnitFeature>) -> Set<UnitFeature> {
    var found: Set<UnitFeature> = []
    func add(_ feature: UnitFeature, _ isUsed: Bool) {
      if isUsed, !capabilities.contains(feature) { found.insert(feature) }
    }
    let codes = variants.flatMap(\.content.codes)
    add(.languages, Set(variants.map(\.language)).count > 2)
    add(.codes, !codes.isEmpty)
    add(.subflows, codes.contains { !$0.subflows.isEmpty })
    add(.notes, !notes.isEmpty || variants.contains { !$0.notes.isEmpty })
    add(.properties, !properties.isEmpty || variants.contains { !$0.properties.isEmpty })
    add(.states, variants.contains { $0.state != nil })
    add(.contexts, context != nil)
    add(.forms, variants.contains { !$0.forms.isEmpty })
    add(.alternatives, !alternatives.isEmpty)
    add(.containers, containers.contains { $0.kind != .unit })
    add(.history, history != History() || variants.contains { $0.history != History() })
    add(.segmentation, variants.contains { $0.segmentation != nil })
    add(.details, !details.isEmpty || variants.contains { !$0.details.isEmpty })
    return found
  }
}
