package import UraModel

/// JSON Lines: a unit a line, with everything the model has. The shape is documented in docs/formats.md and only grows.
package struct JSONLinesWriter: TranslationUnitWriter {
  private let output: OutputFile

  package init(to output: OutputFile) { self.output = output }

  package mutating func begin(_ header: DocumentHeader) throws(InputError) {}

  package mutating func write(_ unit: TranslationUnit) throws(InputError) {
    output.write(UnitJSON.text(unit))
    output.write("\n")
    try output.flushIfFull()
  }

  package mutating func finish() throws(InputError) { try output.finish() }
}

/// A unit as a JSON object; what is empty is left out.
enum UnitJSON {
  static func text(_ unit: TranslationUnit) -> String {
    JSONLineText.object([
      ("id", unit.id.map(JSONLineText.quoted)),
      ("context", unit.context.map(JSONLineText.quoted)),
      ("sourceLanguage", unit.sourceLanguage.map { JSONLineText.quoted($0.description) }),
      ("translatable", unit.isTranslatable ? nil : "false"),
      ("variants", "[" + unit.variants.map(variant).joined(separator: ",") + "]"),
      ("notes", JSONLineText.array(unit.notes.map(note))),
      ("properties", JSONLineText.array(unit.properties.map(property))),
      ("alternatives", JSONLineText.array(unit.alternatives.map(alternative))),
      ("containers", JSONLineText.array(unit.containers.map(container))),
      ("history", history(unit.history)),
      ("attributes", attributes(unit.details.attributes)),
      ("fragments", JSONLineText.array(unit.details.fragments.map(JSONLineText.quoted))),
    ])
  }

  private static func variant(_ variant: Variant) -> String {
    JSONLineText.object([
      ("language", JSONLineText.quoted(variant.language.description)),
      ("text", JSONLineText.quoted(variant.text)),
      ("content", variant.content.codes.isEmpty ? nil : content(variant.content)),
      ("state", variant.state.map(JSONLineText.quoted)),
      (
        "forms",
        JSONLineText.array(
          variant.forms.map {
            JSONLineText.object([("selectors", attributes($0.selectors) ?? "[]"), ("content", content($0.content))])
          })
      ),
      ("segmentation", variant.segmentation.map(content)),
      ("languageAsWritten", variant.languageAsWritten.map(JSONLineText.quoted)),
      ("notes", JSONLineText.array(variant.notes.map(note))),
      ("properties", JSONLineText.array(variant.properties.map(property))),
      ("history", history(variant.history)),
      ("attributes", attributes(variant.details.attributes)),
      ("fragments", JSONLineText.array(variant.details.fragments.map(JSONLineText.quoted))),
    ])
  }

  /// Texts as strings and codes as objects, in order.
  private static func content(_ text: InlineText) -> String {
    let parts = text.parts.map { part in
      switch part {
      case .text(let text): JSONLineText.quoted(text)
      case .code(let code): self.code(code)
      }
    }
    return "[" + parts.joined(separator: ",") + "]"
  }

  private static func code(_ code: InlineCode) -> String {
    JSONLineText.object([
      ("kind", JSONLineText.quoted(code.kind.rawValue)),
      ("id", code.id.map(JSONLineText.quoted)),
      ("pairID", code.pairID.map(JSONLineText.quoted)),
      ("type", code.type.map(JSONLineText.quoted)),
      ("data", code.data.isEmpty ? nil : JSONLineText.quoted(code.data)),
      ("display", code.display.map(JSONLineText.quoted)),
      ("equivalent", code.equivalent.map(JSONLineText.quoted)),
      (
        "subflows",
        JSONLineText.array(
          code.subflows.map {
            JSONLineText.object([
              ("offset", String($0.offset)), ("content", content($0.content)),
              ("attributes", attributes($0.attributes)),
            ])
          })
      ),
      ("element", (code.origin?.element).map(JSONLineText.quoted)),
      ("attributes", attributes(code.origin?.attributes ?? [])),
    ])
  }

  private static func note(_ note: Note) -> String {
    JSONLineText.object([
      ("text", JSONLineText.quoted(note.text)), ("category", note.category.map(JSONLineText.quoted)),
      ("language", note.language.map { JSONLineText.quoted($0.description) }),
      ("attributes", attributes(note.attributes)),
    ])
  }

  private static func property(_ property: Property) -> String {
    JSONLineText.object([
      ("name", JSONLineText.quoted(property.name)), ("value", JSONLineText.quoted(property.value)),
      ("language", property.language.map { JSONLineText.quoted($0.description) }),
    ])
  }

  private static func alternative(_ alternative: Alternative) -> String {
    JSONLineText.object([
      ("source", alternative.source.map(content)),
      ("target", alternative.target.map(content)),
      ("sourceLanguage", alternative.sourceLanguage.map { JSONLineText.quoted($0.description) }),
      ("targetLanguage", alternative.targetLanguage.map { JSONLineText.quoted($0.description) }),
      ("quality", alternative.quality.map(JSONLineText.quoted)),
      ("origin", alternative.origin.map(JSONLineText.quoted)),
      ("notes", JSONLineText.array(alternative.notes.map(note))),
      ("attributes", attributes(alternative.details.attributes)),
      ("fragments", JSONLineText.array(alternative.details.fragments.map(JSONLineText.quoted))),
    ])
  }

  private static func container(_ container: Container) -> String {
    JSONLineText.object([
      ("kind", JSONLineText.quoted(container.kind.rawValue)),
      ("ordinal", String(container.ordinal)),
      ("id", container.id.map(JSONLineText.quoted)),
      ("name", container.name.map(JSONLineText.quoted)),
      ("notes", JSONLineText.array(container.notes.map(note))),
      ("attributes", attributes(container.details.attributes)),
      ("fragments", JSONLineText.array(container.details.fragments.map(JSONLineText.quoted))),
    ])
  }

  private static func history(_ history: History) -> String? {
    guard history != History() else { return nil }
    return JSONLineText.object([
      ("createdAt", history.createdAt.map(JSONLineText.quoted)),
      ("createdBy", history.createdBy.map(JSONLineText.quoted)),
      ("changedAt", history.changedAt.map(JSONLineText.quoted)),
      ("changedBy", history.changedBy.map(JSONLineText.quoted)),
      ("lastUsedAt", history.lastUsedAt.map(JSONLineText.quoted)),
      ("usageCount", history.usageCount.map { String($0) }),
    ])
  }

  /// Pairs of name and value: names may repeat, so it is no object.
  private static func attributes(_ attributes: [Attribute]) -> String? {
    JSONLineText.array(
      attributes.map { "[" + JSONLineText.quoted($0.name) + "," + JSONLineText.quoted($0.value) + "]" })
  }
}
