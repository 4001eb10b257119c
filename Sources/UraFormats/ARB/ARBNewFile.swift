import UraModel

extension ARBFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { ARBNewFile(header) }
}

/// A bundle; a plural becomes an ICU message over `count`.
struct ARBNewFile: NewEntryFile {
  let entries: NewFileEntries
  private let language: LanguageTag

  init(_ header: NewFileHeader) {
    entries = NewFileEntries(header.language)
    language = header.language
  }

  func begin() -> String {
    "{\n  \"@@locale\": " + JSONText.quoted(language.description.replacing("-", with: "_"))
  }

  func text(of entry: NewFileEntry) -> String {
    let forms = entry.forms.map { "\($0.category){\($0.content.nativeText)}" }.joined(separator: " ")
    let text = forms.isEmpty ? entry.content.nativeText : "{count, plural, \(forms)}"
    var result = ",\n  \(JSONText.quoted(entry.id)): \(JSONText.quoted(text))"
    if let note = entry.note {
      result += ",\n  \(JSONText.quoted("@" + entry.id)): { \"description\": \(JSONText.quoted(note)) }"
    }
    return result
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) { try write("\n}\n") }
}
