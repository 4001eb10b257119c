public import UraModel

/// A text with its matches, best first.
public struct TextMatches: Sendable, Hashable {
  /// As it was given.
  public var text: String
  /// Best first; empty when nothing reaches the minimum.
  public var matches: [Match]
}

/// The matches of texts that come one after the other, in their order.
///
/// Texts are read only as far ahead as ``jobs`` says, so any number of them takes constant memory; with one job a text is
/// answered before the next is read.
public struct MatchSequence<Texts: AsyncSequence>: AsyncSequence where Texts.Element == String {
  public typealias Element = TextMatches

  let texts: Texts
  /// How many texts are looked up at a time.
  public let jobs: Int
  let answer: @Sendable (String) throws -> [Match]

  /// Looks up a few texts ahead of the one that it answers.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var texts: Texts.AsyncIterator
    private let jobs: Int
    private let answer: @Sendable (String) throws -> [Match]
    private var pending: [Task<TextMatches, any Error>] = []
    private var isAtEnd = false

    init(_ sequence: MatchSequence) {
      texts = sequence.texts.makeAsyncIterator()
      jobs = sequence.jobs
      answer = sequence.answer
    }

    /// - Throws: `MemoryError`, or what the texts throw.
    public mutating func next() async throws -> TextMatches? {
      try Task.checkCancellation()
      while !isAtEnd, pending.count < jobs {
        guard let text = try await texts.next() else {
          isAtEnd = true
          break
        }
        pending.append(Task { [answer] in TextMatches(text: text, matches: try answer(text)) })
      }
      return pending.isEmpty ? nil : try await pending.removeFirst().value
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension MatchSequence: Sendable where Texts: Sendable {}

extension TranslationMemory {
  /// The matches of texts as they come: of the lines of a file, of a socket's messages.
  ///
  /// - Parameter jobs: how many at a time; each has its own view of the memory.
  public func matches<Texts: AsyncSequence>(
    forEach texts: Texts, from source: LanguageTag, to target: LanguageTag, options: LookupOptions = .init(),
    jobs: Int = 1
  ) -> MatchSequence<Texts> where Texts.Element == String {
    MatchSequence(texts: texts, jobs: Swift.max(1, jobs)) {
      try self.matches(for: $0, from: source, to: target, options: options)
    }
  }
}
