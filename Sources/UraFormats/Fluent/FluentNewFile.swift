package import UraModel

extension FluentFormat: NewFileFormat {
  /// Identifiers become those of Fluent: letters, digits, `-` and `_`; what stands behind a dot is an attribute where its
  /// message came before.
  package func newFile(
    _ units: [TranslationUnit], header: DocumentHeader, language: LanguageTag
  ) throws(InputError) -> String {
    var result = ""
    var message: String?
    for entry in NewFileEntry.entries(of: units, language: language) {
      var text: String
      if entry.forms.isEmpty {
        text = FluentText.encode(entry.content, lineStart: "\n    ")
      } else {
        text = "{ $count ->\n"
        for form in entry.forms {
          let mark = form.category == "other" ? "   *" : "    "
          text += "\(mark)[\(form.category)] \(FluentText.encode(form.content, lineStart: "\n        "))\n"
        }
        if !entry.forms.contains(where: { $0.category == "other" }), let last = entry.forms.last {
          text += "   *[other] \(FluentText.encode(last.content, lineStart: "\n        "))\n"
        }
        text += "}"
      }
      let isTerm = entry.id.hasPrefix("-")
      let body = isTerm ? String(entry.id.dropFirst()) : entry.id
      if let message, body.hasPrefix(message + ".") {
        result += "    .\(Self.identifier(String(body.dropFirst(message.count + 1)))) = \(text)\n"
        continue
      }
      message = body
      result += entry.comment(lineStart: "# ") + "\(isTerm ? "-" : "")\(Self.identifier(body)) = \(text)\n"
    }
    return result
  }

  private static func identifier(_ id: String) -> String {
    let name = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" })
    return name.first?.isLetter == true ? name : "m" + name
  }
}
