package import UraModel

/// JSON Lines: a unit a line, in the shape that `JSONLinesWriter` writes, or as an object of texts:
/// `{"en":"…","uk":"…","note":"…"}` by language, or `{"source":"…","target":"…"}` with the languages in the options.
package struct JSONLinesReader: TranslationUnitReader {
  package init() {}

  package func readUnits(
    _ input: InputFile, options: ReadingOptions, diagnostics: any DiagnosticCollector,
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    try header(
      DocumentHeader(
        format: .jsonl, sourceLanguage: options.sourceLanguage,
        targetLanguages: [options.targetLanguage].compactMap(\.self)))
    var report = ReadingReport()
    let lines = LineReader(try input.openXML().source, path: input.path, limit: options.limits.tokenBytes)
    while let line = try lines.next() {
      guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      let place = SourceLocation(path: input.path, line: line.number, column: 1)
      let found: TranslationUnit
      do throws(JSONScanner.Problem) {
        found = try Self.unit(line.bytes, options)
      } catch {
        report.skipped += 1
        let column = line.bytes.prefix(error.offset).count { $0 & 0xC0 != 0x80 } + 1
        diagnostics.emit(
          Diagnostic(
            .error, at: SourceLocation(path: input.path, line: line.number, column: column), code: "jsonl-bad-line",
            error.message + ", correct the line"))
        continue
      }
      report.units += 1
      try unit(found, place)
    }
    return report
  }

  private static func unit(_ line: [UInt8], _ options: ReadingOptions) throws(JSONScanner.Problem)
    -> TranslationUnit
  {
    let node = try JSONScanner.parse(line, limits: options.limits)
    if let unit = UnitJSON.unit(node, options), !unit.variants.isEmpty || node["variants"] != nil { return unit }
    throw JSONScanner.Problem(
      offset: 0, code: "jsonl-no-unit",
      message: "expected an object with variants, with texts by language, or with source and target, found another")
  }
}
