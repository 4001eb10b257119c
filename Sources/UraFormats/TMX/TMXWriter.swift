package import UraModel

/// TMX 1.4b, level 2, in UTF-8, multilingual.
package struct TMXWriter: TranslationUnitWriter {
  private let output: OutputFile
  private let options: WritingOptions
  private var headerLanguage: LanguageTag?
  private var isOwnFormat = false

  package init(to output: OutputFile, options: WritingOptions = .init()) {
    self.output = output
    self.options = options
  }

  /// The attributes of `<header>` in the order of the standard, with what the DTD requires where the header has none.
  private func headerAttributes(_ header: DocumentHeader) -> [Attribute] {
    let isTMX = header.format == .tmx
    let known = isTMX ? header.details.attributes : []
    let required = [
      Attribute("creationtool", options.tool), Attribute("creationtoolversion", options.toolVersion),
      Attribute("segtype", "sentence"), Attribute("o-tmf", header.format.rawValue), Attribute("adminlang", "en"),
      Attribute("srclang", header.sourceLanguage?.description ?? "*all*"), Attribute("datatype", "plaintext"),
    ]
    let optional = ["o-encoding", "creationdate", "creationid", "changedate", "changeid"]
    return required.map { attribute in known.first { $0.name == attribute.name } ?? attribute }
      + known.filter { optional.contains($0.name) }
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    headerLanguage = header.sourceLanguage
    isOwnFormat = header.format == .tmx
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header")
    output.writeAttributes(headerAttributes(header))
    let fragments = header.format == .tmx ? header.details.fragments : []
    if header.notes.isEmpty, header.properties.isEmpty, fragments.isEmpty {
      output.write("/>\n<body>\n")
      return
    }
    output.write(">\n")
    write(header.notes, header.properties)
    for fragment in fragments {
      output.write(fragment)
      output.write("\n")
    }
    output.write("</header>\n<body>\n")
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    var isWritten = false
    if unit.variants.contains(where: { !$0.forms.isEmpty }) {
      for unit in unit.formsAsUnits where writeUnit(unit) { isWritten = true }
    } else {
      isWritten = writeUnit(unit)
    }
    try output.flushIfFull()
    return isWritten ? .written : .empty
  }

  /// Whether there was anything to write.
  private func writeUnit(_ unit: TranslationUnit) -> Bool {
    // A text that is not translated yet is no variant of a memory.
    let variants = isOwnFormat ? unit.variants : unit.variants.filter { !$0.content.isEmpty }
    if variants.isEmpty { return false }
    output.write("<tu")
    output.writeAttribute("tuid", unit.id)
    let ownSourceLanguage = unit.details["srclang"]
    for attribute in unit.details.attributes where Self.unitAttributes.contains(attribute.name) {
      output.writeAttribute(attribute.name, attribute.value)
    }
    if ownSourceLanguage == nil, let language = unit.sourceLanguage, language != headerLanguage {
      output.writeAttribute("srclang", language.description)
    }
    write(unit.history)
    output.write(">\n")
    write(unit.notes, unit.properties)
    if let context = unit.context { write([], [Property("x-context", context)]) }
    for variant in variants { write(variant) }
    output.write("</tu>\n")
    return true
  }

  package mutating func finish() throws(InputError) {
    output.write("</body>\n</tmx>\n")
    try output.finish()
  }

  private func write(_ variant: Variant) {
    output.write("<tuv")
    output.writeAttribute(
      "xml:lang", isOwnFormat ? variant.languageAsWritten ?? variant.language.description : variant.language.description
    )
    for attribute in variant.details.attributes where Self.variantAttributes.contains(attribute.name) {
      output.writeAttribute(attribute.name, attribute.value)
    }
    write(variant.history)
    output.write(">")
    write(variant.notes, variant.properties)
    if let state = variant.state { write([], [Property("x-state", state)]) }
    output.write("<seg>")
    TMXInlineWriter(output: output).write(variant.content)
    output.write("</seg></tuv>\n")
  }

  private func write(_ history: History) {
    if let count = history.usageCount { output.writeAttribute("usagecount", String(count)) }
    output.writeAttribute("lastusagedate", history.lastUsedAt.map(TMXTime.basic))
    output.writeAttribute("creationdate", history.createdAt.map(TMXTime.basic))
    output.writeAttribute("creationid", history.createdBy)
    output.writeAttribute("changedate", history.changedAt.map(TMXTime.basic))
    output.writeAttribute("changeid", history.changedBy)
  }

  private func write(_ notes: [Note], _ properties: [Property]) {
    for note in notes {
      output.write("<note")
      output.writeAttribute("xml:lang", note.language?.description)
      output.writeAttributes(note.attributes.filter { $0.name == "o-encoding" })
      output.write(">")
      output.writeEscaped(note.text)
      output.write("</note>\n")
    }
    for property in properties {
      output.write("<prop")
      output.writeAttribute("type", property.name)
      output.writeAttribute("xml:lang", property.language?.description)
      output.writeAttribute("o-encoding", property.encoding)
      output.write(">")
      output.writeEscaped(property.value)
      output.write("</prop>\n")
    }
  }

  /// What the DTD allows besides what the model names.
  private static let unitAttributes: Set = [
    "o-encoding", "datatype", "creationtool", "creationtoolversion", "segtype", "o-tmf", "srclang", "usagecount",
    "lastusagedate", "creationdate", "changedate",
  ]
  private static let variantAttributes: Set = [
    "o-encoding", "datatype", "creationtool", "creationtoolversion", "o-tmf", "usagecount", "lastusagedate",
    "creationdate", "changedate",
  ]
}
