package import UraModel

/// What a writer needs to know beyond the units.
package struct WritingOptions: Sendable, Equatable {
  /// The language to write as the source of a bilingual format; without it the unit's own source language is taken.
  package var sourceLanguage: LanguageTag?
  /// The language to write as the translation of a bilingual format; without it the first other language.
  package var targetLanguage: LanguageTag?
  /// The name and version of the program, for headers that ask for it.
  package var tool = "ura"
  package var toolVersion = "0.1.0"

  package init(sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }
}

/// What became of a unit that was to be written.
package enum WritingOutcome: Sendable, Equatable {
  case written
  /// It has no text in the languages that are written: nothing of it is in the file.
  case empty
  /// The same text stands in the file under the same key already.
  case repeated
  /// The format cannot hold it: nothing of it is in the file.
  case unwritable(code: String, message: String)
}

/// Writes a format unit by unit, in constant memory.
///
/// Call `begin` once, `write` for each unit, `finish` once; the file appears under its name only with `finish` of its
/// `OutputFile`.
package protocol TranslationUnitWriter {
  mutating func begin(_ header: DocumentHeader) throws(InputError)
  @discardableResult
  mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome
  mutating func finish() throws(InputError)
}
