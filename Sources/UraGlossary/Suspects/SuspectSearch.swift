import UraFormats

/// Looks for the culprit when a translation lacks a term.
final class SuspectSearch {
  private let finder: TermFinder

  init(_ finder: TermFinder) { self.finder = finder }

  /// The right name in the form in which a wrong one stands.
  func counterpart(of wrong: TermFinder.RenderingMatch) -> String? {
    let concept = finder.concepts[wrong.rendering.concept]
    let label = finder.targetInflector.paradigm(of: concept.targetTerms[wrong.rendering.term])[wrong.rendering.form]
      .label
    guard let preferred = concept.allowed.first else { return nil }
    return finder.targetInflector.paradigm(of: preferred).first { $0.label == label }?.text
  }

  /// The issue with what was found about it.
  func explained(
    _ missing: TermIssue, concept: Int, _ occurrence: TermFinder.Occurrence, in source: String,
    _ reading: TargetReading, others: Set<Int>
  ) -> TermIssue? {
    missing
  }
}
