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

  package init(
    in sources: [Source], from source: LanguageTag, to target: LanguageTag, options: LookupOptions
  ) {
    self.sources = sources
    self.source = source
    self.target = target
    self.options = options
  }

  /// Best first; among equals the memory that was named first.
  package func callAsFunction(_ query: String, context: SegmentContext = .init()) throws -> [Match] {
    var all: [Match] = []
    for entry in sources {
      var options = options
      options.penalties.memory = entry.penalty
      if context != SegmentContext() { options.context = context }
      var matches = try entry.memory.matches(for: query, from: source, to: target, options: options)
      if sources.count > 1 {
        for index in matches.indices { matches[index].memory = entry.memory.path }
      }
      all += matches
    }
    guard sources.count > 1 else { return all }
    return all.enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(options.limit).map(\.element)
  }

  /// Many queries in order, several at a time.
  ///
  /// - Parameter isDocument: the queries are a document: each has its neighbours as context.
  package func callAsFunction(_ queries: [String], isDocument: Bool, jobs: Int) async throws -> [[Match]] {
    @Sendable func answer(_ index: Int) throws -> [Match] {
      let context =
        isDocument
        ? SegmentContext(
          previous: index > 0 ? queries[index - 1] : nil, next: index + 1 < queries.count ? queries[index + 1] : nil)
        : SegmentContext()
      return try self(queries[index], context: context)
    }
    if jobs <= 1 { return try queries.indices.map(answer) }
    return try await withThrowingTaskGroup(of: [(Int, [Match])].self) { group in
      for job in 0..<jobs {
        group.addTask {
          try stride(from: job, to: queries.count, by: jobs).map { index in
            try Task.checkCancellation()
            return (index, try answer(index))
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
