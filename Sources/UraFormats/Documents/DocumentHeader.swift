package import UraModel

/// What a file of translation units says about all of them.
package struct DocumentHeader: Sendable, Hashable {
  package var format: FileFormat
  /// The version of the format: `1.4`, `2.1`.
  package var version: String?
  /// The language that the units were translated from; nil where it differs from unit to unit (TMX `*all*`).
  package var sourceLanguage: LanguageTag?
  /// The languages they were translated to, as far as the file names them in front.
  package var targetLanguages: [LanguageTag]
  package var notes: [Note]
  package var properties: [Property]
  /// The other attributes and elements, for a writer of the same format.
  package var details: FormatDetails

  package init(
    format: FileFormat, version: String? = nil, sourceLanguage: LanguageTag? = nil,
    targetLanguages: [LanguageTag] = [], notes: [Note] = [], properties: [Property] = [],
    details: FormatDetails = .init()
  ) {
    self.format = format
    self.version = version
    self.sourceLanguage = sourceLanguage
    self.targetLanguages = targetLanguages
    self.notes = notes
    self.properties = properties
    self.details = details
  }
}
