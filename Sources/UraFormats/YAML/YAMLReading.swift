import UraModel
import UraText
import Yams

/// Makes units and slots of the nodes of a YAML file.
struct YAMLReading {
  private(set) var document: SkeletonDocument
  private var diagnostics: [Diagnostic] = []
  private let file: SkeletonFile
  private let fileLanguage: LanguageTag
  private let depthLimit: Int
  private let mayNameLanguage: Bool
  private var lines: YAMLLines
  /// The number of the first line that libyaml got.
  private(set) var firstLine = 1
  /// Places of scalars and collections that were read: an alias comes to the same place again.
  private var visited: Set<String> = []
  private var unitOfID: [String: Int] = [:]
  /// Keys whose mapping has them again later.
  private var replaced: [YAMLDuplicateKeys.Place: String] = [:]

  init(_ file: SkeletonFile, language: LanguageTag, depthLimit: Int, mayNameLanguage: Bool) {
    self.file = file
    fileLanguage = language
    self.depthLimit = depthLimit
    self.mayNameLanguage = mayNameLanguage
    lines = YAMLLines(file.utf8, 0..<0)
    document = SkeletonDocument(file, header: DocumentHeader(format: .yaml))
  }

  /// Sets where the nodes that follow have their places.
  mutating func begin(_ piece: Range<Int>, behind prefix: Range<Int>?) {
    lines = YAMLLines(file.utf8, piece, behind: prefix)
    firstLine = (file.location(of: piece.lowerBound).line ?? 1) - (prefix == nil ? 0 : 1)
    visited = []
    unitOfID = [:]
    replaced = [:]
  }

  /// What was found to be wrong since the last call.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// Tells of keys that do not count, and leaves them out.
  mutating func report(_ replaced: [YAMLDuplicateKeys.Place: String]) {
    self.replaced = replaced
    for (place, name) in replaced.sorted(by: { ($0.key.line, $0.key.column) < ($1.key.line, $1.key.column) }) {
      diagnostics.append(YAMLProblem.duplicateKey(name, at: place, in: file, firstLine).diagnostic)
      document.skipped += 1
    }
  }

  /// The members of a mapping that count.
  private func members(of mapping: Node.Mapping) -> [(key: Node, value: Node)] {
    mapping.filter { key, _ in YAMLDuplicateKeys.Place(key).map { replaced[$0] == nil } ?? true }
  }

  mutating func handOver(_ stretch: SkeletonDocument.Stretch) throws {
    complete()
    try document.handOver(stretch)
  }

  mutating func finish(_ stretch: SkeletonDocument.Stretch) throws {
    complete()
    try document.finish(stretch)
  }

  /// The languages for the header, and the slots in their order.
  private mutating func complete() {
    let languages = document.units.flatMap { $0.variants.map(\.language) }
    if document.header.sourceLanguage == nil || document.unitsBefore == 0 {
      document.header.sourceLanguage = languages.contains(fileLanguage) ? fileLanguage : languages.first ?? fileLanguage
      var seen = Set([document.header.sourceLanguage])
      document.header.targetLanguages = languages.filter { seen.insert($0).inserted }
    }
    document.slots.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Counts what could not be read.
  mutating func skip() { document.skipped += 1 }

  mutating func read(root: Node) {
    if mayNameLanguage, let mapping = root.mapping.map(members) {
      let tags = mapping.map { key, value -> LanguageTag? in
        guard value.mapping != nil || value.sequence != nil else { return nil }
        return key.scalar.flatMap { Self.language($0.string) }
      }
      if !tags.isEmpty, tags.allSatisfy({ $0 != nil }) {
        document.languages = tags.count > 1 ? .several : .one
        for (index, pair) in mapping.enumerated() {
          walk(pair.value, path: "", tags[index] ?? fileLanguage, isFlow: isFlow(root), depth: 1)
        }
        return
      }
    }
    walk(root, path: "", fileLanguage, isFlow: false, depth: 0)
  }

  /// The root key of Rails: `en`, `sr-Latn`; a word of more letters is a key like any other.
  static func language(_ key: String) -> LanguageTag? {
    FileLanguage.ofPath(key + ".yml") == LanguageTag(key) ? LanguageTag(key) : nil
  }

  private mutating func walk(_ node: Node, path: String, _ language: LanguageTag, isFlow: Bool, depth: Int) {
    guard depth < depthLimit else {
      if let mark = node.mark {
        diagnostics.append(
          Diagnostic(
            .error, at: SourceLocation(path: file.path, line: mark.line + firstLine - 1, column: mark.column),
            code: "yaml-too-deep",
            "expected at most \(depthLimit) nested collections, found more, flatten the document"))
        document.skipped += 1
      }
      return
    }
    switch node {
    case .alias: return
    case .scalar:
      guard let slot = slot(node, isFlow: isFlow), visit("s", node) else { return }
      append([(nil, text(node.scalar?.string ?? "", at: slot), slot)], id: path, language)
    case .sequence(let items):
      guard visit("q", node) else { return }
      for (index, item) in items.enumerated() {
        walk(item, path: "\(path)[\(index)]", language, isFlow: isFlow || self.isFlow(node), depth: depth + 1)
      }
    case .mapping(let mapping):
      guard visit("m", node) else { return }
      let isFlow = isFlow || self.isFlow(node)
      let mapping = members(of: mapping)
      let keys = mapping.compactMap { $0.key.scalar?.string }
      if keys.count == mapping.count, PluralCategory.areForms(keys) {
        let forms = mapping.compactMap { key, value -> (String?, String, TextSlot)? in
          guard let string = value.scalar?.string, var slot = slot(value, isFlow: isFlow) else { return nil }
          let text = text(string, at: slot)
          slot.entry = entry(key, of: slot, isFlow: isFlow)
          return (key.scalar?.string, text, slot)
        }
        if forms.count == keys.count {
          append(forms, id: path, language)
          return
        }
      }
      let prefix = path.isEmpty ? "" : path + "."
      for (key, value) in mapping {
        guard let name = key.scalar?.string, name != "<<" else { continue }
        walk(value, path: prefix + name, language, isFlow: isFlow, depth: depth + 1)
      }
    }
  }

  private mutating func append(
    _ forms: [(plural: String?, text: String, slot: TextSlot)], id: String, _ language: LanguageTag
  ) {
    guard let first = forms.first else { return }
    var variant = Variant(language: language, content: InlineText(first.text))
    let hasForms = first.plural != nil
    if hasForms { variant.forms = forms.map { VariantForm(plural: $0.plural ?? "other", InlineText($0.text)) } }
    let index: Int
    if let known = unitOfID[id], document.units[known].variant(language) == nil {
      index = known
      document.units[known].variants.append(variant)
    } else {
      var unit = TranslationUnit(id: id, variants: [variant], sourceLanguage: language)
      if let comment = lines.comment(above: first.slot.range.lowerBound, hasForms: hasForms) {
        unit.notes = [Note(comment, category: "developer")]
      }
      index = document.append(unit, at: first.slot.range.lowerBound)
      unitOfID[id] = index
    }
    for (form, one) in forms.enumerated() {
      var slot = one.slot
      slot.unit = index
      slot.variant = document.units[index].variants.count - 1
      slot.form = hasForms ? form : nil
      document.slots.append(slot)
    }
  }

  /// A member of a mapping of plural categories.
  private func entry(_ key: Node, of slot: TextSlot, isFlow: Bool) -> FormEntry? {
    guard let scalar = key.scalar, let mark = scalar.mark,
      let start = lines.offset(line: mark.line, column: mark.column)
    else { return nil }
    let isQuoted = file.utf8[start] == UInt8(ascii: "\"") || file.utf8[start] == UInt8(ascii: "'")
    let selectorStart = start + (isQuoted ? 1 : 0)
    let selector = selectorStart..<selectorStart + scalar.string.utf8.count
    guard selector.upperBound <= slot.range.lowerBound, file.text(selector) == scalar.string else { return nil }
    let separator = isFlow ? ", " : file.lineEnd + String(repeating: " ", count: mark.column - 1)
    return FormEntry(start..<slot.range.upperBound, selector: selector, separator: separator)
  }

  private mutating func visit(_ kind: String, _ node: Node) -> Bool {
    guard let mark = node.mark else { return true }
    return visited.insert("\(kind)\(mark.line):\(mark.column)").inserted
  }

  /// Whether a collection is written in brackets. (Yams takes the style from the event that ends it, which has none.)
  private func isFlow(_ node: Node) -> Bool {
    guard let mark = node.mark, let start = lines.offset(line: mark.line, column: mark.column) else { return false }
    let first = YAMLPlace(file.utf8).behindProperties(start)
    return first < file.utf8.count && (file.utf8[first] == UInt8(ascii: "{") || file.utf8[first] == UInt8(ascii: "["))
  }

  /// A scalar's text with the U+FEFF at its start, which Yams takes for a byte order mark; only quoted scalars may have one
  /// (YAML 1.2.2, section 5.2).
  private func text(_ string: String, at slot: TextSlot) -> String {
    let starts =
      switch slot.style {
      case "double": ["\"\u{FEFF}", "\"\\ufeff", "\"\\u0000feff"]
      case "single": ["'\u{FEFF}"]
      default: [String]()
      }
    let raw = file.text(slot.range.prefix(12)).lowercased()
    return starts.contains { raw.unicodeScalars.starts(with: $0.unicodeScalars) } ? "\u{FEFF}" + string : string
  }

  /// The place of a text; nil for what YAML reads as a number, a date, a boolean or nothing.
  private func slot(_ node: Node, isFlow: Bool) -> TextSlot? {
    guard let scalar = node.scalar, let mark = scalar.mark else { return nil }
    guard let start = lines.offset(line: mark.line, column: mark.column) else { return nil }
    let isTagged = file.utf8[start...].starts(with: Array("!!str".utf8))
    if scalar.style == .plain, !isTagged, !YAMLText.isString(node) { return nil }
    guard let (range, style) = YAMLPlace(file.utf8).find(scalar.string, from: start, style: scalar.style)
    else { return nil }
    return TextSlot(unit: 0, range: range, style: style + (isFlow && style == "plain" ? "-flow" : ""))
  }
}
