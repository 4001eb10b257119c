import GRDB
import UraMatching
public import UraModel

extension TranslationMemory {
  /// The stored segments of `source` that fit a text, with their translations into `target`; best first.
  ///
  /// Nothing that reaches `options.minimumScore` is missed. A language falls back to the more general tag and to
  /// its regional variants. Each match says why it is not 100.
  ///
  /// ```swift
  /// for match in try memory.matches(for: "It costs 5 euros.", from: .english, to: .ukrainian) {
  ///   print(match.score, match.adaptation?.text ?? match.target)
  /// }
  /// ```
  ///
  /// - Throws: `MemoryError`.
  public func matches(
    for query: String, from source: LanguageTag, to target: LanguageTag, options: LookupOptions = .init()
  ) throws(MemoryError) -> [Match] {
    try read { database in
      let languages = try LanguageTable(database)
      let sources = languages.ids(fitting: source)
      guard !sources.isEmpty else { return [] }
      let prepared = PreparedQuery(query, language: source)
      var result = MatchAssembly(prepared, options: options, languages, database, index: fuzzyIndex)
      let targets = languages.ids(fitting: target)
      if !targets.isEmpty {
        var search = try LookUpSearch(
          prepared, options: options, target: target, languages, database, index: fuzzyIndex)
        for candidate in try search.candidates(in: sources) { try result.add(candidate, targets: targets) }
        for pivot in options.pivots {
          var search = try LookUpSearch(
            prepared, options: options, target: pivot, languages, database, index: fuzzyIndex)
          let candidates = try search.candidates(in: sources) {
            try result.leads($0, through: pivot, targets: targets)
          }
          for candidate in candidates { try result.add(candidate, through: pivot, targets: targets) }
        }
      }
      return result.best
    }
  }

  /// The matches of many texts, in their order, several at a time.
  ///
  /// - Parameter jobs: how many at a time; each has its own view of the memory.
  public func matches(
    forEach queries: [String], from source: LanguageTag, to target: LanguageTag, options: LookupOptions = .init(),
    jobs: Int = 1
  ) async throws -> [[Match]] {
    let jobs = min(jobs, queries.count)
    if jobs <= 1 { return try queries.map { try matches(for: $0, from: source, to: target, options: options) } }
    return try await withThrowingTaskGroup(of: [(Int, [Match])].self) { group in
      for job in 0..<jobs {
        group.addTask {
          try stride(from: job, to: queries.count, by: jobs).map { index in
            try Task.checkCancellation()
            return (index, try self.matches(for: queries[index], from: source, to: target, options: options))
          }
        }
      }
      var result = [[Match]](repeating: [], count: queries.count)
      for try await part in group {
        for (index, matches) in part { result[index] = matches }
      }
      return result
    }
  }
}

extension TranslationMemory {
  /// The languages that the memory holds, sorted.
  public func languages() throws(MemoryError) -> [LanguageTag] {
    try read { try String.fetchAll($0, sql: "SELECT tag FROM language") }.compactMap { LanguageTag($0) }.sorted()
  }
}

/// The languages of a memory by number.
struct LanguageTable {
  private var tags: [Int64: LanguageTag] = [:]

  init(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, tag FROM language") {
      tags[row["id"]] = LanguageTag(row["tag"])
    }
  }

  func tag(_ id: Int64) -> LanguageTag { tags[id] ?? .undetermined }

  /// The language itself, what it falls back to and its variants.
  func ids(fitting language: LanguageTag) -> [Int64] { tags.filter { $0.value.fits(language) }.keys.sorted() }

  /// The number of exactly this language.
  func id(of language: LanguageTag) -> Int64? { tags.first { $0.value == language }?.key }
}

extension [Int64] {
  /// For `IN (…)`.
  var list: String { map(String.init).joined(separator: ",") }
}
