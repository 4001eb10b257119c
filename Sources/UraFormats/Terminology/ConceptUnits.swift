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
    properties += NotedProperties.take(from: &notes)
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
        default: term.properties.append(property)
        }
      }
      term.readHints()
      term.properties += NotedProperties.take(from: &term.notes)
      add(term, in: variant.language)
      if let sectionDefinition, let index = languages.firstIndex(where: { $0.language == variant.language }) {
        languages[index].definition = sectionDefinition
      }
    }
  }

  /// The unit that a writer of terminology takes.
  package var unit: TranslationUnit {
    let (named, noted) = NotedProperties.split(properties, TBXNames.conceptCategories)
    var unit = TranslationUnit(id: id, notes: notes + noted, properties: named, history: history)
    if let domain { unit.properties.insert(Property("subjectField", domain), at: 0) }
    if let definition { unit.properties.append(Property("definition", definition)) }
    for section in languages {
      for (index, term) in section.terms.enumerated() {
        var variant = Variant(section.language, term.text)
        let (named, noted) = NotedProperties.split(
          (index == 0 ? section.properties : []) + term.properties, TBXNames.termCategories)
        variant.notes = (index == 0 ? section.notes : []) + term.notes + noted + term.hintNotes
        variant.history = term.history
        variant.state = term.status.administrative
        var properties = named
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
        variant.properties = properties
        unit.variants.append(variant)
      }
    }
    return unit
  }
}

/// What a table says in a column of its own and TBX has no category for; a note is allowed in every dialect of it:
/// `ura: client=ACME`.
private enum NotedProperties {
  private static let start = "ura: "

  /// The properties that TBX has a category for, and notes for the others.
  static func split(_ properties: [Property], _ categories: Set<String>) -> (named: [Property], notes: [Note]) {
    let others = properties.filter { !categories.contains($0.name) && !$0.name.contains("=") }
    return (
      properties.filter { categories.contains($0.name) }, others.map { Note("\(start)\($0.name)=\($0.value)") }
    )
  }

  static func take(from notes: inout [Note]) -> [Property] {
    var result: [Property] = []
    notes.removeAll { note in
      guard note.text.hasPrefix(start), let sign = note.text.firstIndex(of: "=") else { return false }
      let name = note.text[..<sign].dropFirst(start.count)
      // Hints in braces are of another kind.
      guard !name.isEmpty, name.first != "{" else { return false }
      result.append(Property(String(name), String(note.text[note.text.index(after: sign)...])))
      return true
    }
    return result
  }
}

// TBX has no category for how a term is inflected or compared; a note is allowed in every dialect of it: `ura: {m,anim,case}`.
extension Term {
  private static let hintsStart = "ura: {"

  fileprivate var hintNotes: [Note] {
    var hints: [String] = []
    if let inflection { hints.append(inflection) }
    if !forms.isEmpty { hints.append("=" + forms.joined(separator: "|")) }
    if let isCaseSensitive { hints.append(isCaseSensitive ? "case" : "nocase") }
    return hints.isEmpty ? [] : [Note(Self.hintsStart + hints.joined(separator: ",") + "}")]
  }

  fileprivate mutating func readHints() {
    guard let index = notes.firstIndex(where: { $0.text.hasPrefix(Self.hintsStart) && $0.text.last == "}" }) else {
      return
    }
    var rest: [Substring] = []
    for hint in notes.remove(at: index).text.dropFirst(Self.hintsStart.count).dropLast().split(separator: ",") {
      switch hint {
      case "case": isCaseSensitive = true
      case "nocase": isCaseSensitive = false
      default: rest.append(hint)
      }
    }
    inflection = rest.isEmpty ? nil : rest.joined(separator: ",")
  }
}

extension Term.Status {
  /// The values of TBX's `administrativeStatus`, of version 2 and 3. A `deprecated` name is forbidden: TBX uses the word for what is
  /// not desired, and `superseded` for what is no longer preferred. `forbidden` and `obsolete` are Weblate's.
  init?(administrative value: String) {
    switch value {
    case "preferredTerm-admn-sts", "preferredTerm", "preferred": self = .preferred
    case "admittedTerm-admn-sts", "admittedTerm", "admitted", "standardizedTerm-admn-sts", "legalTerm-admn-sts":
      self = .admitted
    case "deprecatedTerm-admn-sts", "deprecatedTerm", "obsolete", "forbidden": self = .forbidden
    case "supersededTerm-admn-sts", "supersededTerm", "notRecommended", "deprecated": self = .deprecated
    default: return nil
    }
  }

  var administrative: String {
    switch self {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .deprecated: "supersededTerm-admn-sts"
    case .forbidden: "deprecatedTerm-admn-sts"
    }
  }
}
