package import UraModel
import UraText

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
    switch node.value {
    case .number, .bool, .null: break
    case .string: document.appendJSON([JSONForm(selector: nil, node: node)], id: path, language)
    case .array(let items):
      for (index, item) in items.enumerated() { walk(item, path: "\(path)[\(index)]", language, &document) }
    case .object(let members):
      if PluralCategory.areForms(members.map(\.key)), members.allSatisfy({ $0.value.string != nil }) {
        let forms = members.indices.map { index in
          JSONForm(
            selector: Attribute("plural", members[index].key), node: members[index].value,
            entry: document.file.formEntry(index, of: members, in: node))
        }
        document.appendJSON(forms, id: path, language)
        return
      }
      let prefix = path.isEmpty ? "" : path + "."
      let plurals = I18NextPlurals(members)
      for (index, member) in members.enumerated() {
        switch plurals.role(of: index) {
        case .alone: walk(member.value, path: prefix + member.key, language, &document)
        case .first(let base, let forms):
          let forms = forms.map { form in
            JSONForm(
              selector: form.selector, node: members[form.index].value,
              entry: form.isNamed ? document.file.formEntry(form.index, of: members, in: node) : nil)
          }
          document.appendJSON(forms, id: prefix + base, language)
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
    let (root, problem) = JSONScanner.scan(file.utf8, depthLimit: options.limits.depth)
    if let problem {
      let error = InputError(
        at: file.location(of: problem.offset), code: problem.code,
        problem.message + ", correct the JSON; what stands behind it is not read")
      guard root != nil else { throw error }
      diagnostics.emit(error.diagnostic)
      skipped += 1
    }
    guard let root, root.members != nil || root.elements != nil else {
      throw InputError(
        at: SourceLocation(path: file.path, line: 1, column: 1), code: "json-no-object",
        "expected an object of keys and strings, found another value, name the format")
    }
    return root
  }

  /// A unit of one string or of its forms.
  fileprivate mutating func appendJSON(_ forms: [JSONForm], id: String, _ language: LanguageTag) {
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
      slots.append(jsonSlot(one.node, unit: index, form: hasForms ? form : nil, entry: one.entry))
    }
  }
}

/// One of the strings of a text.
private struct JSONForm {
  /// Nil for a text that has no other.
  var selector: Attribute?
  var node: JSONNode
  var entry: FormEntry?
}

extension SkeletonFile {
  /// A member of an object whose key ends in the category of a plural.
  func formEntry(_ index: Int, of members: [JSONNode.Member], in object: JSONNode) -> FormEntry? {
    let member = members[index]
    let category = member.key.split(separator: "_").last.map(String.init) ?? member.key
    let keyEnd = member.keyRange.upperBound - 1
    let selector = keyEnd - category.utf8.count..<keyEnd
    guard text(selector) == category else { return nil }
    let before = index > 0 ? members[index - 1].range.upperBound : object.range.lowerBound + 1
    let space = text(before..<member.range.lowerBound)
    return FormEntry(member.range, selector: selector, separator: index > 0 ? space : "," + space)
  }
}
