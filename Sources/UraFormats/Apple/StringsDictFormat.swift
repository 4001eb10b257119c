package import UraModel
import UraText

/// Apple `.stringsdict`: plural rules in an XML property list.
///
/// An entry is a unit. Where its format is nothing but one variable (`%#@count@`), the forms of that variable are its
/// forms; else the format is the first form and those of the variables follow, told apart by the selector `substitution`.
/// Width rules (`NSStringVariableWidthRuleType`) are forms too. Source: Apple, "Stringsdict File Format".
package struct StringsDictFormat: SkeletonFormat {
  package let format = FileFormat.stringsdict
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    let scanner = file.scanner(limits: options.limits)
    guard try scanner.root() == "plist" else {
      throw scanner.failure("stringsdict-no-plist", "expected <plist>, found <\(scanner.name)>, name the format")
    }
    do {
      while try scanner.next() != .start {}
      try PropertyListNode.readDictionary(scanner) { entry in
        append(entry, language, to: &document)
        do { try document.handOver(stretch) } catch { throw Interruption(reason: error) }
      }
    } catch let error as Interruption {
      throw error.reason
    } catch let error as InputError {
      if document.unitCount == 0 { throw error }
      diagnostics.emit(error.diagnostic)
      document.skipped += 1
    }
    try document.finish(stretch)
  }

  /// What is wrong with the one who takes the units, and not with the file.
  private struct Interruption: Error { var reason: any Error }

  private func append(
    _ entry: PropertyListNode.Member, _ language: LanguageTag, to document: inout SkeletonDocument
  ) {
    let forms = Self.forms(of: entry.value)
    guard let first = forms.first else { return }
    var variant = Variant(language: language, content: InlineText(first.text))
    let hasForms = forms.count > 1 || !first.selectors.isEmpty
    if hasForms { variant.forms = forms.map { VariantForm($0.selectors, InlineText($0.text)) } }
    let unit = TranslationUnit(id: entry.key, variants: [variant], sourceLanguage: language)
    let index = document.append(unit, at: entry.keyElement.range.lowerBound)
    let slots = forms.enumerated().map { number, form in
      let entry = form.key.map {
        FormEntry(
          $0.range.lowerBound..<form.element.range.upperBound, selector: $0.slot,
          separator: document.file.spaceBefore($0.range.lowerBound))
      }
      return TextSlot(
        unit: index, form: hasForms ? number : nil, range: form.element.slot, style: form.element.style, entry: entry)
    }
    document.slots += slots.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { try document.xmlContent(InlineText(content.nativeText), for: slot) }

  package func declaredEncoding(in bytes: MappedBytes) -> String? { SkeletonFile.xmlEncoding(of: bytes) }

  private struct Form {
    var selectors: [Attribute]
    var text: String
    var element: XMLTextElement
    /// Of a form of a plural.
    var key: XMLTextElement?
  }

  private static func forms(of node: PropertyListNode) -> [Form] {
    guard case .dictionary(let members) = node else {
      if case .string(let element) = node { return [Form(selectors: [], text: element.plainText, element: element)] }
      return []
    }
    var result: [Form] = []
    var variables: [(name: String, forms: [Form])] = []
    for member in members {
      switch (member.key, member.value) {
      case ("NSStringLocalizedFormatKey", .string(let element)):
        result.insert(Form(selectors: [], text: element.plainText, element: element), at: 0)
      case ("NSStringVariableWidthRuleType", .dictionary(let widths)):
        for width in widths {
          if case .string(let element) = width.value {
            result.append(Form(selectors: [Attribute("width", width.key)], text: element.plainText, element: element))
          }
        }
      case (let name, .dictionary(let rules)):
        let forms = rules.compactMap { rule -> Form? in
          guard case .string(let element) = rule.value, PluralCategory(rawValue: rule.key) != nil else { return nil }
          return Form(
            selectors: [Attribute("plural", rule.key)], text: element.plainText, element: element,
            key: rule.keyElement)
        }
        variables.append((name, forms))
      default: continue
      }
    }
    if variables.count == 1, result.count == 1, result[0].text == "%#@\(variables[0].name)@" {
      return variables[0].forms
    }
    for variable in variables {
      result += variable.forms.map { form in
        var form = form
        form.selectors.insert(Attribute("substitution", variable.name), at: 0)
        return form
      }
    }
    return result
  }
}

/// The part of an XML property list that holds texts.
enum PropertyListNode {
  struct Member {
    var keyElement: XMLTextElement
    var value: PropertyListNode
    var key: String { keyElement.plainText }
  }

  case dictionary([Member])
  case string(XMLTextElement)
  case other

  /// The members of the `<dict>` that has just begun, as they come.
  static func readDictionary(_ scanner: XMLScanner, member: (Member) throws -> Void) throws {
    guard scanner.name == "dict" else {
      throw scanner.failure("stringsdict-no-dict", "expected <dict>, found <\(scanner.name)>, correct the file")
    }
    var key: XMLTextElement?
    while true {
      switch try scanner.next() {
      case .start where scanner.name == "key":
        key = try scanner.textElement()
      case .start:
        let value = try read(scanner)
        if let key { try member(Member(keyElement: key, value: value)) }
        key = nil
      case .end, .finished: return
      default: continue
      }
    }
  }

  private static func read(_ scanner: XMLScanner) throws -> PropertyListNode {
    switch scanner.name {
    case "string": return .string(try scanner.textElement())
    case "dict":
      var members: [Member] = []
      try readDictionary(scanner) { members.append($0) }
      return .dictionary(members)
    default:
      try scanner.skipElement()
      return .other
    }
  }
}
