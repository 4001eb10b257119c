import UraGlossary
package import UraMemory
package import UraModel
import UraText

/// The journey of a concordance: words, with all their forms, through one side of the memory or both.
package struct SearchConcordance {
  package enum Mode: Sendable { case words, phrase, regularExpression }
  package enum Side: String, Sendable, CaseIterable { case source, target, both }

  let memory: TranslationMemory
  let source: LanguageTag
  let target: LanguageTag

  package init(in memory: TranslationMemory, from source: LanguageTag, to target: LanguageTag) {
    self.memory = memory
    self.source = source
    self.target = target
  }

  /// What is likely a mistake of the caller: a language that the memory does not have.
  package func warnings() throws -> [Diagnostic] {
    try LookUp(in: [.init(memory)], from: source, to: target, options: .init()).warnings()
  }

  /// - Parameter inflects: a word is found in all its forms, where the language's paradigms are known.
  package func callAsFunction(
    _ text: String, mode: Mode, side: Side, inflects: Bool, limit: Int, filter: LookupFilter = .init()
  ) throws -> [ConcordanceHit] {
    // A bad expression is told with its place before anything is read.
    if mode == .regularExpression { try Self.checkExpression(text) }
    var hits: [ConcordanceHit] = []
    for (language, other) in [(source, target), (target, source)] {
      guard side == .both || (side == .source) == (language == source) else { continue }
      var query = ConcordanceQuery(kind(of: text, mode, language, inflects: inflects), limit: limit - hits.count)
      query.filter = filter
      if query.limit > 0 { hits += try memory.concordance(query, in: language, translations: other) }
    }
    return hits
  }

  private static func checkExpression(_ text: String) throws(InputError) {
    do {
      _ = try RegularExpression(text)
    } catch {
      throw InputError(
        at: SourceLocation(path: "argument", line: error.line, column: error.offset + 1), code: "bad-expression",
        "expected a regular expression in ICU's syntax, found '\(text)' (\(error.name)); correct it, or leave out --regex"
      )
    }
  }

  private func kind(
    of text: String, _ mode: Mode, _ language: LanguageTag, inflects: Bool
  ) -> ConcordanceQuery.Kind {
    if mode == .regularExpression { return .regularExpression(text) }
    let bases = inflects ? BaseForms(language: language) : nil
    let words = text.split(whereSeparator: \.isWhitespace).flatMap { part -> [[String]] in
      if part.hasSuffix("*") { return [[String(part)]] }
      let tokens = Tokenizer().tokens(in: String(part)).filter { $0.kind == .word || $0.kind == .number }
      return tokens.map { bases?.forms(of: $0.text) ?? [$0.text] }
    }
    return mode == .phrase ? .phrase(words) : .words(words)
  }
}
