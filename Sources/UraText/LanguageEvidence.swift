package import UraModel

/// Whether texts are in the language that they are said to be in, by their words of grammar
/// (`terminology/<language>.function-words`): nearly every other word of running text is one.
package struct LanguageEvidence: Sendable {
  /// What speaks against a language.
  package enum Contradiction: Sendable, Equatable {
    /// It is another one, whose words of grammar ura knows.
    case other(LanguageTag)
    /// There is hardly a word of grammar of it.
    case noWords
  }

  /// Words that are enough to tell.
  private static let enough = 5_000

  private var words = 0
  private var hits: [String: Int] = [:]

  package init() {}

  /// The evidence of the beginning of texts.
  package init(_ texts: some Sequence<String>) {
    for text in texts {
      if words >= Self.enough { break }
      add(text)
    }
  }

  /// Counts the words of one more text.
  package mutating func add(_ text: String) {
    guard words < Self.enough else { return }
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word.utf8.count > 1 {
      words += 1
      for (language, known) in Self.known where known.contains(word) { hits[language, default: 0] += 1 }
    }
  }

  /// What speaks against `language`; `nil` when nothing does or the texts are too short to tell.
  package func contradiction(of language: LanguageTag) -> Contradiction? {
    guard words >= 20 else { return nil }
    let own = hits[language.language, default: 0]
    if let best = hits.max(by: { $0.value < $1.value }), best.key != language.language, best.value * 5 > words,
      best.value > 3 * own
    {
      return LanguageTag(best.key).map { .other($0) }
    }
    return Self.known[language.language] != nil && words >= 50 && own * 100 < words ? .noWords : nil
  }

  private static let known: [String: Set<Substring>] = {
    var result: [String: Set<Substring>] = [:]
    for name in EmbeddedData.names where name.hasSuffix(".function-words") {
      let language = name.split(separator: "/").last?.prefix { $0 != "." } ?? ""
      result[String(language)] = Set(ResourceLines.words(of: name).joined().map { $0[...] })
    }
    return result
  }()
}
