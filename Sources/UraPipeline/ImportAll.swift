package import UraFormats
package import UraMemory
package import UraModel
package import UraReports

/// The journey of an `ura import`: groups are aligned on all cores, stored in order, one transaction each; one that fails is
/// reported and the rest goes on.
package struct ImportAll: Sendable {
  /// What is to be imported.
  package enum Item: Sendable {
    case group(ParallelGroup)
    /// Resources that are paired by their keys.
    case resources(ParallelGroup)
    case file(String, FileFormat)

    var name: String {
      switch self {
      case .group(let group), .resources(let group): group.name
      case .file(let path, _): path
      }
    }
  }

  /// How far an import is.
  package struct Progress: Sendable {
    package var documentsDone: Int
    package var documents: Int
    package var current: String
    /// Units of the current translation file so far.
    package var units = 0
  }

  let memory: TranslationMemory
  let options: ImportOptions
  let reading: ReadingOptions
  let align: AlignGroup

  package init(
    into memory: TranslationMemory, options: ImportOptions = .init(), reading: ReadingOptions = .init(),
    align: AlignGroup = .init()
  ) {
    self.memory = memory
    self.options = options
    self.reading = reading
    self.align = align
  }

  /// Imports all items. Cancelling the task ends it between two documents, or rolls the current one back.
  ///
  /// - Parameter concurrency: how many groups are aligned at a time.
  package func callAsFunction(
    _ items: [Item], concurrency: Int, diagnostics: any DiagnosticCollector, progress: (Progress) -> Void
  ) async throws -> ImportReport {
    let session = memory.makeSession(description: options.description, author: options.author)
    var report = ImportReport()
    report.isDryRun = options.isDryRun
    for chunk in stride(from: 0, to: items.count, by: max(1, concurrency)) {
      let batch = Array(items[chunk..<min(items.count, chunk + max(1, concurrency))])
      let aligned = await alignAll(batch)
      for (item, result) in zip(batch, aligned) {
        if Task.isCancelled { break }
        var state = Progress(documentsDone: report.documents.count, documents: items.count, current: item.name)
        progress(state)
        do {
          report.documents.append(
            try store(item, result, session, diagnostics) { units in
              state.units = units
              progress(state)
            })
        } catch let error as InputError {
          diagnostics.emit(error.diagnostic)
          report.documents.append(.init(name: item.name, paths: [], outcome: .failed))
        } catch is CancellationError {
          break
        }
      }
      if Task.isCancelled { break }
    }
    report.wasInterrupted = Task.isCancelled
    report.session = session.id
    return report
  }

  private func store(
    _ item: Item, _ aligned: Result<AlignedGroup, any Error>?, _ session: PendingSession,
    _ diagnostics: any DiagnosticCollector, _ units: (Int) -> Void
  ) throws -> ImportReport.Document {
    switch item {
    case .group:
      guard let aligned else { throw CancellationError() }
      return try ImportParallelGroup(into: memory, session: session, options: options)(aligned.get())
    case .resources(let group):
      return try ImportResourceGroup(into: memory, session: session, options: options)(
        group, reading: reading, diagnostics: diagnostics)
    case .file(let path, let format):
      return try ImportTranslationFile(into: memory, session: session, options: options)(
        path, as: format, reading: reading, diagnostics: diagnostics, progress: units)
    }
  }

  /// Aligns the groups of a batch side by side; `nil` for what is no group.
  private func alignAll(_ batch: [Item]) async -> [Result<AlignedGroup, any Error>?] {
    let align = self.align
    let encoding = reading.encoding
    return await withTaskGroup(of: (Int, Result<AlignedGroup, any Error>).self) { tasks in
      for (index, item) in batch.enumerated() {
        guard case .group(let group) = item else { continue }
        tasks.addTask { (index, Result { try align(group, encoding: encoding) }) }
      }
      var results = [Result<AlignedGroup, any Error>?](repeating: nil, count: batch.count)
      for await (index, result) in tasks { results[index] = result }
      return results
    }
  }
}
