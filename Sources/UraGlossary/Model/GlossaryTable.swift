package import UraFormats
public import UraModel
import UraText

/// A glossary as a table (CSV, TSV): a column per language, `|` between alternatives, the first of them preferred.
///
/// Columns: language tags; `forbidden_<tag>` and `deprecated_<tag>`; `id`, `domain`, `definition`, `note`, `pos`. Every
/// other column is kept as a property of the entry. A term may carry hints in braces: `Сибіга{m,anim}`; those behind a column's
/// name (`de{+s|es}`) hold for every term in it that has none.
public enum GlossaryTable {
  private enum Column {
    case terms(LanguageTag, Term.Status?, inflection: String?)
    case id, domain, definition, note, partOfSpeech
    case property(String)
  }

  /// Reads a table whose first line names its columns, with tabs, else semicolons, else commas between them, whichever is most frequent
  /// in that line.
  ///
  /// - Parameter path: what diagnostics and the glossary call it.
  /// - Throws: `InputError` with the code `glossary-no-language` when the first line names no two languages.
  public static func read(
    _ text: String, path: String, reporting diagnostics: (any DiagnosticCollector)? = nil
  ) throws -> Glossary { try read(text, path: path, dialect: guessedDialect(text), reporting: diagnostics) }

  package static func read(
    _ text: String, path: String, dialect: CSVReader.Dialect, reporting diagnostics: (any DiagnosticCollector)?
  ) throws -> Glossary {
    var reader = CSVReader(text, path: path, dialect: dialect)
    guard var header = try reader.next(reporting: diagnostics) else { return Glossary(name: path) }
    if header.namesDelimiter {
      guard let next = try reader.next(reporting: diagnostics) else { return Glossary(name: path) }
      header = next
    }
    let columns = header.fields.map { column(named: TermNotation.trimmed($0.text[...])) }
    let languages = columns.filter { if case .terms(_, nil, _) = $0 { true } else { false } }
    if languages.count < 2 {
      throw InputError(
        at: SourceLocation(path: path, line: header.line, column: 1), code: "glossary-no-language",
        "expected a first line with two languages or more (en,uk,sq,note), found '\(header.fields.map(\.text).joined(separator: ","))'; add it"
      )
    }
    var glossary = Glossary(name: path)
    while let record = try reader.next(reporting: diagnostics) {
      if record.fields.count > columns.count {
        diagnostics?.emit(
          Diagnostic(
            .warning, at: SourceLocation(path: path, line: record.line, column: record.fields[columns.count].column),
            code: "glossary-extra-cell",
            "expected \(columns.count) cells, found \(record.fields.count); quote a cell that has a delimiter in it"))
      }
      for (column, field) in zip(columns, record.fields) where hasEmptyTerm(field.text, column) {
        diagnostics?.emit(
          Diagnostic(
            .error, at: SourceLocation(path: path, line: record.line, column: field.column),
            code: "glossary-empty-term",
            "expected a term before its hints in braces, found '\(field.text)'; write the term, or empty the cell"))
      }
      let concept = concept(record, columns)
      guard !concept.languages.isEmpty else { continue }
      glossary.append(.init(concept, location: SourceLocation(path: path, line: record.line)))
    }
    return glossary
  }

  /// Whether hints stand in a cell with no term before them.
  private static func hasEmptyTerm(_ cell: String, _ column: Column) -> Bool {
    guard case .terms = column else { return false }
    return TermNotation.terms(of: cell).contains { $0.text.isEmpty }
  }

  private static func concept(_ record: CSVRecord, _ columns: [Column]) -> ConceptEntry {
    var concept = ConceptEntry()
    var partOfSpeech: Term.PartOfSpeech?
    for (column, field) in zip(columns, record.fields) {
      let text = TermNotation.trimmed(field.text[...])
      if text.isEmpty { continue }
      switch column {
      case .terms(let language, let status, let inflection):
        for var term in TermNotation.terms(of: text, status: status) where !term.text.isEmpty {
          term.inflection = term.inflection ?? inflection
          concept.add(term, in: language)
        }
      case .id: concept.id = text
      case .domain: concept.domain = text
      case .definition: concept.definition = text
      case .note: concept.notes.append(Note(text))
      case .partOfSpeech: partOfSpeech = Term.PartOfSpeech(rawValue: text)
      case .property(let name): concept.properties.append(Property(name, text))
      }
    }
    if let partOfSpeech {
      for section in concept.languages.indices {
        for term in concept.languages[section].terms.indices {
          concept.languages[section].terms[term].partOfSpeech = partOfSpeech
        }
      }
    }
    return concept
  }

  private static func column(named cell: String) -> Column {
    let (name, inflection) = { ($0.text, $0.inflection) }(TermNotation.term(cell))
    let lower = name.lowercased()
    switch lower {
    case "id": return .id
    case "domain", "subject": return .domain
    case "definition": return .definition
    case "note", "notes", "comment": return .note
    case "pos", "partofspeech": return .partOfSpeech
    default: break
    }
    for status in [Term.Status.forbidden, .deprecated] where lower.hasPrefix(status.rawValue + "_") {
      let language = String(name.dropFirst(status.rawValue.count + 1))
      if let tag = LanguageTag(language) ?? LanguageNames.language(named: language) {
        return .terms(tag, status, inflection: inflection)
      }
    }
    if let tag = LanguageTag(name), tag.language.utf8.count <= 3 { return .terms(tag, nil, inflection: inflection) }
    if let tag = LanguageNames.language(named: name) { return .terms(tag, nil, inflection: inflection) }
    return .property(cell)
  }

  /// What the first line names, or tabs, else semicolons, else commas, whichever is most frequent in it.
  package static func guessedDialect(_ text: String) -> CSVReader.Dialect {
    if let named = CSVReader.Dialect(namedIn: text.utf8) { return named }
    let line = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
    let count = { (byte: UInt8) in line.reduce(0) { $0 + ($1 == byte ? 1 : 0) } }
    let (tabs, semicolons, commas) = (count(0x09), count(0x3B), count(0x2C))
    if tabs > 0, tabs >= max(semicolons, commas) { return .quotedTabs }
    return semicolons > commas ? .semicolons : .csv
  }
}

extension GlossaryTable {
  /// Writes a table (CSV) that `read` understands. What a table cannot say (definitions and notes per language, contexts) is left out.
  public static func write(_ glossary: Glossary) -> String { write(glossary, dialect: .csv) }

  package static func write(_ glossary: Glossary, dialect: CSVReader.Dialect) -> String {
    let concepts = glossary.entries.map(\.concept)
    let languages = glossary.languages
    var columns: [(name: String, cell: (ConceptEntry) -> String)] = []
    func add(_ name: String, onlyIfUsed: Bool = true, _ cell: @escaping (ConceptEntry) -> String) {
      if onlyIfUsed, !concepts.contains(where: { !cell($0).isEmpty }) { return }
      columns.append((name, cell))
    }
    add("id") { $0.id ?? "" }
    for language in languages {
      add("\(language)", onlyIfUsed: false) { concept in
        TermNotation.cell(of: concept.terms(in: language).filter(\.status.isAllowed).preferredFirst)
      }
    }
    add("domain") { $0.domain ?? "" }
    add("definition") { concept in
      concept.definition ?? concept.languages.lazy.compactMap(\.definition).first ?? ""
    }
    add("pos") { concept in
      let all = Set(concept.languages.flatMap { $0.terms.map(\.partOfSpeech) })
      return all.count == 1 ? all.first??.rawValue ?? "" : ""
    }
    add("note", onlyIfUsed: false) { $0.notes.map(\.text).joined(separator: "; ") }
    for status in [Term.Status.forbidden, .deprecated] {
      for language in languages {
        add("\(status.rawValue)_\(language)") { concept in
          TermNotation.cell(of: concept.terms(in: language).filter { $0.status == status })
        }
      }
    }
    var names: [String] = []
    for concept in concepts {
      for property in concept.properties where !names.contains(property.name) { names.append(property.name) }
    }
    for name in names {
      add(name) { concept in concept.properties.filter { $0.name == name }.map(\.value).joined(separator: "; ") }
    }
    let writer = CSVWriter(dialect: dialect)
    return writer.line(columns.map(\.name))
      + concepts.map { concept in writer.line(columns.map { $0.cell(concept) }) }.joined()
  }
}

extension [Term] {
  fileprivate var preferredFirst: [Term] { filter { $0.status == .preferred } + filter { $0.status != .preferred } }
}
