import UraModel

extension QtFormat: NewFileFormat {
  package func newFile(_ header: NewFileHeader) -> any NewFile {
    QtNewFile(source: header.source, language: header.language)
  }
}

/// Messages in the contexts that the units name; the source is the other language of each unit.
struct QtNewFile: NewFile {
  private let source: LanguageTag
  private let language: LanguageTag
  private var context: String?
  /// Qt takes no message twice under a context and a disambiguation.
  private let keys = UniqueKeys()

  init(source: LanguageTag, language: LanguageTag) {
    self.source = source
    self.language = language
  }

  func begin() -> String {
    func written(_ tag: LanguageTag) -> String { tag.description.replacing("-", with: "_") }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n"
      + "<TS version=\"2.1\" language=\"\(written(language))\" sourcelanguage=\"\(written(source))\">\n"
  }

  mutating func write(_ unit: TranslationUnit) throws(InputError) -> (text: String, outcome: WritingOutcome) {
    guard let original = unit.variant(nearest: source) else { return ("", .empty) }
    var result = ""
    let parts = (unit.context ?? "").split(separator: "|", maxSplits: 1).map(String.init)
    let name = parts.first ?? ""
    let translation = language == original.language ? nil : unit.variant(language)
    var comment = parts.count > 1 ? parts[1] : nil
    // A message with an identifier is told by that.
    if unit.id == nil {
      func message(_ comment: String?) -> String {
        [name, comment ?? "", original.content.nativeText].joined(separator: "\u{4}")
      }
      let wanted = comment
      if try keys.isRepeated(message(wanted), [original] + [translation].compactMap(\.self)) { return ("", .repeated) }
      func numbered(_ number: Int) -> String { wanted.map { "\($0) \(number)" } ?? "\(number)" }
      let number = try keys.key(message(wanted)) { message(numbered($0)) }.number
      if number > 1 { comment = numbered(number) }
    }
    if name != context {
      if context != nil { result += "</context>\n" }
      result += "<context>\n    <name>\(XMLEscaping.escaped(name))</name>\n"
      context = name
    }
    let forms = translation?.forms.filter { $0.selectors.last?.name == "plural" } ?? []
    let id = unit.id.map { " id=\"\(XMLEscaping.escaped($0).replacing("\"", with: "&quot;"))\"" } ?? ""
    result += "    <message\(id)\(forms.isEmpty ? "" : " numerus=\"yes\"")>\n"
    result += "        <source>\(XMLEscaping.escaped(original.content.nativeText))</source>\n"
    if let comment { result += "        <comment>\(XMLEscaping.escaped(comment))</comment>\n" }
    for note in unit.notes where note.category != "disambiguation" {
      let element = note.category == "translator" ? "translatorcomment" : "extracomment"
      result += "        <\(element)>\(XMLEscaping.escaped(note.text))</\(element)>\n"
    }
    let isFinished = translation.map { !$0.content.isEmpty && !$0.needsReview } ?? false
    result += "        <translation\(isFinished ? "" : " type=\"unfinished\"")>"
    if forms.isEmpty {
      result += XMLEscaping.escaped(translation?.content.nativeText ?? "")
    } else {
      for form in forms {
        result += "\n            <numerusform>\(XMLEscaping.escaped(form.content.nativeText))</numerusform>"
      }
      result += "\n        "
    }
    return (result + "</translation>\n    </message>\n", .written)
  }

  func finish(_ write: (String) throws(InputError) -> Void) throws(InputError) {
    try write((context == nil ? "" : "</context>\n") + "</TS>\n")
  }
}
