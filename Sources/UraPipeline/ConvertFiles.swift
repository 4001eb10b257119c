package import UraFormats
package import UraModel

/// The journey from a translation file to a file of another format: units, one after another, in constant memory.
package struct ConvertFiles {
  /// What came of a conversion.
  package struct Report: Sendable, Equatable {
    /// Units written.
    package var units = 0
    /// Units of the input that were wrong and are left out; each was reported as a diagnostic.
    package var skipped = 0
    /// What the target cannot hold, and how many units have it.
    package var losses: [UnitFeature: Int] = [:]
    package init() {}
  }

  let input: InputFile
  let inputFormat: FileFormat
  let outputFormat: FileFormat
  let reading: ReadingOptions
  let writing: WritingOptions
  let isStrict: Bool

  /// - Parameter isStrict: whether a unit that the target cannot hold in full ends the conversion, with nothing written.
  package init(
    _ input: InputFile, as inputFormat: FileFormat, to outputFormat: FileFormat, reading: ReadingOptions = .init(),
    writing: WritingOptions = .init(), isStrict: Bool = false
  ) {
    self.input = input
    self.inputFormat = inputFormat
    self.outputFormat = outputFormat
    self.reading = reading
    self.writing = writing
    self.isStrict = isStrict
  }

  package func callAsFunction(into output: OutputFile, diagnostics: any DiagnosticCollector) throws -> Report {
    var report = Report()
    var writer = outputFormat.writer(to: output, options: writing)
    let capabilities = inputFormat == outputFormat ? Set(UnitFeature.allCases) : outputFormat.capabilities
    let read = try inputFormat.reader.read(
      input, options: reading, diagnostics: diagnostics,
      header: { try writer.begin($0) },
      unit: { unit, place in
        let lost = unit.features(beyond: capabilities)
        if isStrict, let first = lost.min(by: { $0.rawValue < $1.rawValue }) {
          throw InputError(
            at: place, code: "not-in-format",
            "expected units that \(outputFormat.title) holds in full, found \(first.rawValue), convert without --strict to leave it out"
          )
        }
        for feature in lost { report.losses[feature, default: 0] += 1 }
        try writer.write(unit)
        report.units += 1
        if report.units.isMultiple(of: 1024) { try Task.checkCancellation() }
      })
    report.skipped = read.skipped
    try writer.finish()
    return report
  }
}
