package import UraModel

/// JSON Lines: a unit a line, with everything the model has. The shape is documented in docs/formats.md and only grows.
package struct JSONLinesWriter: TranslationUnitWriter {
  private let output: OutputFile

  package init(to output: OutputFile) { self.output = output }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {}

  @discardableResult
  package mutating func write(_ unit: TranslationUnit) throws(InputError) -> WritingOutcome {
    output.write(UnitJSON.text(unit))
    output.write("\n")
    try output.flushIfFull()
    return .written
  }

  package mutating func finish() throws(InputError) { try output.finish() }
}

extension TranslationUnit {
  /// The unit as a line of JSON Lines.
  package var asJSON: String { UnitJSON.text(self) }

  /// A unit from a line of JSON Lines; nil for another text.
  package init?(json: String) {
    guard let node = try? JSONScanner.parse(Array(json.utf8)), let unit = UnitJSON.unit(node, ReadingOptions()) else {
      return nil
    }
    self = unit
  }
}

/// A unit as a JSON object; what is empty is left out.
enum UnitJSON {
  static func text(_ unit: TranslationUnit) -> String {
    JSONText.object([
      ("id", unit.id.map(JSONText.quoted)),
      ("context", unit.context.map(JSONText.quoted)),
      ("sourceLanguage", unit.sourceLanguage.map { JSONText.quoted($0.description) }),
      ("translatable", unit.isTranslatable ? nil : "false"),
      ("variants", "[" + unit.variants.map(variant).joined(separator: ",") + "]"),
      ("notes", JSONText.array(unit.notes.map(note))),
      ("properties", JSONText.array(unit.properties.map(property))),
      ("alternatives", JSONText.array(unit.alternatives.map(alternative))),
      ("containers", JSONText.array(unit.containers.map(container))),
      ("history", history(unit.history)),
      ("attributes", attributes(unit.details.attributes)),
      ("fragments", JSONText.array(unit.details.fragments.map(JSONText.quoted))),
    ])
  }

  private static func variant(_ variant: Variant) -> String {
    JSONText.object([
      ("language", JSONText.quoted(variant.language.description)),
      ("text", JSONText.quoted(variant.text)),
      ("content", variant.content.codes.isEmpty ? nil : content(variant.content)),
      ("state", variant.state.map(JSONText.quoted)),
      (
        "forms",
        JSONText.array(
          variant.forms.map {
            JSONText.object([("selectors", attributes($0.selectors) ?? "[]"), ("content", content($0.content))])
          })
      ),
      ("segmentation", variant.segmentation.map(content)),
      ("languageAsWritten", variant.languageAsWritten.map(JSONText.quoted)),
      ("notes", JSONText.array(variant.notes.map(note))),
      ("properties", JSONText.array(variant.properties.map(property))),
      ("history", history(variant.history)),
      ("attributes", attributes(variant.details.attributes)),
      ("fragments", JSONText.array(variant.details.fragments.map(JSONText.quoted))),
    ])
  }

  /// Texts as strings and codes as objects, in order.
  private static func content(_ text: InlineText) -> String {
    let parts = text.parts.map { part in
      switch part {
      case .text(let text): JSONText.quoted(text)
      case .code(let code): self.code(code)
      }
    }
    return "[" + parts.joined(separator: ",") + "]"
  }

  private static func code(_ code: InlineCode) -> String {
    JSONText.object([
      ("kind", JSONText.quoted(code.kind.rawValue)),
      ("id", code.id.map(JSONText.quoted)),
      ("pairID", code.pairID.map(JSONText.quoted)),
      ("type", code.type.map(JSONText.quoted)),
      ("data", code.data.isEmpty ? nil : JSONText.quoted(code.data)),
      ("display", code.display.map(JSONText.quoted)),
      ("equivalent", code.equivalent.map(JSONText.quoted)),
      (
        "subflows",
        JSONText.array(
          code.subflows.map {
            JSONText.object([
              ("offset", String($0.offset)), ("content", content($0.content)),
              ("attributes", attributes($0.attributes)),
            ])
          })
      ),
      ("element", (code.origin?.element).map(JSONText.quoted)),
      ("attributes", attributes(code.origin?.attributes ?? [])),
    ])
  }

  private static func note(_ note: Note) -> String {
    JSONText.object([
      ("text", JSONText.quoted(note.text)), ("category", note.category.map(JSONText.quoted)),
      ("language", note.language.map { JSONText.quoted($0.description) }),
      ("attributes", attributes(note.attributes)),
    ])
  }

  private static func property(_ property: Property) -> String {
    JSONText.object([
      ("name", JSONText.quoted(property.name)), ("value", JSONText.quoted(property.value)),
      ("language", property.language.map { JSONText.quoted($0.description) }),
      ("encoding", property.encoding.map(JSONText.quoted)),
    ])
  }

  private static func alternative(_ alternative: Alternative) -> String {
    JSONText.object([
      ("source", alternative.source.map(content)),
      ("target", alternative.target.map(content)),
      ("sourceLanguage", alternative.sourceLanguage.map { JSONText.quoted($0.description) }),
      ("targetLanguage", alternative.targetLanguage.map { JSONText.quoted($0.description) }),
      ("quality", alternative.quality.map(JSONText.quoted)),
      ("origin", alternative.origin.map(JSONText.quoted)),
      ("notes", JSONText.array(alternative.notes.map(note))),
      ("attributes", attributes(alternative.details.attributes)),
      ("fragments", JSONText.array(alternative.details.fragments.map(JSONText.quoted))),
    ])
  }

  private static func container(_ container: Container) -> String {
    JSONText.object([
      ("kind", JSONText.quoted(container.kind.rawValue)),
      ("ordinal", String(container.ordinal)),
      ("id", container.id.map(JSONText.quoted)),
      ("name", container.name.map(JSONText.quoted)),
      ("notes", JSONText.array(container.notes.map(note))),
      ("attributes", attributes(container.details.attributes)),
      ("fragments", JSONText.array(container.details.fragments.map(JSONText.quoted))),
    ])
  }

  private static func history(_ history: History) -> String? {
    guard history != History() else { return nil }
    return JSONText.object([
      ("createdAt", history.createdAt.map(JSONText.quoted)),
      ("createdBy", history.createdBy.map(JSONText.quoted)),
      ("changedAt", history.changedAt.map(JSONText.quoted)),
      ("changedBy", history.changedBy.map(JSONText.quoted)),
      ("lastUsedAt", history.lastUsedAt.map(JSONText.quoted)),
      ("usageCount", history.usageCount.map { String($0) }),
    ])
  }

  /// Pairs of name and value: names may repeat, so it is no object.
  private static func attributes(_ attributes: [Attribute]) -> String? {
    JSONText.array(
      attributes.map { "[" + JSONText.quoted($0.name) + "," + JSONText.quoted($0.value) + "]" })
  }
}
