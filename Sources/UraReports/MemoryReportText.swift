package import UraMemory
import UraModel

/// Renders what a memory holds and how it came there.
package struct MemoryReportText {
  let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func lines(_ statistics: MemoryStatistics, path: String) -> [String] {
    var lines = [
      style(.heading, path),
      "  \(Counted(statistics.units, "unit")) in \(Counted(statistics.documents, "document")), \(Counted(statistics.sessions, "session")), "
        + Self.size(statistics.bytes),
    ]
    for language in statistics.languages {
      lines.append(
        "  \(language.language): \(Counted(language.variants, "segment")), \(Counted(language.characters, "character"))"
      )
    }
    for pair in statistics.pairs { lines.append("  \(pair.source)-\(pair.target): \(Counted(pair.units, "unit"))") }
    if statistics.lowConfidenceUnits > 0 {
      let units = style(.warning, Counted(statistics.lowConfidenceUnits, "unit").description)
      lines.append("  \(units) of low alignment confidence")
    }
    if !statistics.origins.isEmpty { lines.append("  origins:") }
    for origin in statistics.origins.prefix(20) {
      lines.append("    \(origin.name): \(Counted(origin.units, "unit")), \(Counted(origin.documents, "document"))")
    }
    if statistics.origins.count > 20 { lines.append("    … and \(statistics.origins.count - 20) more") }
    return lines
  }

  package func json(_ statistics: MemoryStatistics, path: String) -> JSONValue {
    .object([
      "memory": .string(path), "units": .integer(statistics.units), "documents": .integer(statistics.documents),
      "sessions": .integer(statistics.sessions), "bytes": .integer(statistics.bytes),
      "lowConfidenceUnits": .integer(statistics.lowConfidenceUnits),
      "languages": .array(
        statistics.languages.map {
          .object([
            "language": .string($0.language.description), "segments": .integer($0.variants),
            "characters": .integer($0.characters),
          ])
        }),
      "pairs": .array(
        statistics.pairs.map {
          .object([
            "source": .string($0.source.description), "target": .string($0.target.description),
            "units": .integer($0.units),
          ])
        }),
      "origins": .array(
        statistics.origins.map {
          .object([
            "name": .string($0.name), "documents": .integer($0.documents), "units": .integer($0.units),
          ])
        }),
    ])
  }

  package func line(_ session: ImportSession) -> String {
    let author = session.author.map { " by \($0)" } ?? ""
    return
      "\(session.id)  \(session.startedAt)\(author)  \(Counted(session.documents, "document")), \(Counted(session.units, "unit"))  "
      + style(.quiet, session.description)
  }

  package func json(_ session: ImportSession) -> JSONValue {
    .object([
      "session": .integer(session.id), "startedAt": .string(session.startedAt), "author": .optional(session.author),
      "documents": .integer(session.documents), "units": .integer(session.units),
      "description": .string(session.description),
    ])
  }

  package func line(_ report: UndoReport) -> String {
    "session \(report.session) taken back: \(Counted(report.documents, "document")), \(Counted(report.unitsRemoved, "unit")) removed"
      + (report.unitsKept > 0 ? ", \(report.unitsKept) kept because other documents have them too" : "")
  }

  package func json(_ report: UndoReport) -> JSONValue {
    .object([
      "session": .integer(report.session), "documents": .integer(report.documents),
      "unitsRemoved": .integer(report.unitsRemoved), "unitsKept": .integer(report.unitsKept),
    ])
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KB" : "\((bytes + (1 << 19)) >> 20) MB"
  }
}
