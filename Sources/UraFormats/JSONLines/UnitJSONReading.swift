import UraModel

extension UnitJSON {
  /// The unit that an object describes; nil when it is none.
  static func unit(_ node: JSONNode, _ options: ReadingOptions) -> TranslationUnit? {
    guard node.members != nil else { return nil }
    var unit = TranslationUnit(
      id: node["id"]?.string, notes: list(node["notes"], note), properties: list(node["properties"], property),
      sourceLanguage: language(node["sourceLanguage"]), history: history(node["history"]),
      context: node["context"]?.string, alternatives: list(node["alternatives"], alternative),
      containers: list(node["containers"], container), details: details(node))
    if case .bool(false)? = node["translatable"]?.value { unit.isTranslatable = false }
    if let variants = node["variants"]?.elements {
      for found in variants {
        guard let variant = variant(found) else { return nil }
        unit.variants.append(variant)
      }
      return unit
    }
    return plain(node, into: unit, options)
  }

  /// Texts by language, or by the names `source` and `target`.
  private static func plain(_ node: JSONNode, into unit: TranslationUnit, _ options: ReadingOptions)
    -> TranslationUnit?
  {
    var unit = unit
    for member in node.members ?? [] {
      guard let text = member.value.string else { continue }
      switch member.key {
      case "id", "context", "sourceLanguage": break
      case "source":
        unit.sourceLanguage = options.sourceLanguage
        unit.variants.insert(Variant(options.sourceLanguage ?? .undetermined, text), at: 0)
      case "target": unit.variants.append(Variant(options.targetLanguage ?? .undetermined, text))
      case "note": unit.notes.append(Note(text))
      default:
        if let language = LanguageTag(member.key), language.language.utf8.count <= 3 {
          unit.variants.append(Variant(language, text))
        } else {
          unit.properties.append(Property(member.key, text))
        }
      }
    }
    return unit.variants.isEmpty ? nil : unit
  }

  private static func variant(_ node: JSONNode) -> Variant? {
    guard let language = language(node["language"]) else { return nil }
    let text = node["content"].map(content) ?? InlineText(node["text"]?.string ?? "")
    return Variant(
      language: language, content: text, notes: list(node["notes"], note),
      properties: list(node["properties"], property), state: node["state"]?.string, history: history(node["history"]),
      forms: list(node["forms"]) { node in
        VariantForm(attributes(node["selectors"]), node["content"].map(content) ?? InlineText())
      }, segmentation: node["segmentation"].map(content), languageAsWritten: node["languageAsWritten"]?.string,
      details: details(node))
  }

  private static func content(_ node: JSONNode) -> InlineText {
    InlineText(
      (node.elements ?? []).compactMap { part in
        if let text = part.string { return .text(text) }
        return code(part).map { .code($0) }
      })
  }

  private static func code(_ node: JSONNode) -> InlineCode? {
    guard let kind = node["kind"]?.string.flatMap(InlineCode.Kind.init) else { return nil }
    return InlineCode(
      kind, id: node["id"]?.string, pairID: node["pairID"]?.string, type: node["type"]?.string,
      data: node["data"]?.string ?? "", display: node["display"]?.string, equivalent: node["equivalent"]?.string,
      subflows: list(node["subflows"]) { node in
        .init(
          node["content"].map(content) ?? InlineText(), at: max(0, integer(node["offset"]) ?? 0),
          attributes: attributes(node["attributes"]))
      },
      origin: (node["element"]?.string).map { .init(element: $0, attributes: attributes(node["attributes"])) })
  }

  private static func note(_ node: JSONNode) -> Note? {
    if let text = node.string { return Note(text) }
    return node["text"]?.string.map { text in
      Note(
        text, category: node["category"]?.string, language: language(node["language"]),
        attributes: attributes(node["attributes"]))
    }
  }

  private static func property(_ node: JSONNode) -> Property? {
    guard let name = node["name"]?.string, let value = node["value"]?.string else { return nil }
    return Property(name, value, language: language(node["language"]), encoding: node["encoding"]?.string)
  }

  private static func alternative(_ node: JSONNode) -> Alternative? {
    Alternative(
      source: node["source"].map(content), target: node["target"].map(content),
      sourceLanguage: language(node["sourceLanguage"]), targetLanguage: language(node["targetLanguage"]),
      quality: node["quality"]?.string, origin: node["origin"]?.string, notes: list(node["notes"], note),
      details: details(node))
  }

  private static func container(_ node: JSONNode) -> Container? {
    guard let kind = node["kind"]?.string.flatMap(Container.Kind.init) else { return nil }
    return Container(
      kind, ordinal: integer(node["ordinal"]) ?? 0, id: node["id"]?.string, name: node["name"]?.string,
      notes: list(node["notes"], note), details: details(node))
  }

  private static func history(_ node: JSONNode?) -> History {
    History(
      createdAt: node?["createdAt"]?.string, createdBy: node?["createdBy"]?.string,
      changedAt: node?["changedAt"]?.string, changedBy: node?["changedBy"]?.string,
      lastUsedAt: node?["lastUsedAt"]?.string, usageCount: integer(node?["usageCount"]))
  }

  private static func details(_ node: JSONNode) -> FormatDetails {
    FormatDetails(attributes: attributes(node["attributes"]), fragments: list(node["fragments"]) { $0.string })
  }

  private static func attributes(_ node: JSONNode?) -> [Attribute] {
    list(node) { pair in
      guard let pair = pair.elements, pair.count == 2, let name = pair[0].string, let value = pair[1].string else {
        return nil
      }
      return Attribute(name, value)
    }
  }

  private static func list<Element>(_ node: JSONNode?, _ element: (JSONNode) -> Element?) -> [Element] {
    (node?.elements ?? []).compactMap(element)
  }

  private static func language(_ node: JSONNode?) -> LanguageTag? { node?.string.flatMap { LanguageTag($0) } }

  private static func integer(_ node: JSONNode?) -> Int? {
    if case .number(let text)? = node?.value { Int(text) } else { nil }
  }
}
