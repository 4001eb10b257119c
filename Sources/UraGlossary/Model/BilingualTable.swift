import UraFormats
package import UraModel

/// Glossaries of two languages as other programs keep them.
package enum BilingualTable {
  /// OmegaT: a source, a tab, a target, a tab, a comment; every pair of alternatives on a line of its own; forbidden names are
  /// not known there and stand in the comment.
  package static func omegaT(_ glossary: Glossary, from source: LanguageTag, to target: LanguageTag) -> String {
    let writer = CSVWriter(dialect: .tabs)
    var result = ""
    forEachPair(glossary, source, target) { concept, original, translation in
      let forbidden = concept.names(for: target).filter { !$0.status.isAllowed }.map(\.text)
      var comment = concept.notes.map(\.text)
      if !forbidden.isEmpty { comment.append("not: " + forbidden.joined(separator: ", ")) }
      result += writer.line([original.text, translation.text, comment.joined(separator: "; ")])
    }
    return result
  }

  /// Weblate: a first line, then source, target, explanation and flags (`forbidden`, `read-only`, `case-insensitive`).
  package static func weblate(_ glossary: Glossary, from source: LanguageTag, to target: LanguageTag) -> String {
    let writer = CSVWriter()
    var result = writer.line(["source", "target", "explanation", "flags"])
    for entry in glossary.entries {
      let originals = entry.concept.names(for: source).filter(\.status.isAllowed)
      for original in originals {
        for translation in entry.concept.names(for: target) {
          result += writer.line([
            original.text, translation.text, entry.concept.notes.map(\.text).joined(separator: "; "),
            translation.status.isAllowed ? "" : "forbidden",
          ])
        }
      }
    }
    return result
  }

  private static func forEachPair(
    _ glossary: Glossary, _ source: LanguageTag, _ target: LanguageTag, _ body: (ConceptEntry, Term, Term) -> Void
  ) {
    for entry in glossary.entries {
      for original in entry.concept.names(for: source) where original.status.isAllowed {
        for translation in entry.concept.names(for: target) where translation.status.isAllowed {
          body(entry.concept, original, translation)
        }
      }
    }
  }

  /// Reads either: Weblate's by its first line, OmegaT's, which has none, by the absence of one. Rows with the same source are
  /// one concept.
  package static func read(
    _ text: String, path: String, from source: LanguageTag, to target: LanguageTag,
    reporting diagnostics: (any DiagnosticCollector)? = nil
  ) throws -> Glossary {
    // Beside a tab a comma is a comma: OmegaT's files have tabs.
    let hasTabs = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }.contains(0x09)
    var reader = CSVReader(text, path: path, dialect: hasTabs ? .tabs : GlossaryTable.guessedDialect(text))
    var columns: [String: Int] = ["source": 0, "target": 1, "explanation": 2]
    var concepts: [ConceptEntry] = []
    var locations: [SourceLocation] = []
    var indexOfSource: [String: Int] = [:]
    var isFirst = true
    while let record = try reader.next(reporting: diagnostics) {
      defer { isFirst = false }
      let names = record.fields.map { $0.text.lowercased() }
      if isFirst, names.contains("source"), names.contains("target") {
        columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        continue
      }
      func cell(_ name: String) -> String { columns[name].flatMap { record[$0] } ?? "" }
      // OmegaT's comments.
      let flags = cell("flags").split(whereSeparator: { $0 == "," || $0 == " " })
      // A term that is not translated.
      let translation = cell("target").isEmpty && flags.contains("read-only") ? cell("source") : cell("target")
      if cell("source").hasPrefix("#") || cell("source").isEmpty || translation.isEmpty { continue }
      let index = indexOfSource[cell("source")] ?? concepts.count
      if index == concepts.count {
        indexOfSource[cell("source")] = index
        var concept = ConceptEntry()
        concept.add(Term(cell("source"), status: .preferred), in: source)
        let note = cell("explanation").isEmpty ? cell("developer_comments") : cell("explanation")
        if !note.isEmpty { concept.notes.append(Note(note)) }
        concepts.append(concept)
        locations.append(SourceLocation(path: path, line: record.line))
      }
      let isForbidden = flags.contains("forbidden")
      let hasPreferred = concepts[index].terms(in: target).contains { $0.status == .preferred }
      concepts[index].add(
        Term(translation, status: isForbidden ? .forbidden : hasPreferred ? .admitted : .preferred), in: target)
    }
    return Glossary(
      name: path, entries: zip(concepts, locations).map { Glossary.Entry($0, location: $1) })
  }
}
