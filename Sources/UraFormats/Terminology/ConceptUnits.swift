package import UraModel

extension ConceptEntry {
  /// The concept of a unit that a reader of terminology (TBX) gave: a variant is a term, its state the administrative
  /// status, and properties with the names of TBX's data categories are what they say.
  package init(_ unit: TranslationUnit) {
    self.init(id: unit.id, notes: unit.notes, history: unit.history)
    for property in unit.properties {
      switch property.name {
      case "subjectField": domain = property.value
      case "definition": definition = property.value
      default: properties.append(property)
      }
    }
    for variant in unit.variants {
      var term = Term(variant.text, notes: variant.notes, history: variant.history)
      let hasPreferred = terms(in: variant.language).contains { $0.status == .preferred }
      term.status = variant.state.flatMap(Term.Status.init(administrative:)) ?? (hasPreferred ? .admitted : .preferred)
      var sectionDefinition: String?
      for property in variant.properties {
        switch property.name {
        case "definition": sectionDefinition = property.value
        case "partOfSpeech": term.partOfSpeech = .init(rawValue: property.value) ?? .other
        case "grammaticalGender": term.gender = .init(rawValue: property.value) ?? .other
        case "grammaticalNumber": term.number = .init(rawValue: property.value) ?? .other
        case "context": term.context = property.value
        case "source": term.source = property.value
        case "termType":
          if let kind = Term.Kind(rawValue: property.value) {
            term.kind = kind
          } else {
            term.properties.append(property)
          }
        case Self.inflectionName: term.inflection = property.value
        case Self.caseName: term.isCaseSensitive = property.value == "yes"
        default: term.properties.append(property)
        }
      }
      add(term, in: variant.language)
      if let sectionDefinition, let index = languages.firstIndex(where: { $0.language == variant.language }) {
        languages[index].definition = sectionDefinition
      }
    }
  }

  /// The unit that a writer of terminology takes.
  package var unit: TranslationUnit {
    var unit = TranslationUnit(id: id, notes: notes, properties: properties, history: history)
    if let domain { unit.properties.insert(Property("subjectField", domain), at: 0) }
    if let definition { unit.properties.append(Property("definition", definition)) }
    for section in languages {
      for (index, term) in section.terms.enumerated() {
        var variant = Variant(section.language, term.text)
        variant.notes = term.notes
        variant.history = term.history
        variant.state = term.status.administrative
        var properties = term.properties
        func add(_ name: String, _ value: String?) {
          if let value { properties.append(Property(name, value)) }
        }
        if index == 0 { add("definition", section.definition) }
        add("partOfSpeech", term.partOfSpeech?.rawValue)
        add("grammaticalGender", term.gender?.rawValue)
        add("grammaticalNumber", term.number?.rawValue)
        add("termType", term.kind?.rawValue)
        add("context", term.context)
        add("source", term.source)
        add(Self.inflectionName, term.inflection)
        add(Self.caseName, term.isCaseSensitive.map { $0 ? "yes" : "no" })
        variant.properties = properties
        unit.variants.append(variant)
      }
    }
    return unit
  }

  /// What TBX has no category for goes under names with a prefix of its own.
  private static let inflectionName = "x-ura-inflection"
  private static let caseName = "x-ura-caseSensitive"
}

extension Term.Status {
  /// The values of TBX's `administrativeStatus`, of version 2 and 3; `superseded` and `obsolete` names are forbidden, because they
  /// are no longer right, `deprecated` ones too: TBX-Basic uses the word for "must not be used".
  init?(administrative value: String) {
    switch value {
    case "preferredTerm-admn-sts", "preferredTerm", "preferred": self = .preferred
    case "admittedTerm-admn-sts", "admittedTerm", "admitted", "standardizedTerm-admn-sts", "legalTerm-admn-sts":
      self = .admitted
    case "deprecatedTerm-admn-sts", "deprecatedTerm", "supersededTerm-admn-sts", "obsolete", "forbidden":
      self = .forbidden
    case "notRecommended", "deprecated": self = .deprecated
    default: return nil
    }
  }

  var administrative: String {
    switch self {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .deprecated: "notRecommended"
    case .forbidden: "deprecatedTerm-admn-sts"
    }
  }
}
