package import UraAlignment
import UraFormats
package import UraModel
import UraText

/// A table of beads that `ura align --format tsv` wrote and an editor corrected.
///
/// Columns: the segments of the source and of the target (indices from 0), a confidence, the two texts, and the pair of languages.
/// What counts are the texts, or, when the documents are given, the indices. A first line with these names says in which order the
/// columns are.
package struct ReviewedTable: Sendable {
  package struct Row: Sendable, Hashable {
    package var line: Int
    package var source: LanguageTag
    package var target: LanguageTag
    package var sourceSegments: [Int]
    package var targetSegments: [Int]
    package var sourceText: String
    package var targetText: String
  }

  package private(set) var rows: [Row] = []
  /// Rows that were wrong, reported and left out.
  package private(set) var skipped = 0
  /// The names that a first line must have, and the one that it may have.
  private static let columns = ["source", "target", "confidence", "sourceText", "targetText"]
  private static let pairColumn = "pair"

  private let path: String
  private let languages: (source: LanguageTag, target: LanguageTag)?
  private let segments: [LanguageTag: [AlignmentSegment]]
  /// Texts beside numbers that name segments of documents, and how many of them are not those of the segments.
  private var compared = (texts: 0, different: 0)
  /// In which line a segment stands already.
  private var lineOfSegment: [Place: Int] = [:]

  private struct Place: Hashable {
    var pair: [LanguageTag]
    var isSource: Bool
    var index: Int
  }

  /// - Parameters:
  ///   - languages: of tables without the column `pair`.
  ///   - segments: of the documents that were aligned, when the texts are to be taken from them.
  /// - Throws: `InputError` when the file cannot be read, or no row of it is right.
  package init(
    contentsOf path: String, languages: (source: LanguageTag, target: LanguageTag)?,
    segments: [LanguageTag: [AlignmentSegment]] = [:], diagnostics: any DiagnosticCollector
  ) throws {
    self.path = path
    self.languages = languages
    self.segments = segments
    let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
    var reader = CSVReader(text, path: path, dialect: .quotedTabs)
    var errors: [InputError] = []
    var order: [Int?]?
    while let record = try reader.next(reporting: diagnostics) {
      var fields = record.fields.map(\.text)
      if fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      if Set(fields).isSuperset(of: Self.columns) {
        order = (Self.columns + [Self.pairColumn]).map { fields.firstIndex(of: $0) }
        continue
      }
      if fields.first == "source" { continue }
      if let order, fields.count >= Self.columns.count {
        fields = order.map { $0.flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? "" }
      }
      do {
        let row = try row(fields, record.line, diagnostics)
        rows.append(row)
      } catch {
        errors.append(error)
      }
    }
    // A file of another kind is one mistake, not one a line.
    guard !rows.isEmpty else {
      throw errors.first
        ?? InputError(
          at: .init(path: path), code: "reviewed-no-rows",
          "expected rows of 'ura align --format tsv', found none; check that the right file is named")
    }
    for error in errors { diagnostics.emit(error.diagnostic) }
    skipped = errors.count
    warnOfOtherDocuments(diagnostics)
  }

  /// An editor who corrects numbers may leave the texts as they were, but hardly in most rows: rather the documents were exchanged,
  /// or are others.
  private func warnOfOtherDocuments(_ diagnostics: any DiagnosticCollector) {
    if compared.different * 2 > compared.texts {
      diagnostics.emit(
        Diagnostic(
          .warning, at: SourceLocation(path: path), code: "reviewed-other-documents",
          "expected the documents that the table was made of, found other segments than its texts in \(compared.different) of "
            + "\(compared.texts) places; check that each document is named with its own language"))
    }
    for language in segments.keys.sorted() where !rows.contains(where: { [$0.source, $0.target].contains(language) }) {
      diagnostics.emit(
        Diagnostic(
          .warning, at: SourceLocation(path: path), code: "reviewed-unused-document",
          "expected documents in the languages of the table, found one in \(language), which no row is in; "
            + "check its language"))
    }
  }

  private mutating func row(
    _ fields: [String], _ line: Int, _ diagnostics: any DiagnosticCollector
  ) throws(InputError) -> Row {
    guard fields.count >= 5 else {
      throw failure(
        line, "reviewed-too-few-columns",
        "expected the columns source, target, confidence, sourceText and targetText, found \(fields.count); "
          + "keep the tabs of 'ura align --format tsv'")
    }
    let (source, target) = try pair(fields.count > 5 ? fields[5] : "", line)
    let sources = try indices(fields[0], "source", line)
    let targets = try indices(fields[1], "target", line)
    for (isSource, list) in [(true, sources), (false, targets)] {
      for index in list {
        let place = Place(pair: [source, target], isSource: isSource, index: index)
        if let before = lineOfSegment.updateValue(line, forKey: place) {
          diagnostics.emit(
            Diagnostic(
              .warning, at: SourceLocation(path: path, line: line), code: "reviewed-segment-twice",
              "segment \(index) of the \(isSource ? "source" : "target") stands in line \(before) already; both are stored"
            ))
        }
      }
    }
    return Row(
      line: line, source: source, target: target, sourceSegments: sources, targetSegments: targets,
      sourceText: try self.text(sources, source, fields[3], line),
      targetText: try self.text(targets, target, fields[4], line))
  }

  private func pair(_ field: String, _ line: Int) throws(InputError) -> (LanguageTag, LanguageTag) {
    if field.isEmpty, let languages { return languages }
    // Tags have hyphens themselves: en-GB-uk is en-GB and uk.
    let parts = field.split(separator: "-").map(String.init)
    for cut in parts.indices.dropFirst() {
      if let one = LanguageTag(parts[..<cut].joined(separator: "-")),
        let other = LanguageTag(parts[cut...].joined(separator: "-")), parts[cut].utf8.count < 4,
        parts[cut] == parts[cut].lowercased()
      {
        return (one, other)
      }
    }
    throw failure(
      line, "reviewed-no-languages",
      "expected the languages as 'en-uk' in the column pair, found '\(field)'; add them or say --from and --to")
  }

  private func indices(_ field: String, _ side: String, _ line: Int) throws(InputError) -> [Int] {
    var result: [Int] = []
    for part in field.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      guard let index = Int(part), index >= 0 else {
        throw failure(
          line, "reviewed-bad-index",
          "expected numbers of segments with commas between them in the column \(side), found '\(field)'")
      }
      result.append(index)
    }
    return result
  }

  private mutating func text(
    _ indices: [Int], _ language: LanguageTag, _ written: String, _ line: Int
  ) throws(InputError) -> String {
    let written = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let all = segments[language] else { return written }
    var texts: [String] = []
    for index in indices {
      guard all.indices.contains(index) else {
        throw failure(
          line, "reviewed-no-such-segment",
          "expected a segment of the \(language) document, 0 to \(all.count - 1), found \(index)")
      }
      texts.append(all[index].text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    let text = texts.joined(separator: " ")
    if !written.isEmpty {
      compared.texts += 1
      if written != text { compared.different += 1 }
    }
    return text
  }

  private func failure(_ line: Int, _ code: String, _ message: String) -> InputError {
    InputError(at: SourceLocation(path: path, line: line, column: 1), code: code, message)
  }
}
