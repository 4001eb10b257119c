package import UraModel

/// A localization of a string catalog, made of a text or its forms and laid out as Xcode lays it out.
struct StringCatalogLocalization {
  private indirect enum Node {
    case value(String)
    case members([(key: String, node: Node)])

    /// Puts a value at the end of a path of keys; what stands there already is kept.
    mutating func insert(_ node: Node, at path: ArraySlice<String>) {
      guard case .members(var members) = self, let key = path.first else { return }
      let index = members.firstIndex { $0.key == key }
      if path.count > 1 {
        var inner = index.map { members[$0].node } ?? .members([])
        inner.insert(node, at: path.dropFirst())
        if let index { members[index].node = inner } else { members.append((key, inner)) }
      } else if index == nil {
        members.append((key, node))
      }
      self = .members(members)
    }
  }

  private var root = Node.members([])

  /// - Parameter variables: what the catalog says of each substitution beside its texts: keys and JSON.
  init(_ variant: Variant, state: String, variables: [String: [(key: String, json: String)]] = [:]) {
    func unit(_ content: InlineText) -> Node {
      .members([("state", .value(JSONText.quoted(state))), ("value", .value(JSONText.quoted(content.nativeText)))])
    }
    if variant.forms.isEmpty { root.insert(unit(variant.content), at: ["stringUnit"]) }
    for form in variant.forms {
      var path: [String] = []
      for selector in form.selectors {
        if selector.name == "substitution" {
          path += ["substitutions", selector.value]
          for (key, json) in variables[selector.value] ?? [] { root.insert(.value(json), at: path[...] + [key]) }
        } else {
          path += ["variations", selector.name, selector.value]
        }
      }
      root.insert(unit(form.content), at: path[...] + ["stringUnit"])
    }
  }

  /// The value of the language's key, without white space around it.
  func text(indentation: Int, lineEnd: String = "\n") -> String {
    Self.text(root, String(repeating: " ", count: indentation), lineEnd)
  }

  private static func text(_ node: Node, _ indentation: String, _ lineEnd: String) -> String {
    switch node {
    case .value(let json): return json
    case .members(let members):
      let inner = indentation + "  "
      let lines = members.map { "\(inner)\(JSONText.quoted($0.key)) : \(text($0.node, inner, lineEnd))" }
      return "{" + lineEnd + lines.joined(separator: "," + lineEnd) + lineEnd + indentation + "}"
    }
  }
}

extension StringCatalogFormat {
  package var addsLanguages: Bool { true }

  /// Languages go among the others in the order of their keys, as Xcode sorts them.
  package func edits(
    adding variants: [SkeletonChanges.AddedVariant], to document: SkeletonDocument
  ) throws(InputError) -> [SkeletonEdit] {
    let file = document.file
    return variants.compactMap { added in
      var scanner = JSONScanner(file.utf8, limits: XMLLimits(), at: document.starts[added.unit])
      guard let entry = scanner.value(upTo: XMLLimits().tokenBytes, depth: 2) else { return nil }
      let source = document.header.sourceLanguage?.description ?? ""
      let model = entry["localizations"]?[source] ?? entry["localizations"]?.members?.first?.value
      let variables = (model?["substitutions"]?.members ?? []).map { variable in
        let remarks = (variable.value.members ?? []).filter { $0.key != "variations" && $0.key != "stringUnit" }
        return (variable.key, remarks.map { (key: $0.key, json: file.text($0.value.range)) })
      }
      let localization = StringCatalogLocalization(
        added.variant, state: "translated", variables: Dictionary(variables, uniquingKeysWith: { first, _ in first }))
      let language = JSONText.quoted(added.variant.languageAsWritten ?? added.variant.language.description)
      let lineEnd = file.lineEnd
      if let localizations = entry["localizations"] {
        let member = language + " : " + localization.text(indentation: 8, lineEnd: lineEnd)
        return file.edit(
          adding: member, key: added.variant.language.description, to: localizations, indentation: 8)
      }
      let member =
        "\"localizations\" : {\(lineEnd)        \(language) : "
        + localization.text(indentation: 8, lineEnd: lineEnd) + "\(lineEnd)      }"
      return file.edit(adding: member, key: "localizations", to: entry, indentation: 6)
    }
  }
}

extension SkeletonFile {
  /// Puts a member into an object, in front of the first whose key sorts behind its own.
  fileprivate func edit(
    adding member: String, key: String, to object: JSONNode, indentation: Int
  ) -> SkeletonEdit {
    let members = object.members ?? []
    let space = lineEnd + String(repeating: " ", count: indentation)
    if let next = members.first(where: { $0.key > key }) {
      let place = next.range.lowerBound
      return SkeletonEdit(place..<place, member + "," + space)
    }
    if let last = members.last {
      return SkeletonEdit(last.range.upperBound..<last.range.upperBound, "," + space + member)
    }
    // Xcode writes an empty object over three lines.
    let inside = object.range.lowerBound + 1..<object.range.upperBound - 1
    return SkeletonEdit(
      inside, space + member + lineEnd + String(repeating: " ", count: max(0, indentation - 2)))
  }
}
