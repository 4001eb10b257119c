import UraModel

/// Goes over a string catalog entry by entry, and finds what it says of all of them.
struct CatalogMembers {
  private(set) var sourceLanguage: LanguageTag?
  private(set) var version: String?
  /// In the order in which they appear.
  private(set) var languages: [LanguageTag] = []

  /// - Throws: for a file that is no catalog.
  init(_ file: SkeletonFile, _ options: ReadingOptions) throws(InputError) {
    var isCatalog = false
    var found = self
    var seen: Set<LanguageTag> = []
    var scanner = JSONScanner(file.utf8, limits: options.limits)
    guard var root = scanner.open(depth: 0) else {
      var document = SkeletonDocument(file, header: DocumentHeader(format: .xcstrings))
      try document.reportJSON(scanner, DiagnosticList())
      return
    }
    while let child = scanner.next(in: &root, upTo: 0) {
      switch child.key?.text {
      case "sourceLanguage": found.sourceLanguage = child.value?.string.flatMap { LanguageTag($0) }
      case "version": found.version = child.value?.string
      case "strings" where child.value == nil:
        isCatalog = true
        Self.entries(&scanner) { _, entry in
          for localization in entry["localizations"]?.members ?? [] {
            guard let language = LanguageTag(localization.key), seen.insert(language).inserted else { continue }
            found.languages.append(language)
          }
        }
        continue
      default: break
      }
      if child.value == nil { scanner.skipContainer(depth: 1) }
    }
    guard isCatalog else {
      throw InputError(
        at: SourceLocation(path: file.path, line: 1, column: 1), code: "xcstrings-no-strings",
        "expected an object 'strings', found none, name the format")
    }
    self = found
  }

  /// Hands over the key and the value of each member of `strings`.
  static func read(
    _ file: SkeletonFile, _ limits: XMLLimits, _ entry: (String, JSONNode) throws -> Void
  ) rethrows -> JSONScanner {
    var scanner = JSONScanner(file.utf8, limits: limits)
    guard var root = scanner.open(depth: 0) else { return scanner }
    while let child = scanner.next(in: &root, upTo: 0) {
      guard child.value == nil else { continue }
      if child.key?.text == "strings" { try entries(&scanner, entry) } else { scanner.skipContainer(depth: 1) }
    }
    scanner.expectEnd()
    return scanner
  }

  private static func entries(_ scanner: inout JSONScanner, _ body: (String, JSONNode) throws -> Void) rethrows {
    guard var strings = scanner.open(depth: 1) else { return }
    while let child = scanner.next(in: &strings, upTo: scanner.limits.tokenBytes) {
      if child.value == nil { scanner.skipContainer(depth: 2) }
      if let key = child.key, let value = child.value { try body(key.text, value) }
    }
  }
}
