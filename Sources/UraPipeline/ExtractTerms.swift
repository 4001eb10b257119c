import UraChecks
import UraFormats
package import UraGlossary
package import UraModel
import UraText

/// The journey from translations to a list of proposed terms: pairs -> `TermExtractor` -> a table to review.
package struct ExtractTerms {
  private let source: LanguageTag
  private let target: LanguageTag
  private let options: TermExtractor.Options

  package init(from source: LanguageTag, to target: LanguageTag, options: TermExtractor.Options = .init()) {
    self.source = source
    self.target = target
    self.options = options
  }

  /// - Parameter background: a file of the source language about other things.
  package func callAsFunction(
    _ pairs: PairSource, background: String?, diagnostics: any DiagnosticCollector
  ) throws -> [TermExtractor.Proposal] {
    var extractor = TermExtractor(from: source, to: target, options: options)
    try pairs.forEach(from: source, to: target, diagnostics: diagnostics) { pair in
      extractor.add(source: pair.source, target: pair.target)
    }
    if let background {
      extractor.addBackground(try TextDecoder.decode(try InputBytes.read(background), path: background).text)
    }
    return extractor.proposals()
  }

  /// A table that is a glossary when the columns that are not wanted are taken away: the languages first, then the frequency, the score
  /// and the evidence.
  package func table(_ proposals: [TermExtractor.Proposal]) -> String {
    let writer = CSVWriter()
    var result = writer.line(["\(source)", "\(target)", "note", "frequency", "score", "association", "evidence"])
    for proposal in proposals {
      result += writer.line([
        proposal.term, proposal.translations.first?.text ?? "",
        proposal.translations.count > 1
          ? "or: " + proposal.translations.dropFirst().map(\.text).joined(separator: ", ") : "",
        String(proposal.frequency), String((proposal.score * 10).rounded() / 10),
        proposal.translations.first.map { String(($0.association * 100).rounded() / 100) } ?? "",
        proposal.evidence.map { "\($0.source) = \($0.target)" }.joined(separator: " / "),
      ])
    }
    return result
  }
}
