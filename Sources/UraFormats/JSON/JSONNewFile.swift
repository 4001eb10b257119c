package import UraModel

extension JSONFormat: NewFileFormat {
  /// Nested objects; plurals as i18next has them.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    let entries = NewFileEntry.entries(of: units, language: language).flatMap { entry in
      entry.forms.isEmpty
        ? [(path: entry.id, text: entry.content.nativeText)]
        : entry.forms.map { (path: "\(entry.id)_\($0.category)", text: $0.content.nativeText) }
    }
    return Self.write(KeyTree(entries), indentation: "") + "\n"
  }

  private static func write(_ tree: KeyTree, indentation: String) -> String {
    switch tree {
    case .text(let text): return JSONText.quoted(text)
    case .node(let members):
      let isArray = tree.isArray
      let inner = indentation + "  "
      let lines = members.map {
        inner + (isArray ? "" : JSONText.quoted($0.key) + ": ") + write($0.value, indentation: inner)
      }
      guard !lines.isEmpty else { return "{}" }
      return (isArray ? "[" : "{") + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + (isArray ? "]" : "}")
    }
  }
}
