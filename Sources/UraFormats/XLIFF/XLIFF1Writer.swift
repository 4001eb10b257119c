package import UraModel

/// XLIFF 1.2, strict where the units allow it, in UTF-8. Plural forms become a group of units, as gettext's tools do it.
package struct XLIFF1Writer: TranslationUnitWriter {
  private let output: OutputFile
  private let options: WritingOptions
  private var languages: BilingualChoice
  private var isOwnFormat = false
  /// The containers that are open, with the ordinal of each.
  private var open: [Container] = []
  private var nextID = 1

  package init(to output: OutputFile, options: WritingOptions = .init()) {
    self.output = output
    self.options = options
    languages = BilingualChoice(options)
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    isOwnFormat = header.format == .xliff1 && !header.details.attributes.isEmpty
    languages.take(header)
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff")
    if isOwnFormat {
      output.writeAttributes(header.details.attributes)
    } else {
      output.write(" version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"")
    }
    output.write(">\n")
    if isOwnFormat { for fragment in header.details.fragments { output.write(fragment + "\n") } }
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    guard !unit.variants.isEmpty else {
      // What is no translation unit (`bin-unit`) goes back as it came.
      guard isOwnFormat else { return .empty }
      enter(containers(of: unit))
      for fragment in unit.details.fragments { output.write(fragment + "\n") }
      return .written
    }
    guard let (source, target) = languages.pair(of: unit) else { return .empty }
    enter(containers(of: unit))
    let id = unit.id ?? nextFreeID()
    let formCount = max(source.forms.count, target?.forms.count ?? 0)
    guard formCount > 0, !isOwnFormat else {
      write(unit, id: id, source, target)
      try output.flushIfFull()
      return .written
    }
    output.write("<group restype=\"x-gettext-plurals\"")
    output.writeAttribute("id", id)
    output.write(">\n")
    for form in 0..<formCount {
      var one = unit
      if form > 0 {
        one.notes = []
        one.alternatives = []
      }
      write(one, id: "\(id)[\(form)]", source.form(form), target?.form(form))
    }
    output.write("</group>\n")
    try output.flushIfFull()
    return .written
  }

  package mutating func finish() throws(InputError) {
    if open.isEmpty, !isOwnFormat { enter([defaultFile]) }
    enter([])
    output.write("</xliff>\n")
    try output.finish()
  }

  // MARK: containers

  private var defaultFile: Container {
    Container(
      .file, ordinal: -1, name: "ura",
      details: FormatDetails(
        attributes: [Attribute("source-language", languages.source?.description ?? "und")]
          + (languages.target.map { [Attribute("target-language", $0.description)] } ?? [])
          + [Attribute("datatype", "plaintext")]))
  }

  /// The containers to write, with a file around them in any case.
  private func containers(of unit: TranslationUnit) -> [Container] {
    if isOwnFormat { return unit.containers }
    let file = unit.containers.first { $0.kind == .file }
    var own = defaultFile
    if let file {
      own.ordinal = file.ordinal
      own.name = file.details["original"] ?? file.name ?? file.id ?? own.name
    }
    let groups = unit.containers.filter { $0.kind != .file }.map {
      Container($0.kind, ordinal: $0.ordinal, id: $0.id, name: $0.name, notes: $0.notes)
    }
    return [own] + groups
  }

  private mutating func enter(_ containers: [Container]) {
    var common = 0
    while common < min(open.count, containers.count), open[common].ordinal == containers[common].ordinal { common += 1 }
    while open.count > common {
      if let last = open.popLast() { output.write(last.kind == .file ? "</body>\n</file>\n" : "</group>\n") }
    }
    for container in containers[common...] {
      open.append(container)
      let isFile = container.kind == .file
      output.write(isFile ? "<file" : "<group")
      output.writeAttribute("id", isFile ? nil : container.id)
      output.writeAttribute(isFile ? "original" : "resname", container.name)
      if !isFile || container.id == nil || isOwnFormat { output.writeAttributes(container.details.attributes) }
      output.write(">\n")
      if isFile {
        for fragment in container.details.fragments { output.write(fragment + "\n") }
        output.write("<body>\n")
      } else {
        let notes = container.notes
        for fragment in container.details.fragments { output.write(fragment + "\n") }
        write(notes)
      }
    }
  }

  // MARK: units

  private mutating func nextFreeID() -> String {
    defer { nextID += 1 }
    return "ura-\(nextID)"
  }

  private func write(_ unit: TranslationUnit, id: String, _ source: Variant, _ target: Variant?) {
    output.write("<trans-unit")
    output.writeAttribute("id", id)
    if isOwnFormat {
      output.writeAttributes(unit.details.attributes)
    } else {
      output.writeAttribute("resname", unit.context)
      if source.content.hasSignificantSpace { output.writeAttribute("xml:space", "preserve") }
    }
    if !unit.isTranslatable { output.writeAttribute("translate", "no") }
    output.write(">\n")
    write("source", source, language: isOwnFormat ? nil : source.language)
    if let segmentation = source.segmentation {
      output.write("<seg-source")
      for attribute in source.details.attributes where attribute.name.hasPrefix("seg-source/") {
        output.writeAttribute(String(attribute.name.dropFirst(11)), attribute.value)
      }
      output.write(">")
      XLIFF1InlineWriter(output: output, isOwnFormat: isOwnFormat).write(segmentation)
      output.write("</seg-source>\n")
    }
    if let target, isOwnFormat || !target.content.isEmpty {
      write("target", target, language: isOwnFormat ? nil : target.language)
    }
    // The schema wants elements of other namespaces last.
    let (foreign, groups) = isOwnFormat ? unit.details.fragments.splitByNamespace : ([], [])
    for fragment in groups { output.write(fragment + "\n") }
    if !isOwnFormat { writeContexts(unit) }
    write(unit.notes)
    for alternative in unit.alternatives { write(alternative) }
    for fragment in foreign { output.write(fragment + "\n") }
    output.write("</trans-unit>\n")
  }

  private func write(_ element: String, _ variant: Variant, language: LanguageTag?) {
    output.write("<\(element)")
    output.writeAttribute("xml:lang", language?.description)
    if element == "target" { output.writeAttribute("state", state(variant.state)) }
    if isOwnFormat {
      for attribute in variant.details.attributes where !attribute.name.hasPrefix("seg-source/") {
        output.writeAttribute(attribute.name, attribute.value)
      }
    }
    output.write(">")
    XLIFF1InlineWriter(output: output, isOwnFormat: isOwnFormat).write(variant.content)
    output.write("</\(element)>\n")
  }

  /// The standard's list of states (section 2.3); others need the prefix `x-`.
  private func state(_ state: String?) -> String? {
    guard !isOwnFormat, let state else { return state }
    switch state {
    case "fuzzy", "unfinished", "needs_review": return "needs-review-translation"
    case "initial": return "new"
    case "reviewed": return "signed-off"
    case "final", "translated", "new": return state
    default: return state.hasPrefix("x-") || state.hasPrefix("needs-") ? state : "x-" + state
    }
  }

  private func writeContexts(_ unit: TranslationUnit) {
    let places = unit.properties.filter { $0.name == "reference" }
    guard !places.isEmpty else { return }
    output.write("<context-group purpose=\"location\">")
    for place in places {
      output.write("<context context-type=\"x-reference\">")
      output.writeEscaped(place.value)
      output.write("</context>")
    }
    output.write("</context-group>\n")
  }

  private func write(_ notes: [Note]) {
    for note in notes {
      output.write("<note")
      output.writeAttribute("from", note.category)
      output.writeAttribute("xml:lang", note.language?.description)
      for attribute in note.attributes where isOwnFormat || ["priority", "annotates"].contains(attribute.name) {
        output.writeAttribute(attribute.name, attribute.value)
      }
      output.write(">")
      output.writeEscaped(note.text)
      output.write("</note>\n")
    }
  }

  private func write(_ alternative: Alternative) {
    guard alternative.target != nil || isOwnFormat else { return }
    output.write("<alt-trans")
    output.writeAttribute("match-quality", alternative.quality)
    output.writeAttribute("origin", alternative.origin)
    let attributes = isOwnFormat ? alternative.details.attributes : []
    output.writeAttributes(attributes.filter { !$0.name.contains("/") })
    output.write(">\n")
    let fragments = isOwnFormat ? alternative.details.fragments : []
    let isSegmentation = { (fragment: String) in fragment.hasPrefix("<seg-source") }
    for (element, content) in [("source", alternative.source), ("target", alternative.target)] {
      // The schema has the segmented source between the two.
      if element == "target" {
        for fragment in fragments where isSegmentation(fragment) { output.write(fragment + "\n") }
      }
      guard let content else { continue }
      output.write("<\(element)")
      for attribute in attributes where attribute.name.hasPrefix(element + "/") {
        output.writeAttribute(String(attribute.name.dropFirst(element.utf8.count + 1)), attribute.value)
      }
      output.write(">")
      XLIFF1InlineWriter(output: output, isOwnFormat: isOwnFormat).write(content)
      output.write("</\(element)>\n")
    }
    for fragment in fragments where !isSegmentation(fragment) { output.write(fragment + "\n") }
    write(alternative.notes)
    output.write("</alt-trans>\n")
  }
}

extension [String] {
  /// Fragments whose element has a prefix, and those without.
  var splitByNamespace: (foreign: [String], own: [String]) {
    func isForeign(_ fragment: String) -> Bool {
      fragment.utf8.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: ":"))
    }
    return (filter(isForeign), filter { !isForeign($0) })
  }
}

extension InlineText {
  /// Whether white space would be lost where XML tools collapse it.
  var hasSignificantSpace: Bool {
    let text = plainText
    return text.contains("\n") || text.contains("\t") || text.contains("  ") || text.first == " " || text.last == " "
  }
}
