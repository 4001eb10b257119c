import UraModel

extension PropertiesFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { PropertiesNewFile(header) }
}

/// Properties in ASCII, which every Java reads; the forms of a plural are keys of their own.
struct PropertiesNewFile: NewEntryFile {
  let entries: NewFileEntries

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  func text(of entry: NewFileEntry) -> String {
    let rows =
      entry.forms.isEmpty
      ? [(entry.id, entry.content)] : entry.forms.map { ("\(entry.id).\($0.category)", $0.content) }
    return entry.comment(lineStart: "# ")
      + rows.map { "\(Self.key($0)) = \(PropertiesFormat.escaped($1.nativeText) { _ in false })\n" }.joined()
  }

  private static func key(_ text: String) -> String {
    PropertiesFormat.escaped(text) { _ in false }.unicodeScalars.reduce(into: "") { result, scalar in
      // What `escaped` has escaped already is behind a backslash.
      if " :=#!".unicodeScalars.contains(scalar), result.unicodeScalars.last != "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}
