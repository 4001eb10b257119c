public import UraModel

/// A concept with its names in several languages: the unit of a term base (ISO 30042, TBX: `termEntry`/`conceptEntry`).
///
/// Every reader of terminology (TBX, CSV, OmegaT's and Weblate's lists) yields these, and every writer takes them.
public struct ConceptEntry: Sendable, Hashable, Codable {
  /// The identifier in the file it came from, or one that the program gave.
  public var id: String?
  /// What the concept belongs to (TBX `subjectField`).
  public var domain: String?
  /// What the concept is, in any language.
  public var definition: String?
  /// Remarks about the concept.
  public var notes: [Note]
  /// What the format knows and this type does not, by its TBX name (`descrip`, `admin`, `xref` types), in order.
  public var properties: [Property]
  /// In the order of the file; a language stands once.
  public var languages: [LanguageSection]
  /// Of the entry as a whole.
  public var history: History

  /// The names in one language (TBX `langSet`/`langSec`).
  public struct LanguageSection: Sendable, Hashable, Codable {
    /// The language of the names.
    public var language: LanguageTag
    /// What the concept is, in this language.
    public var definition: String?
    /// Remarks about all names of this language.
    public var notes: [Note]
    /// As the concept's, for this language.
    public var properties: [Property]
    /// The preferred name first.
    public var terms: [Term]

    public init(
      _ language: LanguageTag, terms: [Term] = [], definition: String? = nil, notes: [Note] = [],
      properties: [Property] = []
    ) {
      self.language = language
      self.terms = terms
      self.definition = definition
      self.notes = notes
      self.properties = properties
    }
  }

  public init(
    id: String? = nil, domain: String? = nil, definition: String? = nil, notes: [Note] = [],
    properties: [Property] = [], languages: [LanguageSection] = [], history: History = .init()
  ) {
    self.id = id
    self.domain = domain
    self.definition = definition
    self.notes = notes
    self.properties = properties
    self.languages = languages
    self.history = history
  }

  /// The names in exactly this language, whatever their status.
  public func terms(in language: LanguageTag) -> [Term] {
    for section in languages where section.language == language { return section.terms }
    return []
  }

  /// Adds a name at the end of its language.
  public mutating func add(_ term: Term, in language: LanguageTag) {
    if let index = languages.firstIndex(where: { $0.language == language }) {
      languages[index].terms.append(term)
    } else {
      languages.append(LanguageSection(language, terms: [term]))
    }
  }
}
