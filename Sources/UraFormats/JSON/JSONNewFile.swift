import UraModel

extension JSONFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { JSONNewFile(header) }
}

/// Nested objects; plurals as i18next has them.
struct JSONNewFile: NewEntryFile {
  let entries: NewFileEntries
  private let tree = KeyTree()

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  func text(of entry: NewFileEntry) throws(InputError) -> String {
    if entry.forms.isEmpty { try tree.insert(entry.content.nativeText, at: entry.id) }
    for form in entry.forms { try tree.insert(form.content.nativeText, at: "\(entry.id)_\(form.category)") }
    return ""
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {
    try tree.walk { event throws(InputError) in
      let indentation = String(repeating: "  ", count: event.depth)
      let start = event.depth == 0 ? "" : (event.isFirst ? "\n" : ",\n") + indentation
      let key = event.key.map { JSONText.quoted($0) + ": " } ?? ""
      switch event.kind {
      case .open(let isArray): try write(start + key + (isArray ? "[" : "{"))
      case .text(let text): try write(start + key + JSONText.quoted(text))
      case .close(let isArray, let isEmpty):
        try write((isEmpty ? "" : "\n" + indentation) + (isArray ? "]" : "}"))
      }
    }
    try write("\n")
  }
}
