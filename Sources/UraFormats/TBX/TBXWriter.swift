package import UraModel

/// TBX 3 Basic in DCA style or TBX 2, in UTF-8: a concept for each unit, a term for each of its texts.
package struct TBXWriter: TranslationUnitWriter {
  private let output: OutputFile
  private let format: FileFormat
  private let names: TBXNames
  private var isOwnFormat = false
  private var nextID = 1
  private var usedIDs: Set<String> = []

  /// - Parameter format: `.tbx` or `.tbx2`.
  package init(_ format: FileFormat, to output: OutputFile) {
    self.format = format
    self.output = output
    names = format == .tbx2 ? .version2 : .version3
  }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {
    isOwnFormat = header.format == format && !header.details.attributes.isEmpty
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if format == .tbx2 { output.write("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n") }
    output.write("<\(names.root)")
    if isOwnFormat {
      output.writeAttributes(header.details.attributes)
    } else if format == .tbx {
      output.write(" type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"")
    } else {
      output.write(" type=\"TBX\" xml:lang=\"en\"")
    }
    output.write(">\n")
    if isOwnFormat {
      for fragment in header.details.fragments { output.write(fragment + "\n") }
    } else {
      let element = format == .tbx ? "tbxHeader" : "martifHeader"
      output.write("<\(element)><fileDesc><sourceDesc><p>Written by ura</p></sourceDesc></fileDesc></\(element)>\n")
    }
    output.write("<text>\n<body>\n")
  }

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    var isWritten = false
    for unit in unit.formsAsUnits where writeConcept(unit) { isWritten = true }
    try output.flushIfFull()
    return isWritten ? .written : .empty
  }

  package mutating func finish() throws(InputError) {
    output.write("</body>\n</text>\n</\(names.root)>\n")
    try output.finish()
  }

  /// Whether there was anything to write.
  private mutating func writeConcept(_ unit: TranslationUnit) -> Bool {
    let variants = unit.variants.filter { !$0.content.plainText.isEmpty }
    if variants.isEmpty { return false }
    output.write("<\(names.concept)")
    output.writeAttribute("id", isOwnFormat ? unit.id : freeID(unit.id))
    if isOwnFormat { output.writeAttributes(unit.details.attributes) }
    output.write(">\n")
    if isOwnFormat {
      for fragment in unit.details.fragments { output.write(fragment + "\n") }
    } else {
      writeProperties(unit.properties, of: ["subjectField", "definition"], as: "descrip")
      writeProperties(unit.properties, of: TBXNames.adminCategories, as: "admin")
      for note in unit.notes { writeElement("note", note.text) }
    }
    var languages: [LanguageTag] = []
    for variant in variants where !languages.contains(variant.language) { languages.append(variant.language) }
    for language in languages { write(variants.filter { $0.language == language }, language) }
    output.write("</\(names.concept)>\n")
    return true
  }

  private func write(_ variants: [Variant], _ language: LanguageTag) {
    output.write("<\(names.language)")
    output.writeAttribute("xml:lang", variants.first?.languageAsWritten ?? language.description)
    output.write(">\n")
    for variant in variants {
      var own = variant.details.fragments[...]
      if isOwnFormat, let mark = own.firstIndex(of: TBXReader.languageSection) {
        for fragment in own[..<mark] { output.write(fragment + "\n") }
        own = own[(mark + 1)...]
      }
      writeTerm(variant, isOwnFormat ? Array(own) : [])
    }
    output.write("</\(names.language)>\n")
  }

  private func writeTerm(_ variant: Variant, _ fragments: [String]) {
    let isGroup = isOwnFormat && variant.details["#element"] == "ntig"
    let element = isGroup ? "ntig" : names.term
    output.write("<\(element)")
    if isOwnFormat {
      for attribute in variant.details.attributes where attribute.name != "#element" && !attribute.name.contains("/") {
        output.writeAttribute(attribute.name, attribute.value)
      }
    }
    output.write(isGroup ? "><termGrp><term" : "><term")
    if isOwnFormat {
      for attribute in variant.details.attributes where attribute.name.hasPrefix("term/") {
        output.writeAttribute(String(attribute.name.dropFirst(5)), attribute.value)
      }
    }
    output.write(">")
    for part in variant.content.parts {
      switch part {
      case .text(let text): output.writeEscaped(text)
      case .code(let code):
        guard isOwnFormat, let origin = code.origin else { continue }
        output.write(code.kind == .closing ? "</\(origin.element)" : "<\(origin.element)")
        if code.kind != .closing {
          output.writeAttribute("type", code.type)
          output.writeAttributes(origin.attributes)
        }
        output.write(">")
      }
    }
    output.write("</term>")
    if isGroup {
      let mark = "<?ntig?>"
      for fragment in fragments where !fragment.hasPrefix(mark) { output.write(fragment) }
      output.write("</termGrp>")
      for fragment in fragments where fragment.hasPrefix(mark) {
        output.write(String(fragment.dropFirst(mark.utf8.count)))
      }
    } else if isOwnFormat {
      for fragment in fragments { output.write(fragment) }
    } else {
      writeProperties(variant.properties, of: TBXNames.termNoteCategories, as: "termNote")
      if let state = variant.state, state.hasSuffix("-admn-sts") {
        writeProperties([Property("administrativeStatus", state)], of: ["administrativeStatus"], as: "termNote")
      }
      writeProperties(variant.properties, of: ["context", "definition"], as: "descrip")
      writeProperties(variant.properties, of: TBXNames.adminCategories, as: "admin")
      for note in variant.notes { writeElement("note", note.text) }
    }
    output.write("</\(element)>\n")
  }

  private func writeProperties(_ properties: [Property], of categories: Set<String>, as element: String) {
    for property in properties where categories.contains(property.name) {
      output.write("<\(element)")
      output.writeAttribute("type", property.name)
      output.write(">")
      output.writeEscaped(property.value)
      output.write("</\(element)>\n")
    }
  }

  private func writeElement(_ name: String, _ text: String) {
    output.write("<\(name)>")
    output.writeEscaped(text)
    output.write("</\(name)>\n")
  }

  /// The unit's own identifier where XML takes it for one and no other concept has it; else a new one.
  private mutating func freeID(_ own: String?) -> String {
    if let own, Self.isName(own), usedIDs.insert(own).inserted { return own }
    while true {
      let id = "c\(nextID)"
      nextID += 1
      if usedIDs.insert(id).inserted { return id }
    }
  }

  /// Whether the text is an NCName of XML, of ASCII or letters.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || "_-.".unicodeScalars.contains(scalar)
    }
  }
}
