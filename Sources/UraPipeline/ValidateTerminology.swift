package import UraChecks
package import UraGlossary
package import UraModel
package import UraReports

/// Compares translations with glossaries: pairs in, findings out.
///
/// The journey: `PairSource` (a table, two documents, a translation file, a memory) -> `CheckedPair`s -> `TerminologyCheck` ->
/// `Finding`s -> `Suppressions` -> the caller, one at a time, in the order of the pairs.
package struct ValidateTerminology {
  private let check: TerminologyCheck
  private let source: LanguageTag
  private let target: LanguageTag
  private let suppressions: Suppressions

  /// - Parameters:
  ///   - glossaries: the most important first.
  ///   - suppressions: what to let pass, with reasons.
  ///   - lexicons: dictionaries for languages without paradigms.
  /// - Throws: `InputError` when no glossary has a term in both languages: such a check could not find anything.
  package init(
    _ glossaries: [Glossary], from source: LanguageTag, to target: LanguageTag, suppressions: Suppressions = .init(),
    lexicons: StemLexicons = .none
  ) throws {
    let glossary = Glossary.merged(glossaries)
    guard glossary.hasTerms(from: source, to: target) else {
      let languages = glossary.languages.map(\.description).joined(separator: ", ")
      throw InputError(
        at: .init(path: glossary.name), code: "glossary-no-terms",
        "expected terms in \(source) and \(target), found \(languages.isEmpty ? "none" : "only \(languages)"); "
          + "check --from, --to and --glossary")
    }
    check = TerminologyCheck(glossary, from: source, to: target, lexicons: lexicons)
    self.source = source
    self.target = target
    self.suppressions = suppressions
  }

  /// Examines every pair.
  ///
  /// - Parameters:
  ///   - progress: called every thousand pairs with their number.
  ///   - report: gets suppressed findings, too; they say so.
  /// - Returns: the counts.
  package func callAsFunction(
    _ pairs: PairSource, diagnostics: any DiagnosticCollector, progress: (Int) -> Void = { _ in },
    report: (Finding) throws -> Void
  ) throws -> FindingSummary {
    var summary = FindingSummary()
    try pairs.forEach(from: source, to: target, diagnostics: diagnostics) { pair in
      summary.pairs += 1
      if summary.pairs.isMultiple(of: 1000) { progress(summary.pairs) }
      for finding in check.findings(in: pair) {
        let judged = suppressions.judged(finding)
        summary.count(judged)
        try report(judged)
      }
    }
    return summary
  }
}
