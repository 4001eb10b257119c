public import UraChecks
import UraFormats
public import UraModel
import UraText

/// The pairs of sentences to check, one at a time, from whatever holds them.
public enum ReadPairs {
  /// A table with the source, a tab and its translation in each line. Further columns are kept as notes.
  ///
  /// - Returns: a function that gives the next pair, or `nil` at the end. A line without a tab is reported
  ///   (`pairs-no-tab`) and gives a pair with an empty translation, so that the numbers of the others stay right.
  public static func table(
    _ path: String, reporting diagnostics: any DiagnosticCollector
  ) throws -> () throws -> CheckedPair? {
    let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
    var reader = CSVReader(text, path: path, dialect: .tabs)
    var index = 0
    return {
      guard let record = try reader.next(reporting: diagnostics) else { return nil }
      defer { index += 1 }
      let location = SourceLocation(path: path, line: record.line, column: record.fields.last?.column)
      if record.fields.count < 2 {
        diagnostics.emit(
          Diagnostic(
            .error, at: location, code: "pairs-no-tab",
            "expected a source, a tab and its translation, found no tab; add the translation"))
      }
      return CheckedPair(
        index: index, source: record[0] ?? "", target: record[1] ?? "",
        location: SourceLocation(path: path, line: record.line, column: record.fields.dropFirst().first?.column),
        notes: record.fields.dropFirst(2).map { Note($0.text) })
    }
  }
}
