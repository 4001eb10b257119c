/// The same content in one or more languages, with what is known about it (a TMX `tu`, an XLIFF `trans-unit` or
/// `segment`, a PO entry, a row of a table).
public struct TranslationUnit: Sendable, Hashable {
  /// The unit's identifier in the file it came from.
  public var id: String?
  /// One per language; TMX allows several of the same language.
  public var variants: [Variant]
  /// Remarks about all languages.
  public var notes: [Note]
  /// Typed remarks about all languages, in the order of the file.
  public var properties: [Property]
  /// The language that the others were translated from, where the file says so.
  public var sourceLanguage: LanguageTag?
  /// Of the unit as a whole.
  public var history: History
  /// What tells it from other units with the same source (PO `msgctxt`); identifiers are in `id`.
  public var context: String?
  /// Whether it is to be translated at all (XLIFF and Android `translate="no"`).
  public var isTranslatable: Bool
  /// Proposals that came with it (XLIFF 1.2 `alt-trans`, XLIFF 2 `mtc:match`, the previous source of a PO entry).
  public var alternatives: [Alternative]
  /// The containers it stands in, outermost first (XLIFF `file`, `group` and, in version 2, `unit`).
  public var containers: [Container]
  /// What its format keeps about it and this model has no name for.
  public var details: FormatDetails

  public init(
    id: String? = nil, variants: [Variant] = [], notes: [Note] = [], properties: [Property] = [],
    sourceLanguage: LanguageTag? = nil, history: History = .init(), context: String? = nil,
    isTranslatable: Bool = true, alternatives: [Alternative] = [], containers: [Container] = [],
    details: FormatDetails = .init()
  ) {
    self.id = id
    self.variants = variants
    self.notes = notes
    self.properties = properties
    self.sourceLanguage = sourceLanguage
    self.history = history
    self.context = context
    self.isTranslatable = isTranslatable
    self.alternatives = alternatives
    self.containers = containers
    self.details = details
  }

  /// The first variant in exactly this language.
  public func variant(_ language: LanguageTag) -> Variant? { variants.first { $0.language == language } }
}

/// A unit's text in one language (a TMX `tuv`).
public struct Variant: Sendable, Hashable {
  /// In canonical case; see ``languageAsWritten``.
  public var language: LanguageTag
  /// The text with its markup.
  public var content: InlineText
  /// Remarks about this language.
  public var notes: [Note]
  /// Typed remarks about this language, in the order of the file.
  public var properties: [Property]
  /// Where the translation stands, in the words of the file it came from (XLIFF `state`, PO `fuzzy`).
  public var state: String?
  /// Of this language's text.
  public var history: History
  /// Every form, where the text depends on a number, a gender or a device; `content` is then the first of them.
  public var forms: [VariantForm]
  /// The same text with the borders of its segments as codes, where the file has both (XLIFF 1.2 `seg-source`).
  public var segmentation: InlineText?
  /// The language as the file has it, where that is not the canonical tag: `EN-US`, `uk_UA`.
  public var languageAsWritten: String?
  /// What its format keeps about it and this model has no name for.
  public var details: FormatDetails

  public init(
    language: LanguageTag, content: InlineText, notes: [Note] = [], properties: [Property] = [],
    state: String? = nil, history: History = .init(), forms: [VariantForm] = [],
    segmentation: InlineText? = nil, languageAsWritten: String? = nil, details: FormatDetails = .init()
  ) {
    self.language = language
    self.content = content
    self.notes = notes
    self.properties = properties
    self.state = state
    self.history = history
    self.forms = forms
    self.segmentation = segmentation
    self.languageAsWritten = languageAsWritten
    self.details = details
  }

  /// A text without markup.
  public init(_ language: LanguageTag, _ text: String) { self.init(language: language, content: InlineText(text)) }

  /// The text without inline codes.
  public var text: String { content.plainText }
}

/// A remark for people.
public struct Note: Sendable, Hashable, Codable {
  /// The remark, plain.
  public var text: String
  /// Who or what it is from or for (XLIFF 1.2 `from`, XLIFF 2 `category`).
  public var category: String?
  /// The language it is written in.
  public var language: LanguageTag?
  /// What else the file says about it (XLIFF `priority`, `annotates`, `appliesTo`).
  public var attributes: [Attribute]
  public init(
    _ text: String, category: String? = nil, language: LanguageTag? = nil, attributes: [Attribute] = []
  ) {
    self.text = text
    self.category = category
    self.language = language
    self.attributes = attributes
  }
}

/// A typed remark (TMX `prop`, XLIFF metadata). Names may repeat.
public struct Property: Sendable, Hashable, Codable {
  /// TMX `type`.
  public var name: String
  /// The remark, plain.
  public var value: String
  /// The language it is written in.
  public var language: LanguageTag?
  /// The code page that the text had originally (TMX `o-encoding`).
  public var encoding: String?
  public init(_ name: String, _ value: String, language: LanguageTag? = nil, encoding: String? = nil) {
    self.name = name
    self.value = value
    self.language = language
    self.encoding = encoding
  }
}

/// Who made it, when, and how often it was used. Times are ISO 8601 in UTC (`2026-02-24T09:30:00Z`).
public struct History: Sendable, Hashable, Codable {
  /// TMX `creationdate`.
  public var createdAt: String?
  /// A name or an account, as the file has it.
  public var createdBy: String?
  /// TMX `changedate`: of the last change.
  public var changedAt: String?
  /// Who made the last change.
  public var changedBy: String?
  /// TMX `lastusagedate`.
  public var lastUsedAt: String?
  /// How often it was used, as the program that wrote the file counted.
  public var usageCount: Int?
  public init(
    createdAt: String? = nil, createdBy: String? = nil, changedAt: String? = nil, changedBy: String? = nil,
    lastUsedAt: String? = nil, usageCount: Int? = nil
  ) {
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.changedAt = changedAt
    self.changedBy = changedBy
    self.lastUsedAt = lastUsedAt
    self.usageCount = usageCount
  }
}
