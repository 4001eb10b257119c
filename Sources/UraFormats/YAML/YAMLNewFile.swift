package import UraModel

extension YAMLFormat: NewFileFormat {
  /// As Rails keeps them: under the language, plurals as members of their key.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    let entries = NewFileEntry.entries(of: units, language: language).flatMap { entry in
      entry.forms.isEmpty
        ? [(path: entry.id, text: entry.content.nativeText)]
        : entry.forms.map { (path: "\(entry.id).\($0.category)", text: $0.content.nativeText) }
    }
    return "\(language):" + Self.write(KeyTree(entries), indentation: "  ")
  }

  private static func write(_ tree: KeyTree, indentation: String) -> String {
    switch tree {
    case .text(let text): return " " + YAMLText.encoded(text, style: "plain", raw: "") + "\n"
    case .node(let members):
      guard !members.isEmpty else { return " {}\n" }
      let isArray = tree.isArray
      return "\n"
        + members.map { member in
          indentation + (isArray ? "-" : YAMLText.encoded(member.key, style: "plain", raw: "") + ":")
            + write(member.value, indentation: indentation + "  ")
        }.joined()
    }
  }
}
