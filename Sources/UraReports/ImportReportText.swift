import UraModel

/// Renders what an import did, for a person or a program.
package struct ImportReportText {
  let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  /// The lines for a terminal: a line a document, then what should be looked at, then the sum.
  package func lines(_ report: ImportReport) -> [String] {
    var lines = report.documents.map(line)
    let doubtful = report.documents.flatMap(\.doubtful)
    if !doubtful.isEmpty {
      lines.append("")
      lines.append(style(.heading, "Worth a look: \(Counted(doubtful.count, "alignment")) of low confidence"))
      for bead in doubtful.sorted(by: { $0.confidence < $1.confidence }).prefix(10) {
        lines.append("  \(bead.location) \(bead.pair) \(percent(bead.confidence))")
        lines.append("    \(bead.source.isEmpty ? "(nothing)" : bead.source)")
        lines.append("    \(bead.target.isEmpty ? "(nothing)" : bead.target)")
      }
      if doubtful.count > 10 { lines.append("  … and \(doubtful.count - 10) more; --format json lists all") }
    }
    lines.append("")
    lines.append(summary(report))
    return lines
  }

  private func line(_ document: ImportReport.Document) -> String {
    var parts: [String]
    switch document.outcome {
    case .failed: return "\(style(.error, "failed"))   \(document.name): nothing of it was stored"
    case .alreadyThere: return "\(style(.quiet, "known"))    \(document.name): already imported, nothing changed"
    case .stored(let new, let counted):
      parts = ["\(Counted(new, "new unit"))"]
      if counted > 0 { parts.append("\(counted) known ones counted") }
    }
    if !document.segments.isEmpty {
      let segments = document.segments.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      parts.append("segments \(segments.joined(separator: ", "))")
    }
    if document.skipped > 0 { parts.append(style(.warning, "\(Counted(document.skipped, "wrong unit")) left out")) }
    if document.isDamaged { parts.append(style(.warning, "the file is broken, units may be missing")) }
    if document.unfinished > 0 { parts.append("\(Counted(document.unfinished, "unfinished translation")) left out") }
    var text = "\(style(.good, "imported")) \(document.name): \(parts.joined(separator: "; "))"
    for (pair, kinds) in document.beads {
      text += "\n           \(pair): " + kinds.map { "\($0.kind) ×\($0.count)" }.joined(separator: ", ")
    }
    return text
  }

  private func summary(_ report: ImportReport) -> String {
    let documents = report.documents.count { if case .stored = $0.outcome { true } else { false } }
    var text = report.isDryRun ? "Dry run, nothing was stored: " : ""
    text += "\(Counted(documents, "document")), \(Counted(report.newUnits, "new unit"))"
    if report.countedUnits > 0 { text += ", \(report.countedUnits) counted" }
    if report.failures > 0 { text += ", " + style(.error, "\(Counted(report.failures, "document")) failed") }
    if report.wasInterrupted {
      text += "; interrupted: the documents named above are whole, the next one was not begun"
    }
    if let session = report.session, !report.isDryRun {
      text += "; session \(session) ('ura undo \(session)' takes it back)"
    }
    return text
  }

  private func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }

  /// The same as one JSON object.
  package func json(_ report: ImportReport) -> JSONValue {
    .object([
      "session": report.session.map { .integer($0) } ?? .null, "dryRun": .bool(report.isDryRun),
      "interrupted": .bool(report.wasInterrupted), "newUnits": .integer(report.newUnits),
      "countedUnits": .integer(report.countedUnits), "failures": .integer(report.failures),
      "documents": .array(report.documents.map(json)),
      "matches": report.matches.map { .array($0.byContent.map(json)) },
      "alone": report.matches.map { .array($0.alone.map { .string($0) }) },
    ])
  }

  private func json(_ match: ImportReport.Matches.Match) -> JSONValue {
    .object([
      "source": .string(match.source), "target": .string(match.target),
      "confidence": .decimal(match.confidence, places: 3),
    ])
  }

  private func json(_ document: ImportReport.Document) -> JSONValue {
    let (outcome, new, counted): (String, Int, Int) =
      switch document.outcome {
      case .failed: ("failed", 0, 0)
      case .alreadyThere: ("known", 0, 0)
      case .stored(let new, let counted): ("stored", new, counted)
      }
    return .object([
      "name": .string(document.name), "paths": .array(document.paths.map { .string($0) }),
      "outcome": .string(outcome), "newUnits": .integer(new), "countedUnits": .integer(counted),
      "skippedUnits": .integer(document.skipped), "unfinishedTranslations": .integer(document.unfinished),
      "segments": .object(
        document.segments.sorted { $0.key < $1.key }.map { .init($0.key.description, .integer($0.value)) }),
      "beads": .object(
        document.beads.map { pair, kinds in
          .init(pair, .object(kinds.map { .init($0.kind, .integer($0.count)) }))
        }),
      "doubtful": .array(
        document.doubtful.map {
          .object([
            "place": .string($0.location.description), "pair": .string($0.pair),
            "confidence": .decimal($0.confidence, places: 3), "source": .string($0.source),
            "target": .string($0.target),
          ])
        }),
      "damaged": .bool(document.isDamaged),
    ])
  }
}
