package import UraGlossary
import UraFormats
import UraModel

/// An entry of a glossary for `ura glossary list`.
package enum GlossaryEntryText {
  /// `en: Sybiha | Andrii Sybiha; uk: Сибіга (not: Сібіга); person`
  package static func line(_ entry: Glossary.Entry) -> String {
    var parts = entry.concept.languages.map { section in
      let right = section.terms.filter(\.status.isAllowed).map(\.text).joined(separator: " | ")
      let wrong = section.terms.filter { !$0.status.isAllowed }.map(\.text).joined(separator: ", ")
      return "\(section.language): \(right)" + (wrong.isEmpty ? "" : " (not: \(wrong))")
    }
    parts += entry.concept.notes.map(\.text)
    return parts.joined(separator: "; ")
  }

  package static func json(_ entry: Glossary.Entry) -> JSONValue {
    .object([
      "id": entry.concept.id.map { .string($0) },
      "domain": entry.concept.domain.map { .string($0) },
      "definition": entry.concept.definition.map { .string($0) },
      "languages": .object(
        entry.concept.languages.map { section in
          JSONValue.Member(
            section.language.description,
            .array(section.terms.map { .object(["text": .string($0.text), "status": .string($0.status.rawValue)]) }))
        }),
      "notes": .array(entry.concept.notes.map { .string($0.text) }),
      "line": entry.location?.line.map { .integer($0) },
    ])
  }
}
