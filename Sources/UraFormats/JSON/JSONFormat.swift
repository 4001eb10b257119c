package import UraModel

/// JSON that programs ship: keys and strings, flat or nested, with the plurals of i18next.
///
/// An identifier is the path of keys, `menu.file`, with `[0]` for items of arrays. Keys that differ in a plural suffix
/// (`article_one`, `article_other`; i18next JSON v4, also `_ordinal_`; `article`, `article_plural`, v3) are the forms of one unit, and so
/// are the members of an object whose keys are plural categories. Numbers, booleans and null stay in the skeleton.
package struct JSONFormat: SkeletonFormat {
  package let format = FileFormat.json
  package init() {}

  package func parse(
    _ file: SkeletonFile, options: ReadingOptions, diagnostics: any DiagnosticCollector
  ) throws(InputError) -> SkeletonDocument {
    let language = options.language(ofFile: file.path)
    var document = SkeletonDocument(file, header: DocumentHeader(format: format, sourceLanguage: language))
    let root = try document.jsonRoot(options, diagnostics)
    walk(root, path: "", language, &document)
    return document
  }

  package func encoded(
    _ content: InlineText, for slot: TextSlot, in document: SkeletonDocument
  ) throws(InputError) -> String { JSONText.quoted(content.nativeText, style: slot.style) }

  private func walk(_ node: JSONNode, path: String, _ language: LanguageTag, _ document: inout SkeletonDocument) {
    switch node.kind {
    case .other: break
    case .string: document.appendJSON([(nil, node)], id: path, language)
    case .array(let items):
      for (index, item) in items.enumerated() { walk(item, path: "\(path)[\(index)]", language, &document) }
    case .object(let members):
      if PluralCategory.areForms(members.map(\.key)), members.allSatisfy({ $0.value.string != nil }) {
        document.appendJSON(members.map { (Attribute("plural", $0.key), $0.value) }, id: path, language)
        return
      }
      let prefix = path.isEmpty ? "" : path + "."
      let plurals = I18NextPlurals(members)
      for (index, member) in members.enumerated() {
        switch plurals.role(of: index) {
        case .alone: walk(member.value, path: prefix + member.key, language, &document)
        case .first(let base, let forms):
          document.appendJSON(forms.map { ($0.selector, members[$0.index].value) }, id: prefix + base, language)
        case .further: continue
        }
      }
    }
  }
}

extension SkeletonDocument {
  /// The value of the file; an error behind its first strings is reported, and what stands before it is read.
  mutating func jsonRoot(
    _ options: ReadingOptions, _ diagnostics: any DiagnosticCollector
  ) throws(InputError) -> JSONNode {
    var scanner = JSONScanner(file, depthLimit: options.limits.depth)
    let root = scanner.root()
    if let problem = scanner.problem {
      guard root != nil else { throw problem }
      diagnostics.emit(problem.diagnostic)
      skipped += 1
    }
    guard let root, root.members != nil || root.isArray else {
      throw InputError(
        at: SourceLocation(path: file.path, line: 1, column: 1), code: "json-no-object",
        "expected an object of keys and strings, found another value, name the format")
    }
    return root
  }

  /// A unit of one string or of its forms.
  fileprivate mutating func appendJSON(
    _ forms: [(selector: Attribute?, node: JSONNode)], id: String, _ language: LanguageTag
  ) {
    guard let first = forms.first else { return }
    var unit = TranslationUnit(id: id, sourceLanguage: language)
    var variant = Variant(language: language, content: InlineText(first.node.string ?? ""))
    let hasForms = first.selector != nil
    if hasForms {
      variant.forms = forms.map { VariantForm([$0.selector].compactMap(\.self), InlineText($0.node.string ?? "")) }
    }
    unit.variants = [variant]
    let index = append(unit, at: forms.map(\.node.range.lowerBound).min() ?? 0)
    for (form, one) in forms.enumerated() {
      slots.append(jsonSlot(one.node, unit: index, form: hasForms ? form : nil))
    }
  }
}

extension JSONNode {
  var isArray: Bool { if case .array = kind { true } else { false } }
}
