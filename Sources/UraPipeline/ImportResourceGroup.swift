package import UraFormats
package import UraMemory
package import UraModel
package import UraReports

/// The journey of resources of several languages into the memory: `en.json` and `uk.json`, paired by their keys.
package struct ImportResourceGroup {
  let memory: TranslationMemory
  let session: PendingSession
  let options: ImportOptions

  package init(into memory: TranslationMemory, session: PendingSession, options: ImportOptions) {
    self.memory = memory
    self.session = session
    self.options = options
  }

  /// Whether every file of a group is found by its keys, and none by its sentences.
  package static func takes(_ group: ParallelGroup) -> Bool {
    group.members.allSatisfy { FileFormat(path: $0.path).map { ParallelResources.isPaired($0) } == true }
  }

  /// Stores the units that at least two of the files have; what stands in one only is counted in a diagnostic.
  package func callAsFunction(
    _ group: ParallelGroup, reading: ReadingOptions = .init(), diagnostics: any DiagnosticCollector
  ) throws -> ImportReport.Document {
    var hash = ContentHash()
    for member in group.members { hash.combine(bytes: try InputFile(path: member.path).bytes()) }
    let members = group.members.map { member in
      ParallelResources.Member(
        InputFile(path: member.path), as: FileFormat(path: member.path) ?? .json, language: member.language)
    }
    let (units, report, alone) = try ParallelResources.units(of: members, options: reading, diagnostics: diagnostics)
    if alone > 0 {
      diagnostics.emit(
        Diagnostic(
          .note, at: SourceLocation(path: group.members.first?.path ?? group.name), code: "resources-alone",
          "expected each key in two languages, found \(alone) in one only, translate them; they are left out"))
    }
    let description = DocumentDescription(
      origin: options.origin ?? group.name, name: group.name, contentHash: hash)
    let outcome = try memory.store(description, in: session, isDryRun: options.isDryRun) { store in
      for unit in units where unit.variants.count > 1 && unit.isTranslatable {
        try store.add(unit, isInSequence: false)
      }
    }
    var document = ImportReport.Document(
      name: group.name, paths: group.members.map(\.path), outcome: ImportReport.Outcome(outcome))
    document.skipped = report.skipped
    return document
  }
}
