package import UraModel

extension PropertiesFormat: NewFileFormat {
  /// In ASCII, which every Java reads; the forms of a plural are keys of their own.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    NewFileEntry.entries(of: units, language: language).map { entry in
      let rows =
        entry.forms.isEmpty
        ? [(entry.id, entry.content)] : entry.forms.map { ("\(entry.id).\($0.category)", $0.content) }
      return entry.comment(lineStart: "# ")
        + rows.map { "\(Self.key($0)) = \(Self.escaped($1.nativeText) { _ in false })\n" }.joined()
    }.joined()
  }

  private static func key(_ text: String) -> String {
    escaped(text) { _ in false }.unicodeScalars.reduce(into: "") { result, scalar in
      // What `escaped` has escaped already is behind a backslash.
      if " :=#!".unicodeScalars.contains(scalar), result.unicodeScalars.last != "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}
