/// One of the forms of a text: of a plural, a gender, a device.
public struct VariantForm: Sendable, Hashable, Codable {
  /// What chooses it, outermost first: `[plural: few]`, `[device: ipad, plural: other]`. A plural's value is a CLDR
  /// category (`zero one two few many other`) or, in PO, the index of the form (`0`, `1` ...).
  public var selectors: [Attribute]
  /// The text of the form.
  public var content: InlineText

  public init(_ selectors: [Attribute], _ content: InlineText) {
    self.selectors = selectors
    self.content = content
  }

  /// A form of a plural.
  public init(plural: String, _ content: InlineText) { self.init([Attribute("plural", plural)], content) }
}

/// A proposal that came with a unit: from a memory, from a machine, or what the source was before.
public struct Alternative: Sendable, Hashable, Codable {
  /// The text that it translates; `nil` where the file does not repeat the unit's.
  public var source: InlineText?
  /// The proposed translation; `nil` where the alternative is only what the source was before.
  public var target: InlineText?
  /// Where it is not the unit's.
  public var sourceLanguage: LanguageTag?
  /// Where it is not the unit's.
  public var targetLanguage: LanguageTag?
  /// How near the proposal is, as the file has it: `92%`, `87.5`.
  public var quality: String?
  /// Where it comes from: `newsroom memory`.
  public var origin: String?
  /// Remarks about the proposal.
  public var notes: [Note]
  /// What its format keeps about it and this model has no name for.
  public var details: FormatDetails

  public init(
    source: InlineText? = nil, target: InlineText? = nil, sourceLanguage: LanguageTag? = nil,
    targetLanguage: LanguageTag? = nil, quality: String? = nil, origin: String? = nil, notes: [Note] = [],
    details: FormatDetails = .init()
  ) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.quality = quality
    self.origin = origin
    self.notes = notes
    self.details = details
  }
}

/// Something that holds units: a file of an XLIFF document, a group, an XLIFF 2 unit of several segments.
///
/// A stream of units carries its containers with each unit; a writer closes and opens them where neighbours differ.
public struct Container: Sendable, Hashable, Codable {
  /// XLIFF's `file`, `group` and `unit`.
  public enum Kind: String, Sendable, Hashable, Codable { case file, group, unit }
  /// What it is.
  public var kind: Kind
  /// Counted from 0 over the document, so that two groups without any attribute are still two.
  public var ordinal: Int
  /// Its identifier in the file it came from.
  public var id: String?
  /// What it is called: the original file of a `file`, `name` or `resname` of the others.
  public var name: String?
  /// Remarks about all that it holds.
  public var notes: [Note]
  /// What its format keeps about it and this model has no name for.
  public var details: FormatDetails

  public init(
    _ kind: Kind, ordinal: Int, id: String? = nil, name: String? = nil, notes: [Note] = [],
    details: FormatDetails = .init()
  ) {
    self.kind = kind
    self.ordinal = ordinal
    self.id = id
    self.name = name
    self.notes = notes
    self.details = details
  }
}

/// What a format keeps and the model has no name for: a writer of the same format gives it back unchanged.
public struct FormatDetails: Sendable, Hashable, Codable {
  /// In the order of the file.
  public var attributes: [Attribute]
  /// Markup as it stood in the file, each piece complete in itself.
  public var fragments: [String]

  public init(attributes: [Attribute] = [], fragments: [String] = []) {
    self.attributes = attributes
    self.fragments = fragments
  }

  /// Whether nothing is kept.
  public var isEmpty: Bool { attributes.isEmpty && fragments.isEmpty }

  /// The value of the attribute of this name.
  public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
