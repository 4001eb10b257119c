import UraModel
import UraText

/// What the columns of a table of translations are, and how its rows are written.
struct TableLayout: Hashable {
  enum Column: Hashable {
    case language(LanguageTag)
    case id, context, note, state
    case property(String)
  }

  /// A column for each field; the name is what the header calls it.
  var columns: [(name: String, column: Column)] = []
  var hasHeader = true
  var dialect = CSVReader.Dialect.csv

  var languages: [LanguageTag] {
    columns.compactMap { if case .language(let language) = $0.column { language } else { nil } }
  }

  static func == (left: TableLayout, right: TableLayout) -> Bool {
    left.columns.map(\.name) == right.columns.map(\.name) && left.columns.map(\.column) == right.columns.map(\.column)
      && left.hasHeader == right.hasHeader && left.dialect == right.dialect
  }

  func hash(into hasher: inout Hasher) { hasher.combine(columns.map(\.name)) }

  /// Reads a header; nil when the row is none: no field names a language, a source or a target.
  init?(header: [String], options: ReadingOptions, path: String) {
    let named = Self.languages(ofFile: path)
    let source = options.sourceLanguage ?? named?.source
    let target = options.targetLanguage ?? named?.target
    columns = header.map { ($0, Self.column($0.trimmed, source: source, target: target)) }
    // A word of three letters is a language code only beside columns that are languages for sure.
    let isSure = columns.contains { column in
      guard case .language(let language) = column.column else { return false }
      return column.name.utf8.count != 3 || language.language.utf8.count == 2
    }
    if !isSure { columns = columns.map { ($0.name, .property($0.name)) } }
    guard !languages.isEmpty else { return nil }
    // Beside one language alone, "id" is the other one: Indonesian.
    if header.count == 2, languages.count == 1, let tag = LanguageTag("id"),
      let index = columns.firstIndex(where: { $0.name == "id" })
    {
      columns[index].column = .language(tag)
    }
  }

  /// A table without header: source, target, note.
  init?(columnCount: Int, options: ReadingOptions, path: String) {
    let named = Self.languages(ofFile: path)
    guard let source = options.sourceLanguage ?? named?.source, let target = options.targetLanguage ?? named?.target,
      columnCount >= 2
    else { return nil }
    hasHeader = false
    columns = [("source", .language(source)), ("target", .language(target))]
    if columnCount > 2 { columns.append(("note", .note)) }
    for index in 3..<max(3, columnCount) { columns.append(("column \(index + 1)", .property("column-\(index + 1)"))) }
  }

  /// A table for units of another format.
  init(languages: [LanguageTag], dialect: CSVReader.Dialect) {
    self.dialect = dialect
    columns =
      [("id", .id)] + languages.map { ($0.description, .language($0)) } + [("context", .context), ("note", .note)]
  }

  private static func column(_ name: String, source: LanguageTag?, target: LanguageTag?) -> Column {
    // `Source (en)`, `Target [uk-UA]`
    if let open = name.lastIndex(where: { $0 == "(" || $0 == "[" }),
      let close = name.lastIndex(where: { $0 == ")" || $0 == "]" }),
      open < close, let language = language(String(name[name.index(after: open)..<close]))
    {
      return .language(language)
    }
    switch name.lowercased() {
    case "id", "key", "identifier", "unit": return .id
    case "context", "msgctxt": return .context
    case "note", "notes", "comment", "comments", "remark": return .note
    case "state", "status": return .state
    case "source", "src": return source.map { .language($0) } ?? .property(name)
    case "target", "translation", "tgt": return target.map { .language($0) } ?? .property(name)
    default: return language(name).map { .language($0) } ?? .property(name)
    }
  }

  /// A language code as a header has it: two or three letters, perhaps with script and region. Longer words are
  /// words, or the names of languages.
  private static func language(_ name: String) -> LanguageTag? {
    guard let tag = LanguageTag(name), tag.language.utf8.count <= 3 else { return LanguageNames.language(named: name) }
    let words: Set = ["key", "url", "tag", "max", "min", "row", "ref", "num", "pos", "no", "nr", "src", "tgt", "tm"]
    return words.contains(name.lowercased()) ? nil : tag
  }

  /// The languages that a name such as `memory.en-sq.tsv` or `glossary_en_uk.csv` ends in.
  static func languages(ofFile path: String) -> (source: LanguageTag, target: LanguageTag)? {
    guard let name = path.split(separator: "/").last else { return nil }
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let words = stem.split { $0 == "." || $0 == "-" || $0 == "_" }.suffix(2).map(String.init)
    guard words.count == 2, words.allSatisfy({ $0.utf8.count == 2 || $0.utf8.count == 3 }),
      stem.split(whereSeparator: { $0 == "." || $0 == "-" || $0 == "_" }).count > 2
        || words.allSatisfy({ $0.utf8.count == 2 }),
      let source = LanguageTag(words[0]), let target = LanguageTag(words[1])
    else { return nil }
    return (source, target)
  }
}

extension CSVReader.Dialect {
  /// How the first rows of a table are written.
  ///
  /// - Parameter isTabs: whether the file's name says that tabs separate the fields.
  static func detect(_ start: [UInt8], isTabs: Bool) -> CSVReader.Dialect {
    let tab = UInt8(ascii: "\t")
    var delimiter = tab
    if !isTabs {
      var counts: [UInt8: Int] = [:]
      var isQuoted = false
      for byte in start {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if !isQuoted, byte == 0x0A || byte == 0x0D { break }
        if !isQuoted { counts[byte, default: 0] += 1 }
      }
      delimiter =
        [UInt8(ascii: ","), UInt8(ascii: ";"), tab].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? delimiter
      if counts[delimiter, default: 0] == 0 { delimiter = UInt8(ascii: ",") }
    }
    if !isTabs, let named = CSVReader.Dialect(namedIn: start) { return named }
    guard delimiter == tab else { return CSVReader.Dialect(delimiter: delimiter) }
    // Where text follows what would be a closing quote, quotation marks are text.
    for line in start.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      for field in line.split(separator: tab) where field.first == UInt8(ascii: "\"") {
        let rest = Array(field.dropFirst())
        var index = 0
        while index < rest.count {
          if rest[index] == UInt8(ascii: "\"") {
            if index + 1 == rest.count { break }
            guard rest[index + 1] == UInt8(ascii: "\"") else { return .tabs }
            index += 1
          }
          index += 1
        }
      }
    }
    return start.contains(UInt8(ascii: "\"")) ? .quotedTabs : .tabs
  }
}
