import UraModel

/// An XML format of units, read one after another: TMX, TBX and XLIFF have the loop of `readAll` in common.
protocol XMLUnitParser {
  var scanner: XMLScanner { get }
  var diagnostics: any DiagnosticCollector { get }
  /// What stands before the first unit, as far as it was read.
  var header: DocumentHeader { get }
  /// The element of a unit, to go on with after an error.
  var unitElement: String { get }
  /// How many elements are open around the units.
  var depthAroundUnit: Int { get }
  /// Whether a unit was begun since the last call of `next`; after an error it says whether that cost a unit.
  var isInUnit: Bool { get }

  /// Goes into the root element.
  mutating func findRoot() throws(InputError)
  /// The next units; nil at the end.
  mutating func next() throws(InputError) -> [(TranslationUnit, SourceLocation)]?
  /// Called when an error was passed over: elements may have ended with it.
  mutating func didResynchronize()
}

extension XMLUnitParser {
  mutating func didResynchronize() {}

  /// Hands over the units of the document; what is wrong is reported, and the next unit looked for.
  mutating func readAll(
    header: (DocumentHeader) throws -> Void, unit: (TranslationUnit, SourceLocation) throws -> Void
  ) throws -> ReadingReport {
    try findRoot()
    var report = ReadingReport()
    var isHeaderDone = false
    while true {
      let units: [(TranslationUnit, SourceLocation)]?
      do throws(InputError) {
        units = try next()
      } catch {
        diagnostics.emit(error.diagnostic)
        if isInUnit { report.skipped += 1 } else { report.isDamaged = true }
        guard try scanner.resynchronize(element: unitElement, depth: depthAroundUnit) else { break }
        didResynchronize()
        continue
      }
      guard let units else { break }
      if !isHeaderDone {
        isHeaderDone = true
        try header(self.header)
      }
      for (found, place) in units {
        report.units += 1
        try unit(found, place)
      }
    }
    if !isHeaderDone { try header(self.header) }
    return report
  }
}
