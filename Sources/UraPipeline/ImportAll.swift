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
    /// A corrected alignment, and the documents when its indices count.
    case reviewed(String, documents: [ParallelGroup.Member])

    var name: String {
      switch self {
      case .group(let group), .resources(let group): group.name
      case .file(let path, _), .reviewed(let path, _): path
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
    try await withAlignedGroups(of: items, concurrency: max(1, concurrency)) { index, aligned in
      let item = items[index]
      var state = Progress(documentsDone: index, documents: items.count, current: item.name)
      progress(state)
      do {
        report.documents.append(
          try store(item, aligned, session, diagnostics) { units in
            state.units = units
            progress(state)
          })
      } catch let error as InputError {
        diagnostics.emit(error.diagnostic)
        report.documents.append(.init(name: item.name, paths: [], outcome: .failed))
      } catch is CancellationError {
        // The loop ends by itself: the task is cancelled.
      }
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
      let group = try aligned.get()
      for warning in group.languageWarnings { diagnostics.emit(warning) }
      return try ImportParallelGroup(into: memory, session: session, options: options)(group)
    case .resources(let group):
      return try ImportResourceGroup(into: memory, session: session, options: options)(
        group, reading: reading, diagnostics: diagnostics)
    case .file(let path, let format):
      return try ImportTranslationFile(into: memory, session: session, options: options)(
        path, as: format, reading: reading, diagnostics: diagnostics, progress: units)
    case .reviewed(let path, let documents):
      let languages = reading.sourceLanguage.flatMap { source in
        reading.targetLanguage.map { (source: source, target: $0) }
      }
      return try ImportReviewedTable(into: memory, session: session, options: options)(
        path, documents: documents, languages: languages, diagnostics: diagnostics)
    }
  }

  /// Calls `body` with every item in order, with its alignment when it is a group. Groups are aligned ahead, `concurrency` at a
  /// time, while `body` works; cancelling the task ends it between two items.
  private func withAlignedGroups(
    of items: [Item], concurrency: Int, _ body: (Int, Result<AlignedGroup, any Error>?) throws -> Void
  ) async throws {
    let align = self.align
    let encoding = reading.encoding
    try await withThrowingTaskGroup(of: (Int, Result<AlignedGroup, any Error>?).self) { tasks in
      var next = 0
      func addTask() {
        guard next < items.count else { return }
        let (index, item) = (next, items[next])
        next += 1
        tasks.addTask {
          guard case .group(let group) = item, !Task.isCancelled else { return (index, nil) }
          return (index, Result { try align(group, encoding: encoding) })
        }
      }
      // One more than cores: the next is ready when one was stored.
      for _ in 0...min(concurrency, items.count) { addTask() }
      var ready: [Int: Result<AlignedGroup, any Error>?] = [:]
      var done = 0
      while let (index, result) = try await tasks.next() {
        ready[index] = .some(result)
        while let result = ready.removeValue(forKey: done), !Task.isCancelled {
          try body(done, result)
          done += 1
          addTask()
        }
      }
    }
  }
}
