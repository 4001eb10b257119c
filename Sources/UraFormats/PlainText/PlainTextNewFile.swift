import UraModel

extension PlainTextFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { PlainTextNewFile(language: header.language) }
}

/// A paragraph per unit.
struct PlainTextNewFile: NewFile {
  let language: LanguageTag
  private var isFirst = true

  init(language: LanguageTag) { self.language = language }

  func begin() -> String { "" }

  mutating func write(_ unit: TranslationUnit) -> (text: String, outcome: WritingOutcome) {
    guard let variant = unit.variant(nearest: language) else { return ("", .empty) }
    defer { isFirst = false }
    return ((isFirst ? "" : "\n\n") + variant.content.nativeText, .written)
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) { try write("\n") }
}
