package import UraModel

/// XLIFF 2.0, 2.1 and 2.2 (OASIS; ISO 21720) as a stream: a translation unit is a `segment` or an `ignorable`, and the
/// `unit` around it is its innermost container.
///
/// Kept: files, groups, notes, states, original data, every attribute and inline element; of the modules, matches become
/// alternatives and the others (glossary, metadata, size restriction ...) go back as they stand.
package struct XLIFF2Reader: TranslationUnitReader {
  package init() {}

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    let scanner = XMLScanner(try input.openXML().source, path: input.path, limits: options.limits)
    var parser = XLIFF2Parser(
      document: XLIFFDocument(scanner: scanner, diagnostics: diagnostics, format: .xliff2), options: options)
    return try parser.readAll(header: header, unit: unit)
  }

  /// The attribute that marks an `ignorable`: its name is no XML name, so that no file can have it.
  package static let ignorable = Attribute("#element", "ignorable")
  /// The namespace of the translation candidates module, without its version.
  static let matches = "urn:oasis:names:tc:xliff:matches:"
}

/// The elements of XLIFF 2 over an `XMLScanner`.
struct XLIFF2Parser: XLIFFParser {
  var document: XLIFFDocument
  let unitElement = "unit"
  private(set) var isInUnit = false
  private let options: ReadingOptions
  private var data: [String: String] = [:]

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
        case "file": document.open(.file, id: "id", name: "original")
        case "group": document.open(.group, id: "id", name: "name")
        case "unit":
          document.depthAroundUnit = scanner.depth - 1
          isInUnit = true
          return try unit()
        case "notes": try notes()
        default: try document.keepFragment()
        }
      default: break
      }
    }
  }

  private mutating func notes() throws(InputError) {
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      let note = try document.note(category: "category")
      if !document.containers.isEmpty { document.containers[document.containers.count - 1].notes.append(note) }
    }
  }

  private mutating func unit() throws(InputError) -> [(TranslationUnit, SourceLocation)] {
    guard let sourceLanguage = document.header.sourceLanguage ?? options.sourceLanguage else {
      throw scanner.failure("xliff-missing-language", "expected srcLang in <xliff>, found none, add the BCP 47 tag")
    }
    document.open(.unit, id: "id", name: "name")
    let start = scanner.location()
    data = [:]
    var segments: [(TranslationUnit, SourceLocation)] = []
    var alternatives: [Alternative] = []
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      document.learnNamespaces()
      switch document.localName() {
      case "notes": try notes()
      case "originalData":
        let fragment = try scanner.fragment()
        data = try originalData(fragment)
        document.containers[document.containers.count - 1].details.fragments.append(fragment)
      case "segment": segments.append((try segment(sourceLanguage, isIgnorable: false), scanner.location()))
      case "ignorable": segments.append((try segment(sourceLanguage, isIgnorable: true), scanner.location()))
      default:
        if document.isElement("matches", of: XLIFF2Reader.matches) {
          alternatives += try matches(sourceLanguage)
        } else {
          try document.keepFragment()
        }
      }
    }
    let containers = document.containers
    document.closeEnded()
    guard !segments.isEmpty else {
      throw InputError(
        at: start, code: "xliff-missing-source", "expected <segment> in a unit, found none, add one or remove the unit")
    }
    let isTranslatable = containers.last { $0.details["translate"] != nil }?.details["translate"] != "no"
    for index in segments.indices {
      segments[index].0.containers = containers
      if !isTranslatable { segments[index].0.isTranslatable = false }
    }
    for alternative in alternatives {
      let wanted = alternative.details["ref"].map { $0.drop { $0 == "#" } }
      let index = segments.firstIndex { $0.0.id.map { $0[...] } == wanted && wanted != nil } ?? 0
      segments[index].0.alternatives.append(alternative)
    }
    return segments
  }

  private func segment(_ sourceLanguage: LanguageTag, isIgnorable: Bool) throws(InputError) -> TranslationUnit {
    var unit = TranslationUnit(sourceLanguage: sourceLanguage, isTranslatable: !isIgnorable)
    if isIgnorable { unit.details.attributes.append(XLIFF2Reader.ignorable) }
    var state: Attribute?
    for attribute in scanner.attributes {
      switch attribute.name {
      case "id": unit.id = attribute.value
      case "state": state = attribute
      default: unit.details.attributes.append(attribute)
      }
    }
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      switch document.localName() {
      case "source": unit.variants.insert(try variant(sourceLanguage), at: 0)
      case "target":
        guard let language = document.header.targetLanguages.first ?? options.targetLanguage else {
          throw scanner.failure("xliff-missing-language", "expected trgLang in <xliff>, found none, add the BCP 47 tag")
        }
        var target = try variant(language)
        target.state = state?.value
        unit.variants.append(target)
      default: unit.details.fragments.append(try scanner.fragment())
      }
    }
    guard !unit.variants.isEmpty, unit.variants.count <= 2 else {
      throw scanner.failure(
        "xliff-missing-source",
        "expected <source> and at most one <target> in a segment, found \(unit.variants.count) texts")
    }
    if unit.variants.count == 1, let state { unit.details.attributes.append(state) }
    return unit
  }

  private func variant(_ language: LanguageTag) throws(InputError) -> Variant {
    let details = FormatDetails(attributes: scanner.attributes)
    let own = details["xml:lang"].flatMap { LanguageTag($0) }
    return Variant(language: own ?? language, content: try inline(data), details: details)
  }

  private mutating func matches(_ sourceLanguage: LanguageTag) throws(InputError) -> [Alternative] {
    var result: [Alternative] = []
    let depth = scanner.depth
    while scanner.depth >= depth {
      guard try scanner.next() == .start else { continue }
      var match = Alternative(sourceLanguage: sourceLanguage, targetLanguage: document.header.targetLanguages.first)
      for attribute in scanner.attributes {
        switch attribute.name {
        case "matchQuality": match.quality = attribute.value
        case "origin": match.origin = attribute.value
        default: match.details.attributes.append(attribute)
        }
      }
      var ownData = data
      let matchDepth = scanner.depth
      while scanner.depth >= matchDepth {
        guard try scanner.next() == .start else { continue }
        switch document.localName() {
        case "source": match.source = try inline(ownData)
        case "target":
          match.details.attributes += scanner.attributes.map { Attribute("target/" + $0.name, $0.value) }
          match.target = try inline(ownData)
        case "originalData":
          let fragment = try scanner.fragment()
          ownData.merge(try originalData(fragment)) { _, own in own }
          match.details.fragments.append(fragment)
        default: match.details.fragments.append(try scanner.fragment())
        }
      }
      result.append(match)
    }
    return result
  }

  /// The texts of `<data>` by their identifiers.
  private func originalData(_ fragment: String) throws(InputError) -> [String: String] {
    let inner = XMLScanner(BytesInMemory(Array(fragment.utf8)), path: scanner.path, limits: scanner.limits)
    var result: [String: String] = [:]
    var id: String?
    while true {
      switch try inner.next() {
      case .finished: return result
      case .start:
        if inner.depth == 2 {
          id = inner.attributes.first { $0.name == "id" }?.value
        } else if let id, let character = XLIFF2InlineReader.character(of: inner) {
          result[id, default: ""] += character
        }
      case .text: if inner.depth >= 2, let id { result[id, default: ""] += inner.text }
      default: break
      }
    }
  }

  private func inline(_ data: [String: String]) throws(InputError) -> InlineText {
    try XLIFF2InlineReader(scanner: scanner, document: document, data: data).content()
  }
}
