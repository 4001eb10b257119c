package import UraModel
import UraFormats

/// Compares a translation with a glossary.
///
/// The rules: the longest term wins in the source and the longest name in the target; any form of any allowed name will do,
/// once, however often the term stands in the source; a forbidden name is an issue even beside a right one, unless it is
/// only a part of a right one or equals a form of one; one issue per term.
///
/// Not `Sendable`: see `TermFinder`. Make one per task.
package final class TermEnforcer {
  private let finder: TermFinder
  private let suspects: SuspectSearch

  /// - Parameter lexicons: dictionaries for languages without paradigms.
  package init(
    _ glossary: Glossary, from source: LanguageTag, to target: LanguageTag, lexicons: StemLexicons = .none
  ) {
    finder = TermFinder(glossary, from: source, to: target, lexicons: lexicons)
    suspects = SuspectSearch(finder)
  }

  /// What is wrong with `target` as a translation of `source`, in the order of the terms in the source.
  package func issues(source: String, target: String) -> [TermIssue] {
    let occurrences = finder.occurrences(in: source)
    if occurrences.isEmpty { return [] }
    var wanted: Set<Int> = []
    for occurrence in occurrences { wanted.formUnion(occurrence.concepts) }
    let (matches, words, text) = finder.renderings(of: wanted, in: target)
    let reading = TargetReading(matches, words: words, text: text)
    var seen: Set<Int> = []
    var issues: [TermIssue] = []
    var sentence: SuspectSentence?
    for occurrence in occurrences {
      guard let first = occurrence.concepts.first, seen.insert(first).inserted else { continue }
      if let issue = issue(occurrence, source, reading, &sentence, wanted) { issues.append(issue) }
    }
    return issues
  }

  private func issue(
    _ occurrence: TermFinder.Occurrence, _ source: String, _ reading: TargetReading,
    _ sentence: inout SuspectSentence?,
    _ wanted: Set<Int>
  ) -> TermIssue? {
    let allowed = reading.allowed(occurrence.concepts)
    // Of several concepts with this name, the one whose rendering stands there is meant.
    let meant = allowed.map(\.rendering.concept).first ?? occurrence.concepts.first ?? 0
    let concept = finder.concepts[meant]
    if let wrong = reading.unwelcome([meant]) ?? (allowed.isEmpty ? reading.unwelcome(occurrence.concepts) : nil) {
      let blamed = finder.concepts[wrong.rendering.concept]
      return TermIssue(
        wrong.rendering.status == .deprecated ? .deprecated : .forbidden, term: blamed.name,
        sourceRange: occurrence.range, found: reading.text(wrong.range), targetRange: wrong.range,
        expected: blamed.allowed.map(\.text), suggestion: suspects.counterpart(of: wrong, reading), entry: blamed.entry)
    }
    let misplaced = allowed.first.flatMap { first in
      allowed.allSatisfy { suspects.isMisplacedVocative($0, reading) } ? first : nil
    }
    guard allowed.isEmpty || misplaced != nil else { return nil }
    let missing = TermIssue(
      .missing, term: concept.name, sourceRange: occurrence.range,
      expected: occurrence.concepts.sorted().flatMap { finder.concepts[$0].allowed.map(\.text) }, entry: concept.entry)
    if let misplaced { return suspects.foreignEnding(missing, misplaced, reading) }
    return suspects.explained(missing, concepts: occurrence.concepts, reading, &sentence, others: wanted) {
      // A plural asks for one, which the glossary does not show.
      finder.isBaseForm(occurrence, of: meant, in: source) ? finder.words(before: occurrence, in: source) : []
    }
  }
}
