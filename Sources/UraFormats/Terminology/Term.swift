public import UraModel

/// One name of a concept in one language, in its base form.
public struct Term: Sendable, Hashable, Codable {
  /// The name in its base form, without markup.
  public var text: String
  /// Whether it may be used.
  public var status: Status
  /// TBX `partOfSpeech`.
  public var partOfSpeech: PartOfSpeech?
  /// TBX `grammaticalGender`.
  public var gender: Gender?
  /// TBX `grammaticalNumber`.
  public var number: Number?
  /// TBX `termType`.
  public var kind: Kind?
  /// Whether capitals must agree. `nil`: they must where the term has some (`Turkey` does not match `turkey`).
  public var isCaseSensitive: Bool?
  /// What the author says about the inflection, in the notation of docs/terminology.md: `m,anim`, `f,indecl`.
  public var inflection: String?
  /// Inflected forms that the author listed; they count beside the generated ones.
  public var forms: [String]
  /// A sentence in which the term stands (TBX `context`).
  public var context: String?
  /// Where the term comes from (TBX `source`).
  public var source: String?
  /// Remarks about this name.
  public var notes: [Note]
  /// What the format knows and this type does not, by its TBX name, in order.
  public var properties: [Property]
  /// Of this name.
  public var history: History

  /// Whether the term may be used. In TBX `administrativeStatus`: `preferredTerm-admn-sts`, `admittedTerm-admn-sts`,
  /// `deprecatedTerm-admn-sts`, `supersededTerm-admn-sts`; TBX v3 writes `preferred`, `admitted`, `notRecommended`, `obsolete`.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case preferred, admitted
    /// Was right once or is advised against; a finding of severity warning.
    case deprecated
    /// Must not be used; a finding of severity error.
    case forbidden

    /// Whether a translation with the term is right.
    public var isAllowed: Bool { self == .preferred || self == .admitted }
  }

  /// As TBX-Basic lists them.
  public enum PartOfSpeech: String, Sendable, Codable, CaseIterable {
    case noun, properNoun, verb, adjective, adverb, other
  }

  /// As TBX-Basic lists them.
  public enum Gender: String, Sendable, Codable, CaseIterable {
    case masculine, feminine, neuter, other
  }

  /// As TBX-Basic lists them.
  public enum Number: String, Sendable, Codable, CaseIterable {
    case singular, plural, dual, mass, other
  }

  /// As TBX `termType` lists them.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case fullForm, acronym, abbreviation, shortForm, variant, phrase
  }

  public init(
    _ text: String, status: Status = .admitted, partOfSpeech: PartOfSpeech? = nil, gender: Gender? = nil,
    number: Number? = nil, kind: Kind? = nil, isCaseSensitive: Bool? = nil, inflection: String? = nil,
    forms: [String] = [], context: String? = nil, source: String? = nil, notes: [Note] = [],
    properties: [Property] = [], history: History = .init()
  ) {
    self.text = text
    self.status = status
    self.partOfSpeech = partOfSpeech
    self.gender = gender
    self.number = number
    self.kind = kind
    self.isCaseSensitive = isCaseSensitive
    self.inflection = inflection
    self.forms = forms
    self.context = context
    self.source = source
    self.notes = notes
    self.properties = properties
    self.history = history
  }
}
