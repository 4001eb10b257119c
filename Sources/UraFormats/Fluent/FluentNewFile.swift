import UraModel

extension FluentFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile { FluentNewFile(header) }
}

/// Identifiers become those of Fluent: letters, digits, `-` and `_`; what stands behind a dot is an attribute where its
/// message came before.
struct FluentNewFile: NewEntryFile {
  let entries: NewFileEntries
  private var message: String?

  init(_ header: NewFileHeader) { entries = NewFileEntries(header.language) }

  mutating func text(of entry: NewFileEntry) -> String {
    let text = entry.forms.isEmpty ? FluentText.encode(entry.content, lineStart: "\n    ") : Self.select(entry)
    if let message, entry.id.hasPrefix(message + ".") {
      return "    \(entry.id.dropFirst(message.count)) = \(text)\n"
    }
    message = entry.id
    return entry.comment(lineStart: "# ") + "\(entry.id) = \(text)\n"
  }

  func identifier(_ id: String) -> String {
    if let message, id.hasPrefix(message + ".") {
      return message + "." + Self.name(String(id.dropFirst(message.count + 1)))
    }
    return id.hasPrefix("-") ? "-" + Self.name(String(id.dropFirst())) : Self.name(id)
  }

  /// A select expression over the forms of a plural.
  private static func select(_ entry: NewFileEntry) -> String {
    var text = "{ $count ->\n"
    for form in entry.forms {
      let mark = form.category == "other" ? "   *" : "    "
      text += "\(mark)[\(form.category)] \(FluentText.encode(form.content, lineStart: "\n        "))\n"
    }
    if !entry.forms.contains(where: { $0.category == "other" }), let last = entry.forms.last {
      text += "   *[other] \(FluentText.encode(last.content, lineStart: "\n        "))\n"
    }
    return text + "}"
  }

  private static func name(_ id: String) -> String {
    let name = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" })
    return name.first?.isLetter == true ? name : "m" + name
  }
}
