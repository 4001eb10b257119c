import GRDB
import UraMatching
import UraModel
import UraText

/// Reads candidates as they are written and keeps those that have the words.
struct ConcordanceReader {
  private(set) var hits: [ConcordanceHit] = []
  private let query: ConcordanceQuery
  private let targets: [Int64]?
  private let languages: LanguageTable
  private let database: Database
  private let fetch: Statement
  private let arguments: [any DatabaseValueConvertible]
  private let expression: RegularExpression?
  private let pattern: WordPattern
  private var seen: Set<Int64> = []

  /// The steps of a match, about a second: a text of ordinary length takes none.
  private static let patience: Int32 = 10_000

  var isFull: Bool { hits.count >= query.limit }

  init(_ query: ConcordanceQuery, targets: [Int64]?, _ languages: LanguageTable, _ database: Database) throws {
    self.query = query
    self.targets = targets
    self.languages = languages
    self.database = database
    let filter = query.filter.condition
    arguments = filter.arguments
    fetch = try database.cachedStatement(
      sql: """
        SELECT v.text, v.unit_id AS unit, v.language_id AS language, origin.name AS origin FROM variant v
        JOIN unit ON unit.id = v.unit_id JOIN document ON document.id = unit.document_id
        JOIN origin ON origin.id = document.origin_id WHERE v.id = ? AND v.is_searchable \(filter.sql)
        """)
    switch query.kind {
    case .words(let words), .phrase(let words):
      expression = nil
      pattern = WordPattern(words)
    case .regularExpression(let text):
      expression = try RegularExpression(text, steps: Self.patience)
      pattern = WordPattern([])
    }
  }

  /// What to search the index for: the word whose shortest form is the longest, or what every match of an expression has; `nil`
  /// when nothing is certain.
  var needles: FormNeedles? {
    let words: [[String]]
    switch query.kind {
    case .words(let all), .phrase(let all): words = all
    case .regularExpression(let text): words = RegularExpression.requiredLiteral(of: text).map { [[$0]] } ?? []
    }
    return words.compactMap { forms in FormNeedles(forms.map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 }) }
      .max { $0.length < $1.length }
  }

  mutating func consider(_ variant: Int64) throws {
    guard seen.insert(variant).inserted,
      let row = try Row.fetchOne(fetch, arguments: StatementArguments([variant] + arguments))
    else { return }
    let text: String = row["text"]
    guard let ranges = try ranges(in: text), !ranges.isEmpty else { return }
    let unit: Int64 = row["unit"]
    var translations: [String] = []
    if let targets {
      translations = try String.fetchAll(
        database,
        sql: "SELECT text FROM variant WHERE unit_id = ? AND id <> ? AND language_id IN (\(targets.list)) ORDER BY id",
        arguments: [unit, variant])
      guard !translations.isEmpty else { return }
    }
    hits.append(
      ConcordanceHit(
        unit: Int(unit), origin: row["origin"], text: text, language: languages.tag(row["language"]), ranges: ranges,
        translations: translations))
  }

  /// Where the query is in a text; `nil` when it is not.
  private func ranges(in text: String) throws -> [Range<Int>]? {
    if let expression { return try expression.matches(in: text) }
    if case .phrase = query.kind { return pattern.phraseRanges(in: text) }
    return pattern.ranges(in: text)
  }
}
