package import UraModel
import UraText

/// PO of GNU gettext, in UTF-8, one entry after another.
package struct POWriter: TranslationUnitWriter {
  private let output: OutputFile
  private var languages: BilingualChoice
  private var isOwnFormat = false
  /// Hashes of the messages written: gettext takes no message twice.
  /// How often a message was written under a context.
  private let seen = HashedTable()

  package init(to output: OutputFile, options: WritingOptions = .init()) {
    self.output = output
    languages = BilingualChoice(options)
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    languages.take(header)
    isOwnFormat = header.format == .po
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
    let context = isOwnFormat ? unit.context : try uniqueContext(of: unit, source)
    output.write("\n")
    for note in unit.notes { writeComment(note.category == "developer" ? "#." : "#", note.text) }
    for property in unit.properties where property.name == "reference" { output.write("#: \(property.value)\n") }
    let flags = (target?.state == "fuzzy" ? ["fuzzy"] : []) + unit.properties.filter { $0.name == "flag" }.map(\.value)
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
    func key(_ context: String?) -> String { (context.map { $0 + "\u{4}" } ?? "") + source.text }
    let first = key(unit.context)
    var number = (seen[first] ?? 0) + 1
    try seen.set(first, to: number)
    guard number > 1 else { return unit.context }
    while true {
      let context =
        number == 2 ? unit.id ?? unit.context.map { "\($0) 2" } ?? "2" : "\(unit.id ?? unit.context ?? "") \(number)"
      guard seen[key(context)] != nil else {
        try seen.set(key(context), to: 1)
        try seen.set(first, to: number)
        return context
      }
      number += 1
    }
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
