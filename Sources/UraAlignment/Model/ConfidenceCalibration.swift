package import UraModel

/// Makes the model's probabilities mean what they say: of beads with a confidence of 0.8 four in five should be right.
///
/// Beads with both sides and omissions have a curve each, fitted on documents whose beads are known: with a lexicon and without one (mixed
/// like the other parameters), two languages alone and several jointly. The curves are in `FittedConfidence.swift`.
package struct ConfidenceCalibration: Sendable {
  package var links: ConfidenceCurve
  package var omissions: ConfidenceCurve

  package init(links: ConfidenceCurve, omissions: ConfidenceCurve) {
    self.links = links
    self.omissions = omissions
  }

  init(_ p: AlignmentParameters, isJoint: Bool) {
    guard p.isCalibrated else {
      self.init(links: .identity, omissions: .identity)
      return
    }
    let (with, without) =
      isJoint ? (Self.jointWithLexicon, Self.jointWithoutLexicon) : (Self.aloneWithLexicon, Self.aloneWithoutLexicon)
    let share = Double(p.lexiconShare)
    self.init(
      links: without.links.mixed(with: with.links, share: share),
      omissions: without.omissions.mixed(with: with.omissions, share: share))
  }

  /// Replaces the model's probabilities of the beads of a document, in order, by confidences.
  func calibrate(_ beads: inout [Bead], _ circumstances: BeadCircumstances) {
    for (index, known) in zip(beads.indices, circumstances.of(beads)) {
      let curve = Self.isOmission(beads[index]) ? omissions : links
      beads[index].confidence = curve(beads[index].confidence, known)
    }
  }

  package static func isOmission(_ bead: Bead) -> Bool { bead.source.isEmpty || bead.target.isEmpty }
}
