import UraModel

/// What XLIFF 1.2 and 2 have in common: a root, namespaces, and containers around units.
struct XLIFFDocument {
  let scanner: XMLScanner
  let diagnostics: any DiagnosticCollector
  var header: DocumentHeader
  /// The containers that are open, outermost first.
  var containers: [Container] = []
  /// The depth of each container's element.
  var depths: [Int] = []
  /// How many elements are open around the current unit: where to go on when it turns out to be wrong.
  var depthAroundUnit = 1
  private var rootPrefix = ""
  private var namespaces: [String: String] = [:]
  private var nextOrdinal = 0

  init(scanner: XMLScanner, diagnostics: any DiagnosticCollector, format: FileFormat) {
    self.scanner = scanner
    self.diagnostics = diagnostics
    header = DocumentHeader(format: format)
  }

  /// Goes into `<xliff>` and keeps its attributes.
  mutating func findRoot() throws(InputError) {
    while true {
      switch try scanner.next() {
      case .start:
        let parts = scanner.name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.last == "xliff" else { throw noRoot("<\(scanner.name)>") }
        if parts.count == 2 { rootPrefix = parts[0] + ":" }
        learnNamespaces()
        for attribute in scanner.attributes {
          switch attribute.name {
          case "version": header.version = attribute.value
          case "srcLang": header.sourceLanguage = LanguageTag(attribute.value)
          case "trgLang": header.targetLanguages = [LanguageTag(attribute.value)].compactMap(\.self)
          default: break
          }
          header.details.attributes.append(attribute)
        }
        return
      case .finished: throw noRoot("nothing")
      default: break
      }
    }
  }

  private func noRoot(_ found: String) -> InputError {
    scanner.failure("xliff-no-root", "expected <xliff>, found \(found), name the format")
  }

  /// The element's name without the prefix of the XLIFF namespace; a prefix of another one stays.
  func localName() -> String {
    let name = scanner.name
    if rootPrefix.isEmpty { return name }
    return name.hasPrefix(rootPrefix) ? String(name.dropFirst(rootPrefix.count)) : "?" + name
  }

  /// Remembers what the prefixes of the current element stand for.
  mutating func learnNamespaces() {
    for attribute in scanner.attributes where attribute.name.hasPrefix("xmlns:") {
      namespaces[String(attribute.name.dropFirst(6))] = attribute.value
    }
  }

  /// Whether the current element is `name` of the namespace.
  func isElement(_ name: String, of namespace: String) -> Bool {
    let parts = scanner.name.split(separator: ":")
    guard parts.count == 2, parts[1] == name else { return false }
    return namespaces[String(parts[0])]?.hasPrefix(namespace) ?? false
  }

  /// Opens a container at the current element.
  mutating func open(_ kind: Container.Kind, id: String, name: String) {
    learnNamespaces()
    var container = Container(kind, ordinal: nextOrdinal)
    nextOrdinal += 1
    for attribute in scanner.attributes {
      switch attribute.name {
      case id: container.id = attribute.value
      case name: container.name = attribute.value
      default: container.details.attributes.append(attribute)
      }
    }
    containers.append(container)
    depths.append(scanner.depth)
  }

  /// Closes the containers whose element has ended; call it after each `end`.
  mutating func closeEnded() {
    while let depth = depths.last, depth > scanner.depth {
      depths.removeLast()
      containers.removeLast()
    }
  }

  /// Keeps the current element as it stands with the innermost container.
  mutating func keepFragment() throws(InputError) {
    let fragment = try scanner.fragment()
    if containers.isEmpty {
      header.details.fragments.append(fragment)
    } else {
      containers[containers.count - 1].details.fragments.append(fragment)
    }
  }

  /// A `<note>` of either version.
  func note(category name: String) throws(InputError) -> Note {
    var note = Note("")
    for attribute in scanner.attributes {
      switch attribute.name {
      case name: note.category = attribute.value
      case "xml:lang" where LanguageTag(attribute.value)?.description == attribute.value:
        note.language = LanguageTag(attribute.value)
      default: note.attributes.append(attribute)
      }
    }
    note.text = try scanner.plainContent()
    return note
  }
}

/// The reader of one version: what the loop of `XMLUnitParser` asks for is the document's.
protocol XLIFFParser: XMLUnitParser {
  var document: XLIFFDocument { get set }
}

extension XLIFFParser {
  var scanner: XMLScanner { document.scanner }
  var diagnostics: any DiagnosticCollector { document.diagnostics }
  var header: DocumentHeader { document.header }
  var depthAroundUnit: Int { document.depthAroundUnit }

  mutating func findRoot() throws(InputError) { try document.findRoot() }
  mutating func didResynchronize() { document.closeEnded() }
}
