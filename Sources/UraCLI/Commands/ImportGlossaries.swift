import ArgumentParser
import UraPipeline
import UraReports

extension ImportCommand {
  /// `ura import --glossary`.
  func importGlossaries() throws {
    let talk = PrintedDiagnostics()
    let outcomes = try StoreGlossaries.store(
      inputs, into: memory.path, name: origin, from: from, to: to, isDryRun: dryRun, diagnostics: talk)
    var output = StandardOutput()
    switch format {
    case .text:
      for outcome in outcomes {
        try output.line(
          "\(outcome.name): \(Counted(outcome.entries, "entry", plural: "entries"))\(outcome.isNew ? "" : ", known before")"
        )
      }
    case .json:
      let glossaries = outcomes.map { outcome in
        JSONValue.object([
          "name": .string(outcome.name), "entries": .integer(outcome.entries), "isNew": .bool(outcome.isNew),
        ])
      }
      try output.line(JSONValue.object(["glossaries": .array(glossaries)]).indented)
    }
    try output.flush()
    if talk.errorCount > 0 { throw ExitStatus.failed.exit }
  }
}
