package import UraFormats
package import UraMemory
package import UraModel
package import UraReports

/// The journey of a translation file into the memory: bytes, units, one transaction.
package struct ImportTranslationFile {
  let memory: TranslationMemory
  let session: PendingSession
  let options: ImportOptions

  package init(into memory: TranslationMemory, session: PendingSession, options: ImportOptions) {
    self.memory = memory
    self.session = session
    self.options = options
  }

  /// Stores all whole units of a file, or none when it cannot be read at all.
  ///
  /// - Parameter progress: called now and then with the number of units so far.
  package func callAsFunction(
    _ path: String, as format: FileFormat, reading: ReadingOptions = .init(), diagnostics: any DiagnosticCollector,
    progress: (Int) -> Void
  ) throws -> ImportReport.Document {
    // It is read twice: for its hash, and for its units.
    let input = try InputFile(path: path).kept()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var document = ImportReport.Document(name: name, paths: [path], outcome: .alreadyThere)
    let description = DocumentDescription(
      origin: options.origin ?? name, name: name, contentHash: try contentHash(of: input))
    var count = 0
    let outcome = try memory.store(description, in: session, isDryRun: options.isDryRun) { store in
      let report = try format.reader.read(input, options: reading, diagnostics: diagnostics) { unit, place in
        var unit = unit
        try checkLanguages(of: unit, at: place, format)
        document.unfinished += unit.removeUnfinished()
        for segment in unit.segments {
          // Who looks up a plural finds each of its forms.
          for form in segment.formsAsUnits { try store.add(form, isInSequence: false) }
        }
        count += 1
        if count.isMultiple(of: 1024) {
          try Task.checkCancellation()
          progress(count)
        }
      }
      document.skipped = report.skipped
      document.isDamaged = report.isDamaged
    }
    document.outcome = ImportReport.Outcome(outcome)
    return document
  }

  /// A text in no language would be stored and never be found.
  private func checkLanguages(of unit: TranslationUnit, at place: SourceLocation, _ format: FileFormat) throws {
    guard !format.namesEveryLanguage,
      let index = unit.variants.firstIndex(where: { $0.language == .undetermined && !$0.content.isEmpty })
    else { return }
    throw InputError(
      at: SourceLocation(path: place.path), code: "no-language",
      "expected the language of the \(index == 0 ? "texts" : "translations"), found none in the file; "
        + "name it with \(index == 0 ? "--from" : "--to")")
  }

  /// Reads the file once before: it is much faster than parsing, and the same content is never stored twice.
  private func contentHash(of input: InputFile) throws -> ContentHash {
    var hash = ContentHash()
    let source = try input.open()
    while case let chunk = try source.prefix(1 << 20), !chunk.isEmpty { hash.combine(bytes: chunk) }
    return hash
  }
}

extension TranslationUnit {
  /// States of texts that nobody calls a translation yet: a guess of gettext, a draft in Qt Linguist, what XLIFF 1.2 (2.4.3), XLIFF 2
  /// (4.3.1.27) and string catalogs mark as not yet translated. A memory would offer them as if they were right.
  private static let unfinishedStates: Set = ["fuzzy", "unfinished", "new", "needs-translation", "initial"]

  /// Takes out the translations that are not finished; returns how many there were.
  fileprivate mutating func removeUnfinished() -> Int {
    let count = variants.count
    var isFirst = true
    variants.removeAll { variant in
      defer { isFirst = false }
      return !isFirst && !variant.content.isEmpty && variant.state.map(Self.unfinishedStates.contains) == true
    }
    return count - variants.count
  }
}

extension ImportReport.Outcome {
  init(_ outcome: ImportOutcome) {
    self =
      switch outcome {
      case .alreadyThere: .alreadyThere
      case .stored(let new, let counted): .stored(new: new, counted: counted)
      }
  }
}
