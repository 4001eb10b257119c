package import UraModel

/// TMX 1.1 to 1.4b, levels 1 and 2 (LISA/OSCAR, 2005): multilingual, with every inline element, as a stream.
///
/// Kept: header, `note`, `prop`, `ude`, the attributes of `tu`, `tuv` and inline elements, language tags as written.
/// The DOCTYPE is passed over. A unit that is not well-formed or lacks a language is reported and left out.
package struct TMXReader: TranslationUnitReader {
  package init() {}

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let scanner = XMLScanner(try input.openXML().source, path: input.path, limits: options.limits)
    var parser = TMXParser(scanner: scanner, diagnostics: diagnostics)
    return try parser.readAll(header: header, unit: unit)
  }
}

/// The elements of TMX over an `XMLScanner`.
struct TMXParser: XMLUnitParser {
  let unitElement = "tu"
  let depthAroundUnit = 2
  private(set) var isInUnit = false
  let scanner: XMLScanner
  let diagnostics: any DiagnosticCollector
  private(set) var header = DocumentHeader(format: .tmx)

  init(scanner: XMLScanner, diagnostics: any DiagnosticCollector) {
    self.scanner = scanner
    self.diagnostics = diagnostics
  }

  /// Goes to the content of `<tmx>`.
  mutating func findRoot() throws(InputError) {
    while true {
      switch try scanner.next() {
      case .start where scanner.name == "tmx":
        header.version = scanner.attributes.first { $0.name == "version" }?.value
        return
      case .start, .finished:
        throw scanner.failure(
          "tmx-no-root",
          "expected <tmx>, found \(scanner.depth == 0 ? "nothing" : "<\(scanner.name)>"), name the format")
      default: break
      }
    }
  }

  mutating func next() throws(InputError) -> [(TranslationUnit, SourceLocation)]? {
    isInUnit = false
    while true {
      switch try scanner.next() {
      case .finished: return nil
      case .start:
        switch scanner.name {
        case "tu":
          isInUnit = true
          return [(try unit(), unitLocation)]
        case "header": try parseHeader()
        case "body": break
        default:
          try leaveOut("<header>, <body> or <tu>")
        }
      default: break
      }
    }
  }

  private var tags: [(asWritten: String, tag: LanguageTag)] = []
  private var unitLocation = SourceLocation(path: "")

  private mutating func parseHeader() throws(InputError) {
    for attribute in scanner.attributes {
      if attribute.name == "srclang", let language = LanguageTag(attribute.value) {
        header.sourceLanguage = language
        if attribute.value != language.description { header.details.attributes.append(attribute) }
      } else {
        header.details.attributes.append(attribute)
      }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      switch scanner.name {
      case "note": header.notes.append(try note())
      case "prop": header.properties.append(try property())
      default: header.details.fragments.append(try scanner.fragment())
      }
    }
  }

  private mutating func unit() throws(InputError) -> TranslationUnit {
    unitLocation = scanner.location()
    var unit = TranslationUnit(sourceLanguage: header.sourceLanguage)
    for attribute in scanner.attributes {
      switch attribute.name {
      case "tuid": unit.id = attribute.value
      case "srclang":
        unit.sourceLanguage = LanguageTag(attribute.value)
        if unit.sourceLanguage?.description != attribute.value { unit.details.attributes.append(attribute) }
      default:
        if !unit.history.take(attribute) { unit.details.attributes.append(attribute) }
      }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .start:
        switch scanner.name {
        case "tuv": unit.variants.append(try variant())
        case "note": unit.notes.append(try note())
        case "prop":
          let property = try property()
          if property.name == "x-context", property.language == nil, unit.context == nil {
            unit.context = property.value
          } else {
            unit.properties.append(property)
          }
        default: try leaveOut("<note>, <prop> or <tuv>")
        }
      default: break
      }
    }
    guard !unit.variants.isEmpty else {
      throw InputError(
        at: unitLocation, code: "tmx-empty-unit",
        "expected <tuv> in a unit, found none, remove the unit or add its text")
    }
    return unit
  }

  /// The tag for a language as it is written; a file has few, and each stands in it a million times.
  private mutating func tag(_ asWritten: String) -> LanguageTag? {
    if let known = tags.first(where: { $0.asWritten == asWritten }) { return known.tag }
    guard let tag = LanguageTag(asWritten) else { return nil }
    if tags.count < 64 { tags.append((asWritten, tag)) }
    return tag
  }

  private mutating func variant() throws(InputError) -> Variant {
    var language: LanguageTag?
    var asWritten: String?
    var history = History()
    var details = FormatDetails()
    for attribute in scanner.attributes {
      switch attribute.name {
      case "xml:lang", "lang":
        if asWritten != nil, attribute.name == "lang" { continue }
        language = tag(attribute.value)
        asWritten = attribute.value
      default:
        if !history.take(attribute) { details.attributes.append(attribute) }
      }
    }
    guard let language, let asWritten else {
      throw scanner.failure(
        "tmx-missing-language",
        "expected a language as xml:lang=\"en\", found \(asWritten.map { "'\($0)'" } ?? "none"), add the BCP 47 tag")
    }
    var variant = Variant(language: language, content: InlineText(), history: history, details: details)
    if asWritten != language.description { variant.languageAsWritten = asWritten }
    var hasSegment = false
    let depth = scanner.depth
    while scanner.depth >= depth {
      switch try scanner.next() {
      case .start:
        switch scanner.name {
        case "seg":
          guard !hasSegment else {
            throw scanner.failure("tmx-two-segments", "expected one <seg> in a <tuv>, found another, keep one")
          }
          hasSegment = true
          variant.content = try TMXInlineReader(scanner: scanner, diagnostics: diagnostics).content()
        case "note": variant.notes.append(try note())
        case "prop":
          let property = try property()
          if property.name == "x-state", property.language == nil, variant.state == nil {
            variant.state = property.value
          } else {
            variant.properties.append(property)
          }
        default: try leaveOut("<note>, <prop> or <seg>")
        }
      default: break
      }
    }
    guard hasSegment else {
      throw scanner.failure("tmx-missing-segment", "expected <seg> in a <tuv>, found none, add it")
    }
    return variant
  }

  private func leaveOut(_ expected: String) throws(InputError) {
    diagnostics.emit(
      Diagnostic(
        .warning, at: scanner.location(), code: "tmx-unknown-element",
        "expected \(expected), found <\(scanner.name)>, it is left out"))
    try scanner.skipElement()
  }

  private func note() throws(InputError) -> Note {
    let language = self.language(scanner.attributes)
    let encoding = scanner.attributes.filter { $0.name == "o-encoding" }
    return Note(try scanner.plainContent(), language: language, attributes: encoding)
  }

  private func property() throws(InputError) -> Property {
    let language = self.language(scanner.attributes)
    guard let name = scanner.attributes.first(where: { $0.name == "type" })?.value else {
      throw scanner.failure("tmx-missing-type", "expected <prop type=\"…\">, found no type, name it")
    }
    let encoding = scanner.attributes.first { $0.name == "o-encoding" }?.value
    return Property(name, try scanner.plainContent(), language: language, encoding: encoding)
  }

  private func language(_ attributes: [Attribute]) -> LanguageTag? {
    attributes.first { $0.name == "xml:lang" || $0.name == "lang" }.flatMap { LanguageTag($0.value) }
  }
}

extension XMLScanner {
  /// The text of the element whose `start` is the current event, without that of its elements' markup.
  func plainContent() throws(InputError) -> String {
    var result = ""
    let depth = depth
    while self.depth >= depth {
      if try next() == .text { result += text }
    }
    return result
  }
}
