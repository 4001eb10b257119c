package import UraModel

/// Whether texts are in the language that they are said to be in, by their words of grammar
/// (`terminology/<language>.function-words`): nearly every other word of running text is one.
package enum LanguageEvidence {
  /// What speaks against a language.
  package enum Contradiction: Sendable, Equatable {
    /// It is another one, whose words of grammar ura knows.
    case other(LanguageTag)
    /// There is hardly a word of grammar of it.
    case noWords
  }

  /// What speaks against `language` for a text; `nil` when nothing does or the text is too short to tell.
  package static func contradiction(
    _ texts: some Sequence<String>, in language: LanguageTag
  ) -> Contradiction? {
    var words = 0
    var hits: [String: Int] = [:]
    for text in texts where words < 5_000 {
      for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word.utf8.count > 1 {
        words += 1
        for (language, known) in known where known.contains(word) { hits[language, default: 0] += 1 }
      }
    }
    guard words >= 20 else { return nil }
    let own = hits[language.language, default: 0]
    if let best = hits.max(by: { $0.value < $1.value }), best.key != language.language, best.value * 5 > words,
      best.value > 3 * own
    {
      return LanguageTag(best.key).map { .other($0) }
    }
    return known[language.language] != nil && words >= 50 && own * 100 < words ? .noWords : nil
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
