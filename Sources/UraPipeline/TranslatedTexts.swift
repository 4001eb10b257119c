import UraFormats
import UraModel

/// What a translated file holds, by the identifiers of `TranslatableTexts`. The texts lie in a temporary file when they are
/// many.
final class TranslatedTexts {
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
  let path: String
  private let records = SpilledRecords()
  /// Twice the place of a text's record, and 1 more once it is used.
  private let places = HashedTable()
  /// A text that more segments may follow, and whether all so far are translated.
  private var pending: (key: String, text: Text, isWhole: Bool)?

  /// Reads a file in any format that keeps identifiers.
  init(
    _ input: InputFile, as format: FileFormat, _ options: ReadingOptions, _ diagnostics: any DiagnosticCollector
  ) throws {
    path = input.path
    try format.reader.read(input, options: options, diagnostics: diagnostics) { unit, place in
      // XLIFF 2 keeps identifiers of other formats as the names of its units, whose segments make up one text.
      let container = unit.containers.last { $0.kind == .unit }
      guard let id = container.map({ $0.name ?? $0.id }) ?? unit.id, let source = unit.variants.first else { return }
      guard
        let target = options.targetLanguage.flatMap({ unit.variant(nearest: $0) }).flatMap({ $0 == source ? nil : $0 })
          ?? unit.variants.dropFirst().first
          // White space between segments has a translation only where it differs (XLIFF 2.1, 4.3.1.5).
          ?? (unit.details.attributes.contains(XLIFF2Reader.ignorable) ? source : nil)
      else {
        if container != nil { try add(Text(source: source.text, target: InlineText(), place: place), id, true, false) }
        return
      }
      if target != source { language = language ?? target.language }
      let sources = Set(source.forms.map(\.content.plainText))
      if target.forms.isEmpty {
        let text = Text(source: source.text, target: target.content, place: place, sourceForms: sources)
        try add(text, id, container != nil)
      }
      for (index, form) in target.forms.enumerated() {
        let text = Text(source: source.text, target: form.content, place: place, sourceForms: sources)
        // By what chooses it, and by its number for formats that number their forms.
        let isNumbered = form.selectors.count == 1 && Int(form.selectors[0].value) != nil
        try add(text, isNumbered ? "\(id)[\(index)]" : Self.key(id, form.selectors), container != nil)
      }
    }
    try store()
    try records.finish()
  }

  private func add(
    _ text: Text, _ key: String, _ continues: Bool, _ isTranslated: Bool = true
  ) throws(InputError) {
    if continues, pending?.key == key {
      pending?.text.source += text.source
      pending?.text.target.parts += text.target.parts
      if !isTranslated { pending?.isWhole = false }
    } else {
      try store()
      pending = (key, text, isTranslated)
    }
  }

  /// Puts the pending text to the others; a later one of the same key stands for both.
  private func store() throws(InputError) {
    guard let (key, text, isWhole) = pending else { return }
    pending = nil
    // Half a text is not put back: it would stand beside the other half in the source language.
    guard isWhole else { return }
    var unit = TranslationUnit(id: key)
    var source = Variant(language: .undetermined, content: InlineText(text.source))
    source.forms = text.sourceForms.sorted().map { VariantForm(plural: "other", InlineText($0)) }
    unit.variants = [source, Variant(language: .undetermined, content: text.target)]
    unit.properties = [text.place.line, text.place.column].map { Property("place", $0.map(String.init) ?? "") }
    try places.set(key, to: UInt64(try records.append(unit.asJSON)) << 1)
  }

  private static func key(_ id: String, _ selectors: [Attribute]) -> String {
    "\(id)[\(selectors.map { "\($0.name):\($0.value)" }.joined(separator: ","))]"
  }

  /// The translation of a text, or of a form of it; it counts as used then.
  func take(_ id: String, form: Int?, selectors: [Attribute]?) throws(InputError) -> Text? {
    let keys = form.map { [selectors.map { Self.key(id, $0) } ?? id, "\(id)[\($0)]"] } ?? [id]
    for key in keys {
      guard let place = places[key], let (record, _) = records.text(at: Int(place >> 1)),
        let (found, text) = text(of: record), found == key
      else { continue }
      if place & 1 == 0 { try places.set(key, to: place | 1) }
      return text
    }
    return nil
  }

  private func text(of record: String) -> (key: String, text: Text)? {
    guard let unit = TranslationUnit(json: record), let key = unit.id, unit.variants.count == 2 else { return nil }
    let numbers = unit.properties.map { Int($0.value) }
    let place = SourceLocation(path: path, line: numbers.first ?? nil, column: numbers.last ?? nil)
    return (
      key,
      Text(
        source: unit.variants[0].text, target: unit.variants[1].content, place: place,
        sourceForms: Set(unit.variants[0].forms.map(\.content.plainText)))
    )
  }

  /// What no text of the file was found for, in the order of the file.
  func forEachUnused(_ body: (String, SourceLocation) throws -> Void) throws {
    var place = 0
    while let (record, next) = records.text(at: place) {
      if let (key, text) = text(of: record), places[key] == UInt64(place) << 1 { try body(key, text.place) }
      place = next
    }
  }
}
