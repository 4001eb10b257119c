import UraAlignment
package import UraChecks
package import UraFormats
import UraMemory
package import UraModel
import UraText

extension Diagnostic {
  /// Of a line in a table of pairs.
  static func noTab(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, at: location, code: "pairs-no-tab",
      "expected a source, a tab and its translation, found no tab; add the translation")
  }
}

/// Where the pairs of sentences to check come from.
package enum PairSource {
  /// A table with the source, a tab and its translation in each line; further columns are notes.
  case table(path: String)
  /// Two documents, aligned first. A pair is a bead.
  case documents(source: String, target: String, AlignDocuments.Input)
  /// A translation file: TMX, XLIFF, PO ...
  case file(path: String, FileFormat?)
  /// What a memory keeps.
  case memory(path: String)

  /// Calls `body` with every pair in order. Pairs are numbered from 0; those without a source or a translation are counted, and
  /// only a table's are handed over, because elsewhere an empty side means "not translated", not "wrongly translated".
  package func forEach(
    from source: LanguageTag, to target: LanguageTag, diagnostics: any DiagnosticCollector,
    _ body: (CheckedPair) throws -> Void
  ) throws {
    switch self {
    case .table(let path): try Self.readTable(path, source, target, diagnostics, body)
    case .documents(let sourcePath, let targetPath, let input):
      try Self.align(sourcePath, targetPath, input, source, target, diagnostics, body)
    case .file(let path, let format):
      let file = InputFile(path: path)
      let format = try format ?? FileFormat.detect(file)
      var numbering = Numbering()
      let options = ReadingOptions(sourceLanguage: source, targetLanguage: target)
      try format.reader.read(file, options: options, diagnostics: diagnostics) { unit, location in
        try numbering.hand(unit, id: unit.id, source, target, location, body)
      }
      numbering.warnings(source, target, path: path).forEach(diagnostics.emit)
    case .memory(let path):
      let memory = try TranslationMemory(path: path, mode: .read)
      var numbering = Numbering()
      try memory.forEachUnit { stored in
        try numbering.hand(stored.unit, id: String(stored.id), source, target, SourceLocation(path: path), body)
      }
      numbering.warnings(source, target, path: path).forEach(diagnostics.emit)
    }
  }

  private static func readTable(
    _ path: String, _ source: LanguageTag, _ target: LanguageTag, _ diagnostics: any DiagnosticCollector,
    _ body: (CheckedPair) throws -> Void
  ) throws {
    let text = try InputFile(path: path).openText()
    var reader = CSVReader(path: path, dialect: .tabs) { try text.prefix(1 << 16) }
    var index = 0
    var evidence = (source: LanguageEvidence(), target: LanguageEvidence())
    while let record = try reader.next(reporting: diagnostics) {
      if record.fields.count == 1, record[0]?.allSatisfy(\.isWhitespace) == true { continue }
      let target = record.fields.dropFirst().first
      if record.fields.contains(where: { $0.text.unicodeScalars.contains("\u{FFFD}") }) {
        diagnostics.emit(
          Diagnostic(
            .error, at: SourceLocation(path: path, line: record.line), code: "pairs-bad-character",
            "expected text, found bytes that are none; correct them, or convert the file to UTF-8"))
      }
      if target == nil {
        diagnostics.emit(.noTab(at: SourceLocation(path: path, line: record.line)))
      }
      evidence.source.add(record[0] ?? "")
      evidence.target.add(target?.text ?? "")
      try body(
        CheckedPair(
          index: index, source: record[0] ?? "", target: target?.text ?? "",
          location: SourceLocation(path: path, line: record.line, column: target?.column),
          notes: record.fields.dropFirst(2).map { Note($0.text) }))
      index += 1
    }
    for (evidence, language, column) in [(evidence.source, source, "first"), (evidence.target, target, "second")] {
      Diagnostic.otherLanguage(evidence, thanExpected: language, path: path, column: column).map(diagnostics.emit)
    }
  }

  private static func align(
    _ sourcePath: String, _ targetPath: String, _ input: AlignDocuments.Input, _ source: LanguageTag,
    _ target: LanguageTag, _ diagnostics: any DiagnosticCollector, _ body: (CheckedPair) throws -> Void
  ) throws {
    let result = try AlignDocuments(from: source, to: target, input: input).align(
      source: sourcePath, target: targetPath)
    for (segments, path) in [(result.source, sourcePath), (result.target, targetPath)] where segments.isEmpty {
      throw InputError(
        at: SourceLocation(path: path), code: "empty-document", "expected text, found none; name another file")
    }
    for warning in result.warnings { diagnostics.emit(warning) }
    for (index, bead) in result.beads.enumerated() where !bead.source.isEmpty && !bead.target.isEmpty {
      let text = { (indices: [Int], segments: [AlignmentSegment]) in
        indices.map { segments[$0].text }.joined(separator: " ")
      }
      try body(
        CheckedPair(
          index: index, source: text(bead.source, result.source), target: text(bead.target, result.target),
          location: SourceLocation(path: targetPath, line: bead.target.first.map { result.targetLines[$0] })))
    }
  }

  /// Counts units and makes pairs of them.
  private struct Numbering {
    private var next = 0
    private var pairs = 0
    private var evidence = (source: LanguageEvidence(), target: LanguageEvidence())

    mutating func hand(
      _ unit: TranslationUnit, id: String?, _ source: LanguageTag, _ target: LanguageTag, _ location: SourceLocation,
      _ body: (CheckedPair) throws -> Void
    ) throws {
      defer { next += 1 }
      guard let original = unit.variant(nearest: source), let translation = unit.variant(nearest: target),
        !original.content.isEmpty, !translation.content.isEmpty
      else { return }
      pairs += 1
      evidence.source.add(original.text)
      evidence.target.add(translation.text)
      try body(
        CheckedPair(
          index: next, source: original.text, target: translation.text, location: location, unitID: id,
          notes: unit.notes + translation.notes))
    }

    /// That there was nothing to check, which must not pass for a clean result, or texts in other languages.
    func warnings(_ source: LanguageTag, _ target: LanguageTag, path: String) -> [Diagnostic] {
      guard pairs > 0 || next == 0 else {
        return [
          Diagnostic(
            .warning, at: SourceLocation(path: path), code: "no-pairs",
            "expected units with texts in \(source) and \(target), found none among \(next); check --from and --to")
        ]
      }
      return [(evidence.source, source), (evidence.target, target)].compactMap {
        Diagnostic.otherLanguage($0, thanExpected: $1, path: path)
      }
    }
  }
}
