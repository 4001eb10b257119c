package import UraModel
import UraText

/// PO of GNU gettext, in UTF-8, one entry after another.
package struct POWriter: TranslationUnitWriter {
  private let output: OutputFile
  private var languages: BilingualChoice
  private var isOwnFormat = false
  /// gettext takes no message twice under a context.
  private let keys = UniqueKeys()

  package init(to output: OutputFile, options: WritingOptions = .init()) {
    self.output = output
    languages = BilingualChoice(options)
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    languages.take(header)
    isOwnFormat = header.format == .po && !header.details.attributes.isEmpty
    var fields: [Attribute] = []
    if header.format == .po {
      fields = header.details.attributes
      for note in header.notes { writeComment("#", note.text) }
      let flags = header.properties.filter { $0.name == "flag" }.map(\.value)
      if !flags.isEmpty { output.write("#, \(flags.joined(separator: ", "))\n") }
    }
    set("Language", languages.target?.description.replacing("-", with: "_"), in: &fields, replacing: false)
    set("MIME-Version", "1.0", in: &fields, replacing: false)
    set("Content-Type", "text/plain; charset=UTF-8", in: &fields, replacing: true)
    set("Content-Transfer-Encoding", "8bit", in: &fields, replacing: false)
    let text = fields.map { "\($0.name): \($0.value)\n" }.joined()
    output.write("msgid \"\"\nmsgstr \(POString.quoted(text, lineStart: "\n"))\n")
  }

  private func set(_ name: String, _ value: String?, in fields: inout [Attribute], replacing: Bool) {
    guard let value else { return }
    if let index = fields.firstIndex(where: { $0.name == name }) {
      if replacing { fields[index].value = value }
    } else {
      fields.append(Attribute(name, value))
    }
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    guard let (source, target) = languages.pair(of: unit) else { return .empty }
    var context = unit.context
    if !isOwnFormat {
      // The message without text is the header.
      guard !source.text.isEmpty else { return .empty }
      let message = Self.message(source.text, context)
      if try keys.isRepeated(message, [source] + [target].compactMap(\.self)) { return .repeated }
      context = try uniqueContext(of: unit, source)
    }
    output.write("\n")
    for note in unit.notes { writeComment(note.category == "developer" ? "#." : "#", note.text) }
    for property in unit.properties where property.name == "reference" { output.write("#: \(property.value)\n") }
    let flags =
      (target?.needsReview == true ? ["fuzzy"] : []) + unit.properties.filter { $0.name == "flag" }.map(\.value)
    if !flags.isEmpty { output.write("#, \(flags.joined(separator: ", "))\n") }
    let mark = unit.properties.contains(POFormat.obsolete) ? "#~ " : ""
    if let previous = unit.alternatives.first(where: { $0.origin == "previous" }) {
      let mark = mark.isEmpty ? "#| " : "#~| "
      write("msgctxt", previous.details["msgctxt"], mark)
      write("msgid", previous.source?.plainText, mark)
      write("msgid_plural", previous.details["msgid_plural"], mark)
    }
    write("msgctxt", context, mark)
    if source.forms.count > 1, let last = source.forms.last {
      write("msgid", source.forms[0].content.plainText, mark)
      write("msgid_plural", last.content.plainText, mark)
      let forms = target?.forms ?? []
      for (index, form) in forms.enumerated() { write("msgstr[\(index)]", form.content.plainText, mark) }
      if forms.isEmpty { write("msgstr[0]", target?.text ?? "", mark) }
    } else {
      write("msgid", source.text, mark)
      write("msgstr", target?.text ?? "", mark)
    }
    try output.flushIfFull()
    return .written
  }

  package mutating func finish() throws(InputError) { try output.finish() }

  /// The context, or one that tells the message from an equal one that was written before.
  private func uniqueContext(of unit: TranslationUnit, _ source: Variant) throws(InputError) -> String? {
    func context(_ number: Int) -> String {
      if number == 2, let id = unit.id { return id }
      return (unit.id ?? unit.context).map { "\($0) \(number)" } ?? "\(number)"
    }
    let key = Self.message(source.text, unit.context)
    let number = try keys.key(key) { Self.message(source.text, context($0)) }.number
    return number == 1 ? unit.context : context(number)
  }

  /// What gettext tells messages by.
  private static func message(_ text: String, _ context: String?) -> String {
    (context.map { $0 + "\u{4}" } ?? "") + text
  }

  private func write(_ keyword: String, _ text: String?, _ mark: String) {
    guard let text else { return }
    output.write("\(mark)\(keyword) \(POString.quoted(text, lineStart: "\n" + mark))\n")
  }

  private func writeComment(_ mark: String, _ text: String) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd) {
      output.write(line.isEmpty ? "\(mark)\n" : "\(mark) \(line)\n")
    }
  }
}
