package import UraModel

/// TBX 2 (ISO 30042:2008, `martif`) and TBX 3 (ISO 30042:2019, in DCA and DCT style) as a stream: a unit is a concept, with
/// a variant for each term.
///
/// What the model names is read into it: notes, the subject field, definitions, grammatical information (properties, by their
/// TBX names) and the administrative status (the variant's state). Everything besides `<term>` is also kept as it stands, and a
/// writer of the same version gives it back.
package struct TBXReader: TranslationUnitReader {
  package init() {}

  /// In a term's fragments: what its language section holds before its terms, on the first term of the section.
  static let languageSection = "<?langSec?>"

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let scanner = XMLScanner(try input.openXML().source, path: input.path, limits: options.limits)
    var parser = TBXParser(scanner: scanner, diagnostics: diagnostics)
    return try parser.readAll(header: header, unit: unit)
  }
}

/// What the two versions call the same things.
struct TBXNames {
  var root: String
  var concept: String
  var language: String
  var term: String

  static let version2 = TBXNames(root: "martif", concept: "termEntry", language: "langSet", term: "tig")
  static let version3 = TBXNames(root: "tbx", concept: "conceptEntry", language: "langSec", term: "termSec")

  // The data categories of TBX-Basic that the writer writes, by the element that holds them.
  static let adminCategories: Set = ["customerSubset", "projectSubset", "source"]
  static let termNoteCategories: Set = [
    "partOfSpeech", "grammaticalGender", "grammaticalNumber", "termType", "termLocation", "geographicalUsage",
  ]
  static let conceptCategories = adminCategories.union(["subjectField", "definition"])
  static let termCategories = adminCategories.union(termNoteCategories).union(["context", "definition"])
}

/// The elements of TBX over an `XMLScanner`.
struct TBXParser: XMLUnitParser {
  var unitElement: String { names.concept }
  private(set) var depthAroundUnit = 3
  private(set) var isInUnit = false
  let scanner: XMLScanner
  private(set) var header = DocumentHeader(format: .tbx)
  private(set) var names = TBXNames.version3
  let diagnostics: any DiagnosticCollector
  private var hasConcepts = false

  init(scanner: XMLScanner, diagnostics: any DiagnosticCollector) {
    self.scanner = scanner
    self.diagnostics = diagnostics
  }

  mutating func findRoot() throws(InputError) {
    while true {
      switch try scanner.next() {
      case .start where scanner.name == "tbx" || scanner.name == "martif":
        names = scanner.name == "tbx" ? .version3 : .version2
        header.format = scanner.name == "tbx" ? .tbx : .tbx2
        header.version = scanner.name == "tbx" ? "3" : "2"
        header.details.attributes = scanner.attributes
        return
      case .start, .finished:
        throw scanner.failure(
          "tbx-no-root",
          "expected <tbx> or <martif>, found \(scanner.depth == 0 ? "nothing" : "<\(scanner.name)>"), name the format")
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
        case names.concept:
          depthAroundUnit = scanner.depth - 1
          isInUnit = true
          hasConcepts = true
          let place = scanner.location()
          return [(try concept(place), place)]
        case "text", "body": break
        case _ where hasConcepts:
          diagnostics.emit(
            Diagnostic(
              .warning, at: scanner.location(), code: "tbx-back-matter",
              "expected concepts, found <\(scanner.name)> behind them, it is left out"))
          try scanner.skipElement()
        default: header.details.fragments.append(try scanner.fragment())
        }
      default: break
      }
    }
  }

  private func concept(_ place: SourceLocation) throws(InputError) -> TranslationUnit {
    var unit = TranslationUnit()
    for attribute in scanner.attributes {
      if attribute.name == "id" { unit.id = attribute.value } else { unit.details.attributes.append(attribute) }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      if scanner.name == names.language {
        unit.variants += try languageSection()
      } else {
        let fragment = try scanner.fragment()
        unit.details.fragments.append(fragment)
        let found = try TBXCategories(fragment, scanner: scanner)
        unit.notes += found.notes
        unit.properties += found.properties
      }
    }
    guard !unit.variants.isEmpty else {
      throw InputError(at: place, code: "tbx-no-term", "expected <term> in a concept, found none, add one or remove it")
    }
    return unit
  }

  private func languageSection() throws(InputError) -> [Variant] {
    guard let asWritten = scanner.attributes.first(where: { $0.name == "xml:lang" })?.value,
      let language = LanguageTag(asWritten)
    else {
      throw scanner.failure(
        "tbx-missing-language", "expected xml:lang with a BCP 47 tag in <\(scanner.name)>, found none, add it")
    }
    var section: [String] = []
    var properties: [Property] = []
    var notes: [Note] = []
    var variants: [Variant] = []
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      if scanner.name == names.term || scanner.name == "ntig" {
        var variant = try term(language)
        if language.description != asWritten { variant.languageAsWritten = asWritten }
        variants.append(variant)
      } else {
        let fragment = try scanner.fragment()
        section.append(fragment)
        let found = try TBXCategories(fragment, scanner: scanner)
        notes += found.notes
        properties += found.properties
      }
    }
    if !variants.isEmpty {
      variants[0].notes = notes + variants[0].notes
      variants[0].properties = properties + variants[0].properties
      variants[0].details.fragments = section + [TBXReader.languageSection] + variants[0].details.fragments
    }
    return variants
  }

  private func term(_ language: LanguageTag) throws(InputError) -> Variant {
    var variant = Variant(language: language, content: InlineText())
    let isGroup = scanner.name == "ntig"
    if isGroup { variant.details.attributes.append(Attribute("#element", "ntig")) }
    variant.details.attributes += scanner.attributes
    var hasTerm = false
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      switch scanner.name {
      case "term":
        hasTerm = true
        variant.details.attributes += scanner.attributes.map { Attribute("term/" + $0.name, $0.value) }
        variant.content = try termContent()
      case "termGrp" where isGroup: break
      default:
        // Inside of a group stands what belongs to the term, behind it what belongs to the section.
        let isInGroup = isGroup && scanner.depth > depth + 1
        let fragment = try scanner.fragment()
        variant.details.fragments.append(isGroup && !isInGroup ? "<?ntig?>" + fragment : fragment)
        let found = try TBXCategories(fragment, scanner: scanner)
        variant.notes += found.notes
        variant.properties += found.properties
        variant.state = found.status ?? variant.state
      }
    }
    guard hasTerm, !variant.content.plainText.isEmpty else {
      throw scanner.failure("tbx-no-term", "expected <term> with text, found none, add it")
    }
    return variant
  }

  /// A term, whose only markup is `<hi>`, `<foreign>` and the like.
  private func termContent() throws(InputError) -> InlineText {
    var text = InlineText()
    var open: [InlineCode] = []
    let depth = scanner.depth
    while true {
      switch try scanner.next() {
      case .text: text.append(scanner.text)
      case .start:
        var code = InlineCode(.opening, pairID: String(text.parts.count), origin: .init(element: scanner.name))
        code.type = scanner.attributes.first { $0.name == "type" }?.value
        code.origin?.attributes = scanner.attributes.filter { $0.name != "type" }
        text.append(code)
        open.append(code)
      case .end:
        guard scanner.depth >= depth else { return text }
        if let opening = open.popLast(), let element = opening.origin?.element {
          text.append(InlineCode(.closing, pairID: opening.pairID, origin: .init(element: element)))
        }
      default: break
      }
    }
  }
}
