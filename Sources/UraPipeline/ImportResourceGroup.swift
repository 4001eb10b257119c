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
    for member in group.members {
      let source = try InputFile(path: member.path).open()
      while case let chunk = try source.prefix(1 << 20), !chunk.isEmpty { hash.combine(bytes: chunk) }
    }
    let members = group.members.map { member in
      ParallelResources.Member(
        InputFile(path: member.path), as: FileFormat(path: member.path) ?? .json, language: member.language)
    }
    let description = DocumentDescription(
      origin: options.origin ?? group.name, name: group.name, contentHash: hash)
    var skipped = 0
    let outcome = try memory.store(description, in: session, isDryRun: options.isDryRun) { store in
      let (report, alone) = try ParallelResources.read(members, options: reading, diagnostics: diagnostics) { unit in
        guard unit.variants.count > 1, unit.isTranslatable else { return }
        for form in unit.formsAsUnits { try store.add(form, isInSequence: false) }
      }
      skipped = report.skipped
      guard alone > 0 else { return }
      diagnostics.emit(
        Diagnostic(
          .note, at: SourceLocation(path: group.members.first?.path ?? group.name), code: "resources-alone",
          "expected each key in two languages, found \(alone) in one only, translate them; they are left out"))
    }
    var document = ImportReport.Document(
      name: group.name, paths: group.members.map(\.path), outcome: ImportReport.Outcome(outcome))
    document.skipped = skipped
    return document
  }
}
