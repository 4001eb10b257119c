import UraModel

/// Makes units of the messages of a `.ts` file.
struct QtReading {
  let scanner: XMLScanner
  var document: SkeletonDocument
  let source: LanguageTag
  let target: LanguageTag
  let languageAsWritten: String?
  private var context = ""

  init(
    scanner: XMLScanner, document: SkeletonDocument, source: LanguageTag, target: LanguageTag,
    languageAsWritten: String?
  ) {
    self.scanner = scanner
    self.document = document
    self.source = source
    self.target = target
    self.languageAsWritten = languageAsWritten == target.description ? nil : languageAsWritten
  }

  mutating func readContexts(
    _ diagnostics: any DiagnosticCollector, _ stretch: SkeletonDocument.Stretch
  ) throws {
    var isInSight = true
    while isInSight {
      try document.handOver(stretch)
      do throws(InputError) {
        switch try scanner.next() {
        case .start where scanner.name == "context": context = ""
        case .start where scanner.name == "name": context = try scanner.textElement().plainText
        case .start where scanner.name == "message": try readMessage()
        case .start: try scanner.skipElement()
        case .finished: isInSight = false
        default: continue
        }
      } catch {
        diagnostics.emit(error.diagnostic)
        document.skipped += 1
        isInSight = try scanner.resynchronize(in: document.file, after: ["message"], depth: 2)
      }
    }
  }

  private mutating func readMessage() throws(InputError) {
    let attributes = scanner.attributes
    let start = scanner.offset
    var unit = TranslationUnit(id: attributes.first { $0.name == "id" }?.value, sourceLanguage: source)
    unit.details.attributes = attributes.filter { $0.name != "id" }
    var original: InlineText?
    var translation: Variant?
    var places: [XMLTextElement] = []
    var comment = ""
    loop: while true {
      switch try scanner.next() {
      case .start:
        switch scanner.name {
        case "source": original = try scanner.textElement().qtContent
        case "oldsource":
          unit.alternatives.append(
            Alternative(source: try scanner.textElement().qtContent, sourceLanguage: source, origin: "previous"))
        case "comment": comment = try scanner.textElement().plainText
        case "oldcomment": unit.properties.append(Property("oldcomment", try scanner.textElement().plainText))
        case "extracomment": unit.notes.append(Note(try scanner.textElement().plainText, category: "developer"))
        case "translatorcomment": unit.notes.append(Note(try scanner.textElement().plainText, category: "translator"))
        case "location":
          let place = scanner.attributes.map(\.value).joined(separator: ":")
          unit.properties.append(Property("reference", place))
          try scanner.skipElement()
        case "translation":
          (translation, places) = try readTranslation(isNumerus: attributes.contains(Attribute("numerus", "yes")))
        default: try scanner.skipElement()
        }
      case .end, .finished: break loop
      default: continue
      }
    }
    guard let original else {
      throw scanner.failure("qt-no-source", "expected <source> in a message, found none, complete the message")
    }
    unit.context = comment.isEmpty ? context : "\(context)|\(comment)"
    if !comment.isEmpty { unit.notes.insert(Note(comment, category: "disambiguation"), at: 0) }
    unit.variants = [Variant(language: source, content: original)]
    if let translation { unit.variants.append(translation) }
    let index = document.append(unit, at: start)
    let hasForms = translation?.forms.isEmpty == false
    for (form, place) in places.enumerated() {
      let entry = FormEntry(
        place.range, selector: nil, separator: document.file.spaceBefore(place.range.lowerBound))
      document.slots.append(
        TextSlot(
          unit: index, variant: 1, form: hasForms ? form : nil, range: place.slot,
          style: place.name == Self.missingForm ? Self.missingForm : place.style,
          entry: ["numerusform", Self.missingForm].contains(place.name) ? entry : nil))
    }
  }

  private func readTranslation(isNumerus: Bool) throws(InputError) -> (Variant, [XMLTextElement]) {
    var variant = Variant(language: target, content: InlineText())
    variant.state = scanner.attributes.first { $0.name == "type" }?.value
    variant.languageAsWritten = languageAsWritten
    let isOfLengths = scanner.attributes.contains(Attribute("variants", "yes"))
    guard isNumerus || isOfLengths else {
      let element = try scanner.textElement()
      variant.content = element.qtContent
      return (variant, [element])
    }
    var places: [XMLTextElement] = []
    var number = 0
    let innerStart = scanner.endOffset
    let isEmptyElement = scanner.isEmptyElement
    var hasText = false
    loop: while true {
      switch try scanner.next() {
      case .text: hasText = hasText || !scanner.text.allSatisfy(\.isWhitespace)
      case .start where scanner.name == "numerusform":
        if scanner.attributes.contains(Attribute("variants", "yes")) {
          try readLengths([Attribute("plural", String(number))], &variant, &places)
        } else {
          let element = try scanner.textElement()
          variant.forms.append(VariantForm(plural: String(number), element.qtContent))
          places.append(element)
        }
        number += 1
      case .start where scanner.name == "lengthvariant":
        let element = try scanner.textElement()
        variant.forms.append(VariantForm([Attribute("length", String(number))], element.qtContent))
        places.append(element)
        number += 1
      case .start: try scanner.skipElement()
      case .end, .finished: break loop
      default: continue
      }
    }
    if isNumerus, places.isEmpty, !hasText, !isEmptyElement {
      // No form yet: the first is put between the tags, and the others behind it.
      variant.forms = [VariantForm(plural: "0", InlineText())]
      let slot = innerStart..<scanner.offset
      places = [
        XMLTextElement(range: slot, slot: slot, isEmptyElement: false, name: Self.missingForm, pieces: [])
      ]
    }
    variant.content = variant.forms.first?.content ?? InlineText()
    return (variant, places)
  }

  /// Stands for the form of a message that has none; what is put there gets the tags of one.
  static let missingForm = "x-numerusform"

  private func readLengths(
    _ selectors: [Attribute], _ variant: inout Variant, _ places: inout [XMLTextElement]
  ) throws(InputError) {
    var number = 0
    while true {
      switch try scanner.next() {
      case .start where scanner.name == "lengthvariant":
        let element = try scanner.textElement()
        variant.forms.append(VariantForm(selectors + [Attribute("length", String(number))], element.qtContent))
        places.append(element)
        number += 1
      case .start: try scanner.skipElement()
      case .end, .finished: return
      default: continue
      }
    }
  }
}

extension XMLTextElement {
  /// `<byte value="x1b"/>` stands for a character that XML cannot hold: it is a code.
  fileprivate var qtContent: InlineText { content { text, _ in text } }
}
