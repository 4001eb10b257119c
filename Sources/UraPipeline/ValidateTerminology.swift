public import UraChecks
public import UraGlossary
public import UraModel
public import UraReports

/// Compares translations with glossaries: pairs in, findings out.
///
/// The journey: pairs (`CheckedPair`, from a table, two documents, a translation file or a memory) -> `TerminologyCheck`
/// -> `Finding`s -> suppressions -> the caller, one at a time, in the order of the pairs.
public struct ValidateTerminology {
  private let check: TerminologyCheck
  private let suppressions: Suppressions

  /// - Parameters:
  ///   - glossaries: the most important first.
  ///   - suppressions: what to let pass, with reasons.
  public init(
    _ glossaries: [Glossary], from source: LanguageTag, to target: LanguageTag, suppressions: Suppressions = .init()
  ) {
    check = TerminologyCheck(.merged(glossaries), from: source, to: target)
    self.suppressions = suppressions
  }

  /// Examines every pair that `next` gives until it gives none.
  ///
  /// - Returns: the counts. Suppressed findings reach `report`, too, and say so.
  public func run(next: () throws -> CheckedPair?, report: (Finding) throws -> Void) throws -> FindingSummary {
    var summary = FindingSummary()
    while let pair = try next() {
      summary.pairs += 1
      for finding in check.findings(in: pair) {
        let judged = suppressions.judged(finding)
        summary.count(judged)
        try report(judged)
      }
    }
    return summary
  }
}
