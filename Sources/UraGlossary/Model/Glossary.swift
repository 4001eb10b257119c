public import UraFormats
public import UraModel

/// Concepts with their names: one file of terminology, or several in order of priority.
public struct Glossary: Sendable {
  /// Where it came from, for messages: a path.
  public var name: String
  /// In the order of the file; of several files, the most important first.
  public private(set) var entries: [Entry]

  /// A concept with where it stood and how much it counts.
  public struct Entry: Sendable, Hashable {
    /// The names and what is known about them.
    public var concept: ConceptEntry
    /// The line that it was read from.
    public var location: SourceLocation?
    /// 0 counts most. Where two entries name the same term in a language, only those of the lowest number are used.
    public var priority: Int

    public init(_ concept: ConceptEntry, location: SourceLocation? = nil, priority: Int = 0) {
      self.concept = concept
      self.location = location
      self.priority = priority
    }
  }

  public init(name: String = "", entries: [Entry] = []) {
    self.name = name
    self.entries = entries
  }

  /// Adds a concept at the end.
  public mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Several glossaries as one, the most important first.
  public static func merged(_ glossaries: [Glossary]) -> Glossary {
    if let only = glossaries.first, glossaries.count == 1 { return only }
    var result = Glossary(name: glossaries.map(\.name).joined(separator: ", "))
    var first = 0
    for glossary in glossaries {
      var last = first
      for var entry in glossary.entries {
        // One that was put together of several keeps their order.
        entry.priority += first
        last = max(last, entry.priority)
        result.entries.append(entry)
      }
      first = last + 1
    }
    return result
  }

  /// Whether any entry names its concept in both languages: without one, there is nothing to check or to find.
  public func hasTerms(from source: LanguageTag, to target: LanguageTag) -> Bool {
    entries.contains { !$0.concept.names(for: source).isEmpty && !$0.concept.names(for: target).isEmpty }
  }

  /// Every language that an entry has, sorted.
  public var languages: [LanguageTag] {
    var seen: Set<LanguageTag> = []
    for entry in entries { for section in entry.concept.languages { seen.insert(section.language) } }
    return seen.sorted()
  }
}

extension ConceptEntry {
  /// The names for texts in `language`: those of the tag itself or, failing that, of the nearest shorter tag that has some
  /// (`uk-UA`, then `uk`); for a bare language those of its variants, too (`sr` takes `sr-Latn`).
  func names(for language: LanguageTag) -> [Term] {
    for tag in language.fallbacks {
      let terms = terms(in: tag)
      if !terms.isEmpty { return terms }
    }
    var result: [Term] = []
    for section in languages where language.covers(section.language) { result += section.terms }
    return result
  }
}
