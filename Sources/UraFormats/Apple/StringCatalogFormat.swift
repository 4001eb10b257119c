package import UraModel

/// Apple string catalogs, `.xcstrings`: every language in one file, with plural, device and width variations.
///
/// The variant of the source language is the key itself where the file has no other. A state `new` becomes `translated`
/// when its text changes, because Xcode ships no text that is `new`. Source: Apple, "Localizing and varying text with a string
/// catalog"; the JSON as Xcode 15 and 16 write it.
package struct StringCatalogFormat: SkeletonFormat {
  package let format = FileFormat.xcstrings
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    stretch: SkeletonDocument.Stretch
  ) throws {
    var document = SkeletonDocument(file, header: DocumentHeader(format: format))
    document.languages = .several
    let members = try CatalogMembers(file, options)
    let source = members.sourceLanguage ?? options.sourceLanguage ?? .english
    document.header.sourceLanguage = source
    document.header.version = members.version
    document.header.targetLanguages = members.languages.filter { $0 != source }
    let scanner = try CatalogMembers.read(file, options.limits) { key, entry in
      if entry.members == nil {
        diagnostics.emit(
          Diagnostic(
            .error, at: file.location(of: entry.range.lowerBound), code: "xcstrings-bad-entry",
            "expected an object for the key '\(key.prefix(60))', found another value, correct the entry"))
        document.skipped += 1
      } else {
        append(entry, key: key, source, &document)
      }
      try document.handOver(stretch)
    }
    try document.reportJSON(scanner, diagnostics)
    try document.finish(stretch)
  }

  private func append(
    _ entry: JSONNode, key: String, _ source: LanguageTag, _ document: inout SkeletonDocument
  ) {
    var unit = TranslationUnit(id: key, sourceLanguage: source)
    if let comment = entry["comment"]?.string { unit.notes = [Note(comment, category: "developer")] }
    if let state = entry["extractionState"]?.string { unit.properties = [Property("extractionState", state)] }
    unit.isTranslatable = entry["shouldTranslate"].map { document.file.text($0.range) != "false" } ?? true
    var slots: [TextSlot] = []
    let localizations = entry["localizations"]?.members ?? []
    if !localizations.contains(where: { LanguageTag($0.key) == source }) {
      unit.variants = [Variant(language: source, content: InlineText(key))]
    }
    for localization in localizations {
      let name = localization.key
      guard let language = LanguageTag(name) else { continue }
      var found: [Found] = []
      collect(localization.value, [], nil, document.file, &found)
      guard let first = found.first else { continue }
      var variant = Variant(language: language, content: InlineText(first.text))
      if name != language.description { variant.languageAsWritten = name }
      // The unit is as far as its least finished form.
      variant.state = found.compactMap(\.state).first { $0 != "translated" } ?? first.state
      let hasForms = found.count > 1 || !first.selectors.isEmpty
      if hasForms { variant.forms = found.map { VariantForm($0.selectors, InlineText($0.text)) } }
      for (form, one) in found.enumerated() {
        var slot = document.jsonSlot(
          one.value, unit: document.units.count, variant: unit.variants.count, form: hasForms ? form : nil,
          entry: one.entry)
        if let state = one.newState, isNext(slot.range, to: state, in: document.file) {
          // The state goes with the text: the slot reaches from the one to the other.
          slot.style += "/\(state.count)"
          slot.range = state.lowerBound..<slot.range.upperBound
        }
        slots.append(slot)
      }
      unit.variants.append(variant)
    }
    // A key with an empty text is a place where Xcode keeps what it could not name.
    _ = document.append(unit, at: entry.range.lowerBound)
    document.slots += slots
  }

  /// Whether only `, "value" :` is between a state and a text.
  private func isNext(_ text: Range<Int>, to state: Range<Int>, in file: SkeletonFile) -> Bool {
    guard state.upperBound <= text.lowerBound else { return false }
    return file.text(state.upperBound..<text.lowerBound).filter { !$0.isWhitespace } == ",\"value\":"
  }

  private struct Found {
    var selectors: [Attribute]
    var text: String
    var state: String?
    var value: JSONNode
    /// Where the state stands, if it is `new`.
    var newState: Range<Int>?
    var entry: FormEntry?
  }

  private func collect(
    _ node: JSONNode, _ selectors: [Attribute], _ entry: FormEntry?, _ file: SkeletonFile, _ found: inout [Found]
  ) {
    for member in node.members ?? [] {
      let value = member.value
      switch member.key {
      case "stringUnit":
        guard let content = value["value"], let text = content.string else { continue }
        let state = value["state"]
        found.append(
          Found(
            selectors: selectors, text: text, state: state?.string, value: content,
            newState: state?.string == "new" ? state?.range : nil, entry: entry))
      case "variations":
        for kind in value.members ?? [] {
          let cases = kind.value.members ?? []
          for (index, choice) in cases.enumerated() {
            let entry = kind.key == "plural" ? file.formEntry(index, of: cases, in: kind.value) : nil
            collect(choice.value, selectors + [Attribute(kind.key, choice.key)], entry, file, &found)
          }
        }
      case "substitutions":
        for variable in value.members ?? [] {
          collect(variable.value, selectors + [Attribute("substitution", variable.key)], nil, file, &found)
        }
      default: continue
      }
    }
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String {
    let parts = slot.style.split(separator: "/", omittingEmptySubsequences: false)
    let value = JSONText.quoted(content.nativeText, style: parts.first.map(String.init) ?? "")
    guard parts.count == 2, let stateCount = Int(parts[1]) else { return value }
    let raw = document.file.utf8[slot.range]
    let between = raw.dropFirst(stateCount)
    // Between the state and the text stand the key, its colon and white space: the text begins at the quote behind a colon.
    guard let colon = between.firstIndex(of: UInt8(ascii: ":")),
      let quote = between[colon...].firstIndex(of: UInt8(ascii: "\""))
    else { return value }
    return "\"translated\"" + document.file.text(between.startIndex..<quote) + value
  }
}
