import UraFormats
package import UraGlossary
import UraMemory
package import UraModel
import UraText

/// Changes to a glossary's file: the whole file is read, changed and written beside, then renamed.
package enum GlossaryMaintenance {
  /// The formats of glossary files that are written.
  package enum Format: String, Sendable, CaseIterable {
    /// A column per language: what `ura` reads everywhere.
    case csv
    /// The same with tabs.
    case tsv
    /// OmegaT's writable glossary: source, tab, target, tab, comment; UTF-8, no first line.
    case omegat
    /// Weblate's glossary CSV: source, target, explanation, flags.
    case weblate
    /// TBX 3.
    case tbx
  }

  /// Adds an entry, given as cells of a table (`uk`, `forbidden_uk`, `note` ...), and writes the file.
  ///
  /// - Returns: the number of entries afterwards.
  package static func add(
    _ cells: [(column: String, text: String)], to path: String, exists: Bool, diagnostics: any DiagnosticCollector
  ) throws -> Int {
    let writer = CSVWriter()
    let table = writer.line(cells.map(\.column)) + writer.line(cells.map(\.text))
    let new = try GlossaryTable.read(table, path: "argument", dialect: .csv, reporting: diagnostics)
    var (glossary, dialect) = try changeable(path, exists: exists, diagnostics)
    for entry in new.entries { glossary.append(.init(entry.concept)) }
    try write(glossary, to: path, dialect: dialect)
    return glossary.entries.count
  }

  /// Adds the entries of files that say something new to a glossary, and writes it.
  package static func importFiles(
    _ files: [String], into path: String, exists: Bool, from source: LanguageTag?, to target: LanguageTag?,
    diagnostics: any DiagnosticCollector
  ) throws -> (added: Int, known: Int) {
    var (glossary, dialect) = try changeable(path, exists: exists, diagnostics)
    let others = try files.map { try ReadGlossary.read($0, from: source, to: target, reporting: diagnostics) }
    let counts = merge(others, into: &glossary)
    if counts.added > 0 { try write(glossary, to: path, dialect: dialect) }
    return counts
  }

  /// A table that is to be written again, and what stands between its cells.
  ///
  /// - Throws: for what is no table, and for a table with errors: what of it cannot be read would be lost.
  private static func changeable(
    _ path: String, exists: Bool, _ diagnostics: any DiagnosticCollector
  ) throws -> (Glossary, CSVReader.Dialect) {
    let isTBX = FileFormat(path: path).map { [.tbx, .tbx2].contains($0) } ?? false
    guard !isTBX, !TranslationMemory.isDatabase(path) else {
      throw InputError(
        at: SourceLocation(path: path), code: "glossary-not-a-table",
        "expected a table (CSV, TSV) to change, found the name of a TBX file, or a memory; it was not touched. "
          + "Name a table; 'ura import --glossary' puts it into a memory, 'ura glossary export' makes TBX of it")
    }
    guard exists else { return (Glossary(name: path), path.hasSuffix(".tsv") ? .quotedTabs : .csv) }
    let problems = DiagnosticList()
    let glossary = try ReadGlossary.read(path, reporting: problems)
    problems.diagnostics.forEach(diagnostics.emit)
    guard !problems.diagnostics.contains(where: { $0.severity == .error }) else {
      throw InputError(
        at: SourceLocation(path: path), code: "glossary-has-errors",
        "expected a table without errors to change, found one with; it was not touched. Correct what is told above")
    }
    let text = try TextDecoder.decode(try InputBytes.read(path), path: path).text
    return (glossary, GlossaryTable.guessedDialect(text))
  }

  private static func write(_ glossary: Glossary, to path: String, dialect: CSVReader.Dialect) throws {
    let output = try OutputFile(path: path)
    output.write(GlossaryTable.write(glossary, dialect: dialect))
    try output.finish()
  }

  /// Writes glossaries, joined in order of priority, in a format.
  package static func export(
    _ files: [String], to path: String, as format: Format, from source: LanguageTag?, to target: LanguageTag?,
    diagnostics: any DiagnosticCollector
  ) throws {
    let all = try files.map { try ReadGlossary.read($0, from: source, to: target, reporting: diagnostics) }
    let glossary = Glossary.merged(all)
    try write(glossary, to: path, as: format, from: source, to: target)
    let lost = losses(of: glossary, in: format, source, target)
    if !lost.isEmpty {
      diagnostics.emit(
        Diagnostic(
          .warning, at: SourceLocation(path: path), code: "glossary-lost",
          "left out what \(format.rawValue) has no place for: \(lost.joined(separator: ", "))"))
    }
  }

  /// What a format cannot say, with the number of entries that say it.
  private static func losses(
    of glossary: Glossary, in format: Format, _ source: LanguageTag?, _ target: LanguageTag?
  ) -> [String] {
    var counts: [(name: String, count: Int)] = []
    func count(_ name: String, _ isLost: (ConceptEntry) -> Bool) {
      let number = glossary.entries.count { isLost($0.concept) }
      if number > 0 { counts.append((name, number)) }
    }
    let sections = { (concept: ConceptEntry) in concept.languages }
    var names: [String] = []
    for entry in glossary.entries {
      for property in entry.concept.properties where !names.contains(property.name) { names.append(property.name) }
    }
    switch format {
    case .tbx: names.removeAll { !$0.contains("=") }
    case .csv, .tsv:
      names = []
      count("notes of single terms") { sections($0).contains { $0.terms.contains { !$0.notes.isEmpty } } }
      count("contexts") { sections($0).contains { $0.terms.contains { $0.context != nil } } }
    case .omegat, .weblate:
      count("other languages") { sections($0).contains { $0.language != source && $0.language != target } }
      count("domain") { $0.domain != nil }
      count("definition") { concept in
        concept.definition != nil || sections(concept).contains { $0.definition != nil }
      }
      count("hints") { sections($0).contains { $0.terms.contains { $0.inflection != nil || !$0.forms.isEmpty } } }
    }
    for name in names { count(name) { $0.properties.contains { $0.name == name } } }
    return counts.map { "\($0.name) (\($0.count))" }
  }

  /// Adds the entries of other files that say something new.
  ///
  /// An entry is new unless an entry of the glossary has all of its names.
  /// - Returns: how many were added, and how many were there.
  package static func merge(_ sources: [Glossary], into glossary: inout Glossary) -> (added: Int, known: Int) {
    var seen = Set(glossary.entries.map { names($0.concept) })
    var counts = (added: 0, known: 0)
    for source in sources {
      for entry in source.entries {
        if seen.insert(names(entry.concept)).inserted {
          glossary.append(entry)
          counts.added += 1
        } else {
          counts.known += 1
        }
      }
    }
    return counts
  }

  private static func names(_ concept: ConceptEntry) -> Set<String> {
    var result: Set<String> = []
    for section in concept.languages {
      for term in section.terms { result.insert("\(section.language)\t\(term.status.rawValue)\t\(term.text)") }
    }
    return result
  }

  /// Writes a glossary.
  ///
  /// - Parameters:
  ///   - source, target: the languages of a bilingual format (OmegaT, Weblate).
  /// - Throws: `InputError` with the code `glossary-languages` when a bilingual format lacks them.
  package static func write(
    _ glossary: Glossary, to path: String, as format: Format, from source: LanguageTag?, to target: LanguageTag?
  ) throws {
    let output = try OutputFile(path: path)
    switch format {
    case .csv: output.write(GlossaryTable.write(glossary))
    case .tsv: output.write(GlossaryTable.write(glossary, dialect: .quotedTabs))
    case .omegat, .weblate:
      guard let source, let target else {
        throw InputError(
          at: SourceLocation(path: path), code: "glossary-languages",
          "the format \(format.rawValue) has two languages: name them with --from and --to")
      }
      output.write(
        format == .omegat
          ? BilingualTable.omegaT(glossary, from: source, to: target)
          : BilingualTable.weblate(glossary, from: source, to: target))
    case .tbx:
      var writer = FileFormat.tbx.writer(to: output)
      try writer.begin(DocumentHeader(format: .tbx))
      for entry in glossary.entries { try writer.write(entry.concept.unit) }
      try writer.finish()
    }
    try output.finish()
  }
}
