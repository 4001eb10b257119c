package import UraModel

/// XLIFF 2 in UTF-8: the version of the file the units came from, 2.0 for others.
package struct XLIFF2Writer: TranslationUnitWriter {
  private let output: OutputFile
  private var languages: BilingualChoice
  private var isOwnFormat = false
  private var open: [Container] = []
  /// The segments of one `unit`, which can be written when all of them are there.
  private var pending: [TranslationUnit] = []
  private var nextID = 1
  /// The prefix that the root declares for the matches module.
  private var matchesPrefix: String?

  package init(to output: OutputFile, options: WritingOptions = .init()) {
    self.output = output
    languages = BilingualChoice(options)
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    isOwnFormat = header.format == .xliff2 && !header.details.attributes.isEmpty
    languages.take(header)
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff")
    if isOwnFormat {
      output.writeAttributes(header.details.attributes)
      matchesPrefix = header.details.attributes.first {
        $0.value.hasPrefix(XLIFF2Reader.matches) && $0.name.hasPrefix("xmlns:")
      }.map { String($0.name.dropFirst(6)) }
    } else {
      output.write(" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\"")
      output.writeAttribute("srcLang", languages.source?.description ?? "und")
      output.writeAttribute("trgLang", languages.target?.description)
    }
    output.write(">\n")
    if isOwnFormat { for fragment in header.details.fragments { output.write(fragment + "\n") } }
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    guard isOwnFormat else {
      let isWritten = writeForeign(unit)
      try output.flushIfFull()
      return isWritten ? .written : .empty
    }
    if pending.last?.containers.last?.ordinal != unit.containers.last?.ordinal { flushUnit() }
    pending.append(unit)
    try output.flushIfFull()
    return .written
  }

  package mutating func finish() throws(InputError) {
    flushUnit()
    if open.isEmpty, !isOwnFormat { enter([Container(.file, ordinal: -1, id: "f1")]) }
    enter([])
    output.write("</xliff>\n")
    try output.finish()
  }

  // MARK: containers

  private mutating func enter(_ containers: [Container]) {
    var common = 0
    while common < min(open.count, containers.count), open[common].ordinal == containers[common].ordinal { common += 1 }
    while open.count > common {
      if let last = open.popLast() { output.write(last.kind == .file ? "</file>\n" : "</group>\n") }
    }
    for container in containers[common...] {
      open.append(container)
      output.write(container.kind == .file ? "<file" : "<group")
      output.writeAttribute("id", container.id)
      output.writeAttribute(container.kind == .file ? "original" : "name", container.name)
      output.writeAttributes(container.details.attributes)
      output.write(">\n")
      for fragment in container.details.fragments { output.write(fragment + "\n") }
      write(container.notes)
    }
  }

  // MARK: units of XLIFF 2

  private mutating func flushUnit() {
    guard let first = pending.first else { return }
    let units = pending
    pending = []
    guard let unit = first.containers.last, unit.kind == .unit else { return }
    enter(first.containers.dropLast())
    output.write("<unit")
    output.writeAttribute("id", unit.id)
    output.writeAttribute("name", unit.name)
    output.writeAttributes(unit.details.attributes)
    output.write(">\n")
    let (modules, originalData) = unit.details.fragments.splitByNamespace
    for module in modules { output.write(module + "\n") }
    write(units.flatMap(\.alternatives))
    write(unit.notes)
    for fragment in originalData { output.write(fragment + "\n") }
    for unit in units { writeSegment(unit) }
    output.write("</unit>\n")
  }

  private func writeSegment(_ unit: TranslationUnit) {
    let isIgnorable = unit.details.attributes.contains(XLIFF2Reader.ignorable)
    let element = isIgnorable ? "ignorable" : "segment"
    output.write("<\(element)")
    output.writeAttribute("id", unit.id)
    output.writeAttribute("state", unit.variants.dropFirst().first?.state)
    output.writeAttributes(unit.details.attributes.filter { $0 != XLIFF2Reader.ignorable })
    output.write(">")
    for (index, variant) in unit.variants.prefix(2).enumerated() {
      let element = index == 0 ? "source" : "target"
      output.write("<\(element)")
      output.writeAttributes(variant.details.attributes)
      output.write(">")
      XLIFF2InlineWriter(output: output).write(variant.content)
      output.write("</\(element)>")
    }
    for fragment in unit.details.fragments { output.write(fragment) }
    output.write("</\(element)>\n")
  }

  private func write(_ alternatives: [Alternative]) {
    guard !alternatives.isEmpty else { return }
    let prefix = matchesPrefix ?? "mtc"
    output.write("<\(prefix):matches")
    if matchesPrefix == nil { output.writeAttribute("xmlns:\(prefix)", XLIFF2Reader.matches + "2.0") }
    output.write(">\n")
    for alternative in alternatives {
      output.write("<\(prefix):match")
      output.writeAttribute("matchQuality", alternative.quality)
      output.writeAttribute("origin", alternative.origin)
      output.writeAttributes(alternative.details.attributes.filter { !$0.name.contains("/") })
      output.write(">")
      let isData = { (fragment: String) in fragment.hasPrefix("<originalData") }
      for fragment in alternative.details.fragments where isData(fragment) { output.write(fragment) }
      for (element, content) in [("source", alternative.source), ("target", alternative.target)] {
        guard let content else { continue }
        output.write("<\(element)")
        for attribute in alternative.details.attributes where attribute.name.hasPrefix(element + "/") {
          output.writeAttribute(String(attribute.name.dropFirst(element.utf8.count + 1)), attribute.value)
        }
        output.write(">")
        XLIFF2InlineWriter(output: output).write(content)
        output.write("</\(element)>")
      }
      for fragment in alternative.details.fragments where !isData(fragment) { output.write(fragment) }
      output.write("</\(prefix):match>\n")
    }
    output.write("</\(prefix):matches>\n")
  }

  private func write(_ notes: [Note]) {
    guard !notes.isEmpty else { return }
    output.write("<notes>\n")
    for note in notes {
      output.write("<note")
      output.writeAttribute("category", note.category)
      output.writeAttribute("xml:lang", isOwnFormat ? note.language?.description : nil)
      if isOwnFormat { output.writeAttributes(note.attributes) }
      output.write(">")
      output.writeEscaped(note.text)
      output.write("</note>\n")
    }
    output.write("</notes>\n")
  }

  // MARK: units of other formats

  /// A unit of another format becomes a `unit` with one segment, or a group of them where it has plural forms.
  ///
  /// - Returns: whether there was anything to write.
  private mutating func writeForeign(_ unit: TranslationUnit) -> Bool {
    guard let (source, target) = languages.pair(of: unit) else { return false }
    let file = unit.containers.first { $0.kind == .file }
    let original = file.map { $0.details["original"] ?? $0.name ?? $0.id } ?? nil
    enter([Container(.file, ordinal: file?.ordinal ?? -1, id: "f\((file?.ordinal ?? 0) + 1)", name: original)])
    let formCount = max(source.forms.count, target?.forms.count ?? 0)
    guard formCount > 0 else {
      writeForeign(unit, name: unit.id, source, target)
      return true
    }
    output.write("<group")
    output.writeAttribute("id", freeID("g"))
    output.writeAttribute("name", unit.id)
    output.writeAttribute("type", "ura:plural")
    output.write(">\n")
    for form in 0..<formCount {
      var one = unit
      if form > 0 { one.notes = [] }
      writeForeign(one, name: unit.id.map { "\($0)[\(form)]" }, source.form(form), target?.form(form))
    }
    output.write("</group>\n")
    return true
  }

  private mutating func writeForeign(_ unit: TranslationUnit, name: String?, _ source: Variant, _ target: Variant?) {
    output.write("<unit")
    output.writeAttribute("id", freeID("u"))
    output.writeAttribute("name", name)
    if !unit.isTranslatable { output.writeAttribute("translate", "no") }
    output.write(">\n")
    let context = unit.context.map { [Note($0, category: "context")] } ?? []
    write(context + unit.notes)
    let target = target.flatMap { $0.content.isEmpty ? nil : $0 }
    var writer = XLIFF2ForeignCodes(output: output, texts: [source.content] + (target.map { [$0.content] } ?? []))
    writer.writeOriginalData()
    output.write("<segment")
    output.writeAttribute("state", target.flatMap { state($0.state) })
    output.write("><source")
    if source.content.hasSignificantSpace { output.writeAttribute("xml:space", "preserve") }
    output.write(">")
    writer.write(source.content)
    output.write("</source>")
    if let target {
      output.write("<target")
      if target.content.hasSignificantSpace { output.writeAttribute("xml:space", "preserve") }
      output.write(">")
      writer.write(target.content)
      output.write("</target>")
    }
    output.write("</segment>\n</unit>\n")
  }

  private mutating func freeID(_ prefix: String) -> String {
    defer { nextID += 1 }
    return prefix + String(nextID)
  }

  /// The four states of XLIFF 2 for those of other formats; nil where nothing corresponds.
  private func state(_ state: String?) -> String? {
    switch state {
    case "new", "fuzzy", "unfinished", "needs_review", "initial": "initial"
    case "translated", "reviewed", "final": state
    case "signed-off": "reviewed"
    case let state? where state.hasPrefix("needs-"): "initial"
    default: nil
    }
  }
}
