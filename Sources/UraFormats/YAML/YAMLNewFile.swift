import UraModel

extension YAMLFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { YAMLNewFile(header) }
}

/// As Rails keeps its translations: under the language, plurals as members of their key.
struct YAMLNewFile: NewEntryFile {
  let entries: NewFileEntries
  private let tree = KeyTree()
  private let language: LanguageTag

  init(_ header: NewFileHeader) {
    entries = NewFileEntries(header.language)
    language = header.language
  }

  func text(of entry: NewFileEntry) throws(InputError) -> String {
    if entry.forms.isEmpty { try tree.insert(entry.content.nativeText, at: entry.id) }
    for form in entry.forms { try tree.insert(form.content.nativeText, at: "\(entry.id).\(form.category)") }
    return ""
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {
    try tree.walk { event throws(InputError) in
      let name = event.depth == 0 ? "\(language):" : event.key.map { Self.scalar($0) + ":" } ?? "-"
      let lineStart = event.isFirst && event.depth > 0 ? "\n" : ""
      let start = lineStart + String(repeating: "  ", count: event.depth) + name
      switch event.kind {
      case .open: try write(start)
      case .text(let text): try write("\(start) \(Self.scalar(text))\n")
      case .close(_, let isEmpty): if isEmpty { try write(" {}\n") }
      }
    }
  }

  private static func scalar(_ text: String) -> String { YAMLText.encoded(text, style: "plain", raw: "") }
}
