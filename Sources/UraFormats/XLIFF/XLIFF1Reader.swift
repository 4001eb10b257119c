package import UraModel

/// XLIFF 1.2 (OASIS, 2008), strict and transitional, as a stream: a unit is a `trans-unit`.
///
/// Kept: files, groups and their headers, `seg-source`, alternative translations, notes, contexts, counts, states, every
/// attribute and inline element. `bin-unit` is passed through as it stands.
package struct XLIFF1Reader: TranslationUnitReader {
  package init() {}

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let scanner = XMLScanner(try input.openXML().source, path: input.path, limits: options.limits)
    var parser = XLIFF1Parser(
      document: XLIFFDocument(scanner: scanner, diagnostics: diagnostics, format: .xliff1), options: options)
    return try parser.readAll(header: header, unit: unit)
  }
}

/// The elements of XLIFF 1.2 over an `XMLScanner`.
struct XLIFF1Parser: XLIFFParser {
  var document: XLIFFDocument
  let unitElement = "trans-unit"
  private(set) var isInUnit = false
  private let options: ReadingOptions
  private var sourceLanguage: LanguageTag?
  private var targetLanguage: LanguageTag?

  init(document: XLIFFDocument, options: ReadingOptions) {
    self.document = document
    self.options = options
  }

  mutating func next() throws(InputError) -> [(TranslationUnit, SourceLocation)]? {
    isInUnit = false
    while true {
      switch try scanner.next() {
      case .finished: return nil
      case .end: document.closeEnded()
      case .start:
        switch document.localName() {
        case "file": openFile()
        case "group": document.open(.group, id: "id", name: "resname")
        case "body": break
        case "trans-unit":
          let place = scanner.location()
          document.depthAroundUnit = scanner.depth - 1
          isInUnit = true
          return [(try unit(), place)]
        case "bin-unit":
          let place = scanner.location()
          var unit = TranslationUnit(isTranslatable: false, containers: document.containers)
          unit.details.fragments = [try scanner.fragment()]
          return [(unit, place)]
        case "note" where !document.containers.isEmpty:
          let note = try document.note(category: "from")
          document.containers[document.containers.count - 1].notes.append(note)
        default: try document.keepFragment()
        }
      default: break
      }
    }
  }

  private mutating func openFile() {
    document.open(.file, id: "id", name: "original")
    let details = document.containers.last?.details
    sourceLanguage = details?["source-language"].flatMap { LanguageTag($0) } ?? options.sourceLanguage
    targetLanguage = details?["target-language"].flatMap { LanguageTag($0) } ?? options.targetLanguage
    document.header.sourceLanguage = document.header.sourceLanguage ?? sourceLanguage
    if document.header.targetLanguages.isEmpty, let targetLanguage {
      document.header.targetLanguages = [targetLanguage]
    }
  }

  private mutating func unit() throws(InputError) -> TranslationUnit {
    let start = scanner.location()
    var unit = TranslationUnit(sourceLanguage: sourceLanguage, containers: document.containers)
    for attribute in scanner.attributes {
      switch attribute.name {
      case "id": unit.id = attribute.value
      case "translate" where attribute.value == "no": unit.isTranslatable = false
      default: unit.details.attributes.append(attribute)
      }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      switch document.localName() {
      case "source": unit.variants.insert(try variant(sourceLanguage, "source-language"), at: 0)
      case "target": unit.variants.append(try variant(targetLanguage, "target-language"))
      case "seg-source":
        let attributes = scanner.attributes
        let content = try inline()
        guard !unit.variants.isEmpty else { break }
        unit.variants[0].segmentation = content
        unit.variants[0].details.attributes += attributes.map { Attribute("seg-source/" + $0.name, $0.value) }
      case "alt-trans": unit.alternatives.append(try alternative())
      case "note": unit.notes.append(try document.note(category: "from"))
      default:
        document.learnNamespaces()
        unit.details.fragments.append(try scanner.fragment())
      }
    }
    guard let source = unit.variants.first, unit.variants.count <= 2 else {
      throw InputError(
        at: start, code: "xliff-missing-source",
        "expected <source> and at most one <target> in a unit, found \(unit.variants.count) texts, correct the unit")
    }
    unit.sourceLanguage = source.language
    return unit
  }

  private func variant(_ language: LanguageTag?, _ name: String) throws(InputError) -> Variant {
    var own: String?
    var variant = Variant(language: language ?? .undetermined, content: InlineText())
    for attribute in scanner.attributes {
      switch attribute.name {
      case "state": variant.state = attribute.value
      case "xml:lang":
        own = attribute.value
        variant.details.attributes.append(attribute)
      default: variant.details.attributes.append(attribute)
      }
    }
    if let own {
      guard let tag = LanguageTag(own) else {
        throw scanner.failure("xliff-bad-language", "expected a BCP 47 language tag, found '\(own)', correct xml:lang")
      }
      variant.language = tag
    }
    if own == nil, language == nil, name == "source-language" {
      throw scanner.failure("xliff-missing-language", "expected \(name) in <file>, found none, add the BCP 47 tag")
    }
    variant.content = try inline()
    return variant
  }

  private func alternative() throws(InputError) -> Alternative {
    var result = Alternative(sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    for attribute in scanner.attributes {
      switch attribute.name {
      case "match-quality": result.quality = attribute.value
      case "origin": result.origin = attribute.value
      default: result.details.attributes.append(attribute)
      }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      let name = document.localName()
      let isFirst = name == "source" ? result.source == nil : name == "target" && result.target == nil
      if isFirst {
        result.details.attributes += scanner.attributes.map { Attribute("\(name)/\($0.name)", $0.value) }
        let language = scanner.attributes.first { $0.name == "xml:lang" }.flatMap { LanguageTag($0.value) }
        let content = try inline()
        if name == "source" {
          result.source = content
          result.sourceLanguage = language ?? result.sourceLanguage
        } else {
          result.target = content
          result.targetLanguage = language ?? result.targetLanguage
        }
      } else if name == "note" {
        result.notes.append(try document.note(category: "from"))
      } else {
        result.details.fragments.append(try scanner.fragment())
      }
    }
    return result
  }

  private func inline() throws(InputError) -> InlineText {
    try XLIFF1InlineReader(scanner: scanner, document: document).content()
  }
}
