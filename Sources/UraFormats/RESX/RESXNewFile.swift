package import UraModel

extension RESXFormat: NewFileFormat {
  /// The forms of a plural are entries of their own.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    let assembly = "System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"
    var result = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n"
    for (name, value) in [
      ("resmimetype", "text/microsoft-resx"), ("version", "2.0"),
      ("reader", "System.Resources.ResXResourceReader, " + assembly),
      ("writer", "System.Resources.ResXResourceWriter, " + assembly),
    ] {
      result += "  <resheader name=\"\(name)\"><value>\(value)</value></resheader>\n"
    }
    for entry in NewFileEntry.entries(of: units, language: language) {
      let rows =
        entry.forms.isEmpty
        ? [(entry.id, entry.content)] : entry.forms.map { ("\(entry.id)_\($0.category)", $0.content) }
      for (name, content) in rows {
        let escaped = XMLEscaping.escaped(name).replacing("\"", with: "&quot;")
        result += "  <data name=\"\(escaped)\" xml:space=\"preserve\">\n"
        result += "    <value>\(XMLEscaping.escaped(content.nativeText))</value>\n"
        if let note = entry.note { result += "    <comment>\(XMLEscaping.escaped(note))</comment>\n" }
        result += "  </data>\n"
      }
    }
    return result + "</root>\n"
  }
}
