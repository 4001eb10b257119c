import UraAlignment
package import UraMemory
package import UraModel
package import UraReports
import UraText

/// The journey of a corrected alignment into the memory: a table, rows, one transaction. What a person reviewed has no confidence to
/// doubt.
package struct ImportReviewedTable {
  let memory: TranslationMemory
  let session: PendingSession
  let options: ImportOptions

  package init(into memory: TranslationMemory, session: PendingSession, options: ImportOptions) {
    self.memory = memory
    self.session = session
    self.options = options
  }

  /// - Parameters:
  ///   - documents: the documents that were aligned, when the indices of the table count and not its texts.
  ///   - languages: of tables without the column `pair`.
  package func callAsFunction(
    _ path: String, documents: [ParallelGroup.Member], languages: (source: LanguageTag, target: LanguageTag)?,
    diagnostics: any DiagnosticCollector
  ) throws -> ImportReport.Document {
    var segments: [LanguageTag: [AlignmentSegment]] = [:]
    for document in documents {
      let found = try AlignDocuments.segments(ofFile: document.path, language: document.language, input: .text)
      AlignDocuments.warning(found, document.language, path: document.path).map(diagnostics.emit)
      segments[document.language] = found
    }
    let table = try ReviewedTable(
      contentsOf: path, languages: languages, segments: segments, diagnostics: diagnostics)
    var hash = ContentHash()
    for row in table.rows {
      for part in [row.source.description, row.target.description, row.sourceText, row.targetText] {
        hash.combine(part)
      }
    }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.hasSuffix(".tsv") ? String(file.dropLast(4)) : file
    let description = DocumentDescription(origin: options.origin ?? name, name: name, contentHash: hash)
    let outcome = try memory.store(description, in: session, isDryRun: options.isDryRun) { store in
      for unit in ReviewedUnits(table.rows).units {
        try store.add(TranslationUnit(variants: unit.variants), isInSequence: unit.isInSequence)
      }
    }
    var document = ImportReport.Document(name: name, paths: [path], outcome: ImportReport.Outcome(outcome))
    document.skipped = table.skipped
    return document
  }
}
