import UraFormats
import UraModel

/// What a translated file holds, by the identifiers of `TranslatableTexts`.
struct TranslatedTexts {
  struct Text {
    var source: String
    var target: InlineText
    var place: SourceLocation
    /// What the file has as the source's forms, where it has forms as such.
    var sourceForms: Set<String> = []

    /// Whether it is the translation of a text.
    func hasSource(_ text: String) -> Bool { source == text || sourceForms.contains(text) }
  }

  /// The language that the texts were translated to.
  private(set) var language: LanguageTag?
  private var texts: [String: Text] = [:]
  /// Identifiers in the order of the file.
  private var order: [String] = []
  private var used: Set<String> = []

  /// Reads a file in any format that keeps identifiers.
  init(
    _ input: InputFile, as format: FileFormat, _ options: ReadingOptions, _ diagnostics: any DiagnosticCollector
  ) throws {
    try format.reader.read(input, options: options, diagnostics: diagnostics) { unit, place in
      // XLIFF 2 keeps identifiers of other formats as the names of its units, whose segments make up one text.
      let container = unit.containers.last { $0.kind == .unit }
      guard let id = container.map({ $0.name ?? $0.id }) ?? unit.id, let source = unit.variants.first,
        let target = options.targetLanguage.flatMap({ unit.variant(nearest: $0) }).flatMap({ $0 == source ? nil : $0 })
          ?? unit.variants.dropFirst().first
      else { return }
      language = language ?? target.language
      let sources = Set(source.forms.map(\.content.plainText))
      if target.forms.isEmpty {
        add(Text(source: source.text, target: target.content, place: place, sourceForms: sources), id, container != nil)
      }
      for (index, form) in target.forms.enumerated() {
        let text = Text(source: source.text, target: form.content, place: place, sourceForms: sources)
        // By what chooses it, and by its number for formats that number their forms.
        let isNumbered = form.selectors.count == 1 && Int(form.selectors[0].value) != nil
        add(text, isNumbered ? "\(id)[\(index)]" : Self.key(id, form.selectors), container != nil)
      }
    }
  }

  private mutating func add(_ text: Text, _ key: String, _ continues: Bool) {
    if continues, var before = texts[key] {
      before.source += text.source
      before.target.parts += text.target.parts
      texts[key] = before
    } else {
      if texts.updateValue(text, forKey: key) == nil { order.append(key) }
    }
  }

  private static func key(_ id: String, _ selectors: [Attribute]) -> String {
    "\(id)[\(selectors.map { "\($0.name):\($0.value)" }.joined(separator: ","))]"
  }

  /// The translation of a text, or of a form of it; it counts as used then.
  mutating func take(_ id: String, form: Int?, selectors: [Attribute]?) -> Text? {
    let keys = form.map { [selectors.map { Self.key(id, $0) } ?? id, "\(id)[\($0)]"] } ?? [id]
    guard let key = keys.first(where: { texts[$0] != nil }) else { return nil }
    used.insert(key)
    return texts[key]
  }

  /// What no text of the file was found for.
  var unused: [(id: String, text: Text)] {
    order.filter { !used.contains($0) }.compactMap { id in texts[id].map { (id, $0) } }
  }
}
