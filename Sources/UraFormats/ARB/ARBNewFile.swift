package import UraModel

extension ARBFormat: NewFileFormat {
  /// A plural becomes an ICU message over `count`.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    var lines = ["  \"@@locale\": " + JSONText.quoted(language.description.replacing("-", with: "_"))]
    for entry in NewFileEntry.entries(of: units, language: language) {
      let forms = entry.forms.map { "\($0.category){\($0.content.nativeText)}" }.joined(separator: " ")
      let text = forms.isEmpty ? entry.content.nativeText : "{count, plural, \(forms)}"
      lines.append("  \(JSONText.quoted(entry.id)): \(JSONText.quoted(text))")
      if let note = entry.note {
        lines.append("  \(JSONText.quoted("@" + entry.id)): { \"description\": \(JSONText.quoted(note)) }")
      }
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
