package import UraGlossary
import UraMatching
package import UraMemory
package import UraModel

/// The journey of a query: every line of an input against one or several memories.
package struct LookUp: Sendable {
  /// A memory and the points that its matches lose.
  package struct Source: Sendable {
    package var memory: TranslationMemory
    package var penalty: Int
    package init(_ memory: TranslationMemory, penalty: Int = 0) {
      self.memory = memory
      self.penalty = penalty
    }
  }

  let sources: [Source]
  let source: LanguageTag
  let target: LanguageTag
  let options: LookupOptions
  let glossaries: [Glossary]

  /// - Parameter glossaries: their names are put into adapted translations, and those of the glossaries that the memories hold.
  package init(
    in sources: [Source], from source: LanguageTag, to target: LanguageTag, options: LookupOptions,
    glossaries: [Glossary] = []
  ) {
    self.sources = sources
    self.source = source
    self.target = target
    self.options = options
    self.glossaries = glossaries
  }

  /// What is likely a mistake of the caller: a language that no memory has.
  package func warnings() throws -> [Diagnostic] {
    try [source, target].compactMap { wanted in
      let held = try sources.map { try $0.memory.languages() }
      guard !held.joined().contains(where: wanted.fits) else { return nil }
      let names = Set(held.joined()).sorted().map(\.description)
      let list = names.isEmpty ? "nothing yet" : names.joined(separator: ", ")
      return Diagnostic(
        .warning, at: SourceLocation(path: sources.map(\.memory.path).joined(separator: ", ")),
        code: "no-such-language",
        "expected segments in \(wanted), found \(list); correct --from or --to, or import something in \(wanted)")
    }
  }

  /// Answers one query after the other, in the state that a glossary needs.
  package func session() -> Session { Session(self) }

  /// Many queries in order, several at a time.
  ///
  /// - Parameter isDocument: the queries are a document: each has its neighbours as context.
  package func callAsFunction(_ queries: [String], isDocument: Bool, jobs: Int) async throws -> [[Match]] {
    @Sendable func answer(_ index: Int, _ session: Session) throws -> [Match] {
      let context =
        isDocument
        ? SegmentContext(
          previous: index > 0 ? queries[index - 1] : nil, next: index + 1 < queries.count ? queries[index + 1] : nil)
        : SegmentContext()
      return try session(queries[index], context: context)
    }
    let jobs = min(max(1, jobs), queries.count)
    return try await withThrowingTaskGroup(of: [(Int, [Match])].self) { group in
      for job in 0..<jobs {
        group.addTask {
          let session = session()
          return try stride(from: job, to: queries.count, by: jobs).map { index in
            try Task.checkCancellation()
            return (index, try answer(index, session))
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

  /// One task's way through its queries.
  package final class Session {
    private let lookUp: LookUp
    /// Made for the first match that may need it: the glossaries of a memory may be large.
    private var adapt: AdaptMatch?
    private var hasGlossaries = true

    fileprivate init(_ lookUp: LookUp) { self.lookUp = lookUp }

    /// Best first; among equals the memory that was named first.
    package func callAsFunction(_ query: String, context: SegmentContext = .init()) throws -> [Match] {
      var all: [Match] = []
      for entry in lookUp.sources {
        var options = lookUp.options
        options.penalties.memory = entry.penalty
        if context != SegmentContext() { options.context = context }
        var matches = try entry.memory.matches(for: query, from: lookUp.source, to: lookUp.target, options: options)
        if lookUp.sources.count > 1 {
          for index in matches.indices { matches[index].memory = entry.memory.path }
        }
        all += matches
      }
      if lookUp.sources.count > 1 {
        all = all.enumerated()
          .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
          .prefix(lookUp.options.limit).map(\.element)
      }
      return try all.map { try adapted($0, to: query) }
    }

    /// The match with names of a glossary in it, where query and source differ in them.
    private func adapted(_ match: Match, to query: String) throws -> Match {
      let mayNeedNames =
        match.adaptation == nil
        && match.differences.contains { ![.placeable, .tag, .case, .punctuation].contains($0.kind) }
      guard mayNeedNames, hasGlossaries else { return match }
      if adapt == nil {
        let glossaries = try lookUp.glossaries + lookUp.sources.map { try StoreGlossaries.read($0.memory) }
        hasGlossaries = glossaries.contains { !$0.entries.isEmpty }
        guard hasGlossaries else { return match }
        adapt = AdaptMatch(glossaries, from: lookUp.source, to: lookUp.target)
      }
      return adapt?(match, to: query) ?? match
    }
  }
}
