import UraModel

extension RESXFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { RESXNewFile(header) }
}

/// Resources; the forms of a plural are entries of their own.
struct RESXNewFile: NewEntryFile {
  let entries: NewFileEntries

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  func begin() -> String {
    let assembly = "System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"
    return [
      ("resmimetype", "text/microsoft-resx"), ("version", "2.0"),
      ("reader", "System.Resources.ResXResourceReader, " + assembly),
      ("writer", "System.Resources.ResXResourceWriter, " + assembly),
    ].reduce("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n") { start, header in
      start + "  <resheader name=\"\(header.0)\"><value>\(header.1)</value></resheader>\n"
    }
  }

  func text(of entry: NewFileEntry) -> String {
    let rows =
      entry.forms.isEmpty
      ? [(entry.id, entry.content)] : entry.forms.map { ("\(entry.id)_\($0.category)", $0.content) }
    return rows.map { name, content in
      let escaped = XMLEscaping.escaped(name).replacing("\"", with: "&quot;")
      let note = entry.note.map { "    <comment>\(XMLEscaping.escaped($0))</comment>\n" } ?? ""
      return "  <data name=\"\(escaped)\" xml:space=\"preserve\">\n"
        + "    <value>\(XMLEscaping.escaped(content.nativeText))</value>\n" + note + "  </data>\n"
    }.joined()
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) { try write("</root>\n") }
}
