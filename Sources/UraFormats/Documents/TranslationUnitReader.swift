package import UraModel

/// What a reader needs to know and a file may not say.
package struct ReadingOptions: Sendable, Equatable {
  /// The language of the source, where the format names none (PO, a table without a header).
  package var sourceLanguage: LanguageTag?
  /// The language of the translation, where the format names none.
  package var targetLanguage: LanguageTag?
  /// The encoding, where the file does not say it and it cannot be seen.
  package var encoding: String?
  package var limits = XMLLimits()
  /// For formats that must be in memory as a whole.
  package var fileBytes = 1 << 30

  package init(sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil, encoding: String? = nil) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.encoding = encoding
  }
}

/// What came of reading a file.
package struct ReadingReport: Sendable, Equatable {
  /// Units handed over.
  package var units = 0
  /// Units that were wrong: each was reported as a diagnostic and left out.
  package var skipped = 0
  /// Whether something outside of the units is wrong, such as the end of a file that is cut off behind one; it was reported.
  package var isDamaged = false
  package init() {}

  /// Whether all of the file was read.
  package var isComplete: Bool { skipped == 0 && !isDamaged }
}

/// Reads a format as a stream of units, in constant memory where the format allows it.
///
/// A unit that is wrong is reported and left out, and the rest goes on; what is thrown is an `InputError` for a file that is
/// not of the format at all or cannot be read, or what a closure throws.
package protocol TranslationUnitReader: Sendable {
  /// What `read` does, without a look at the outcome.
  func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport
}

extension TranslationUnitReader {
  /// Reads a file from its start to its end.
  ///
  /// - Parameters:
  ///   - header: called once, before the first unit.
  ///   - unit: called for each unit in the order of the file, with the place of its start.
  /// - Throws: also when nothing but wrong units were found, because that is no empty file.
  package func read(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    var languages = UnknownLanguages(diagnostics)
    var ofHeader: [LanguageTag] = []
    var binary = 0
    var report = try readUnits(
      input, options: options, diagnostics: diagnostics,
      header: {
        ofHeader = [$0.sourceLanguage].compactMap(\.self) + $0.targetLanguages
        try header($0)
      },
      unit: {
        languages.check($0, at: $1)
        guard !$0.hasNUL else {
          binary += 1
          return diagnostics.emit(
            Diagnostic(
              .error, at: $1, code: "binary-data",
              "expected text, found the character U+0000, which ends a text for many programs; take it out"))
        }
        try unit($0, $1)
      })
    report.units -= binary
    report.skipped += binary
    for language in ofHeader { languages.check(language, at: SourceLocation(path: input.path)) }
    guard report.units > 0 || report.isComplete else {
      throw InputError(
        at: SourceLocation(path: input.path), code: "no-whole-unit",
        "expected units, found none that is whole; correct the file, or fetch it again")
    }
    return report
  }

  /// Reads the units and forgets the header.
  @discardableResult
  package func read(
    _ input: InputFile, options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector,
    unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    try read(input, options: options, diagnostics: diagnostics, header: { _ in }, unit: unit)
  }

  /// All of a small file.
  package func document(
    _ input: InputFile, options: ReadingOptions = .init(), diagnostics: any DiagnosticCollector
  ) throws -> (header: DocumentHeader?, units: [TranslationUnit]) {
    var header: DocumentHeader?
    var units: [TranslationUnit] = []
    _ = try read(
      input, options: options, diagnostics: diagnostics, header: { header = $0 },
      unit: { unit, _ in units.append(unit) })
    return (header, units)
  }
}

extension TranslationUnit {
  /// Whether a text has the character U+0000, as JSON and PO can write it.
  fileprivate var hasNUL: Bool {
    variants.contains { variant in variant.content.hasNUL || variant.forms.contains { $0.content.hasNUL } }
  }
}

extension InlineText {
  fileprivate var hasNUL: Bool {
    parts.contains { part in
      switch part {
      case .text(let text): text.utf8.contains(0)
      case .code(let code): code.data.utf8.contains(0)
      }
    }
  }
}
