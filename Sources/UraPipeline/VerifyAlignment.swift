package import UraAlignment
package import UraModel

/// A file of pairs -> the pairs that are no translations of each other.
///
/// The pairs are aligned anew, as if they were two documents: a pair that does not find itself again is suspect.
package struct VerifyAlignment {
  /// A pair that the aligner would not have made.
  package struct Suspect: Sendable {
    /// Counted from 0.
    package var pair: Int
    package var source: String
    package var target: String
    /// How probable the pair is, in 0...1.
    package var confidence: Double
  }

  private let aligner: SentenceAligner
  private let from: LanguageTag
  private let to: LanguageTag
  private let threshold: Double

  package init(from: LanguageTag, to: LanguageTag, knowledge: AlignmentKnowledge, threshold: Double = 0.5) {
    self.from = from
    self.to = to
    self.threshold = threshold
    aligner = SentenceAligner(source: from, target: to, knowledge: knowledge)
  }

  /// The suspects of a memory, a translation file or a table, in order, and the number of pairs.
  ///
  /// - Throws: `InputError` or `MemoryError` for a file that cannot be read.
  package func callAsFunction(
    _ path: String, diagnostics: any DiagnosticCollector
  ) throws -> (suspects: [Suspect], pairs: Int) {
    let pairs = try SentencePairs.read(path, from: from, to: to, diagnostics: diagnostics)
    let beads = aligner.align(
      pairs.map { AlignmentSegment(text: $0.source) }, pairs.map { AlignmentSegment(text: $0.target) })
    var confidence = [Double](repeating: 0, count: pairs.count)
    for bead in beads where bead.source.count == 1 && bead.source == bead.target {
      confidence[bead.source[0]] = bead.confidence
    }
    let suspects = pairs.indices.filter { confidence[$0] < threshold }.map {
      Suspect(pair: $0, source: pairs[$0].source, target: pairs[$0].target, confidence: confidence[$0])
    }
    return (suspects, pairs.count)
  }
}
