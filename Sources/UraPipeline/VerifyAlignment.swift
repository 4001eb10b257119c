package import UraAlignment
package import UraModel

/// Pairs that are aligned already -> the pairs that are no translations of each other.
package struct VerifyAlignment {
  /// A pair that is probably no translation.
  package struct Suspect: Sendable {
    /// Counted from 0.
    package var pair: Int
    package var source: String
    package var target: String
    /// How probable it is, in 0...1, that the pair is a translation.
    package var confidence: Double
    /// The pair whose target fits the source better.
    package var better: Int?
  }

  /// Where the pairs come from.
  package enum Input: Sendable {
    /// A memory, a translation file, or a table of source TAB target.
    case file(String)
    /// Two files with a segment a line; the first lines belong together, the second ones ...
    case lines(source: String, target: String)
  }

  private let verifier: PairVerifier
  private let from: LanguageTag
  private let to: LanguageTag
  private let threshold: Double

  package init(from: LanguageTag, to: LanguageTag, knowledge: AlignmentKnowledge?, threshold: Double = 0.5) {
    self.from = from
    self.to = to
    self.threshold = threshold
    verifier = PairVerifier(source: from, target: to, knowledge: knowledge)
  }

  /// The suspects in order, and the number of pairs.
  ///
  /// - Throws: `InputError` or `MemoryError` for a file that cannot be read, or files of different lengths.
  package func callAsFunction(
    _ input: Input, diagnostics: any DiagnosticCollector
  ) throws -> (suspects: [Suspect], pairs: Int) {
    let pairs = try pairs(of: input, diagnostics)
    let verdicts = verifier.verdicts(pairs)
    let suspects = pairs.indices.filter { verdicts[$0].confidence < threshold }.map {
      let (source, target) = pairs[$0]
      return Suspect(
        pair: $0, source: source, target: target, confidence: verdicts[$0].confidence, better: verdicts[$0].better)
    }
    return (suspects, pairs.count)
  }

  private func pairs(
    of input: Input, _ diagnostics: any DiagnosticCollector
  ) throws -> SentencePairs {
    switch input {
    case .file(let path):
      return try SentencePairs.read(path, from: from, to: to, diagnostics: diagnostics)
    case .lines(let source, let target):
      let left = try AlignDocuments.segments(ofFile: source, language: from, input: .segmented)
      let right = try AlignDocuments.segments(ofFile: target, language: to, input: .segmented)
      guard left.count == right.count else {
        throw InputError(
          at: SourceLocation(path: target), code: "lines-differ",
          "expected \(left.count) segments as in \(source), found \(right.count); align the files first")
      }
      for (segments, language, path) in [(left, from, source), (right, to, target)] {
        AlignDocuments.warning(segments, language, path: path).map(diagnostics.emit)
      }
      return zip(left, right).reduce(into: SentencePairs()) { $0.append($1.0.text, $1.1.text) }
    }
  }
}
