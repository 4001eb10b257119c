import Foundation

/// How long translations are: the target's letters for one of the source.
struct LengthRatio {
  /// Letters that say the same.
  private var source: Float
  private var target: Float

  /// Of whole documents.
  init(_ source: PreparedDocument, _ target: PreparedDocument) {
    self.source = source.lengths.reduce(0, +)
    self.target = target.lengths.reduce(0, +)
    if self.source == 0 || self.target == 0 { (self.source, self.target) = (1, 1) }
  }

  private init() { (source, target) = (1, 1) }

  /// What may be tried first: that of whole documents, and where translations are hardly ever so much longer or shorter, as when one
  /// document is a part of the other, as many letters for as many.
  static func guesses(_ source: PreparedDocument, _ target: PreparedDocument) -> [LengthRatio] {
    let whole = LengthRatio(source, target)
    return abs(log(whole.target / whole.source)) > usual ? [whole, LengthRatio()] : [whole]
  }

  /// Translations between alphabets differ less, as a logarithm.
  private static let usual: Float = 0.2

  /// Of what beads link: a chapter that only one document has says nothing of how long a translation is.
  ///
  /// - Parameters:
  ///   - probabilities: of the beads.
  ///   - guess: what is believed as long as little is linked.
  init(
    _ beads: [BeadSearch.PieceBead], _ probabilities: [Float], _ source: PreparedDocument, _ target: PreparedDocument,
    guess: LengthRatio
  ) {
    let scales = guess.scales
    (self.source, self.target) = (Self.doubt * scales.target, Self.doubt * scales.source)
    for (bead, probability) in zip(beads, probabilities) where !bead.source.isEmpty && !bead.target.isEmpty {
      self.source += probability * source.lengths[bead.source].reduce(0, +)
      self.target += probability * target.lengths[bead.target].reduce(0, +)
    }
  }

  /// About so many letters of each are added, in the ratio of the guess.
  private static let doubt: Float = 300

  /// What to multiply the lengths of each document with: half of the ratio each, so that exchanging them changes nothing.
  var scales: (source: Float, target: Float) { ((target / source).squareRoot(), (source / target).squareRoot()) }

  /// What the sentences of one document differ by anyhow, as a difference of logarithms.
  private static let noticeable: Float = 0.04
  private static let step: Float = 1 / 256
  /// What another round is worth.
  private static let large: Float = 0.1

  /// Becomes another ratio, where that differs by more than sentences do anyhow.
  ///
  /// - Returns: whether it was far.
  mutating func follow(_ other: LengthRatio) -> Bool {
    let shift = log(other.target / other.source * (source / target))
    guard abs(shift) > Self.noticeable else { return false }
    // In steps, so that the last digits of probabilities, which depend on which document is the source, do not matter.
    let half = (abs(shift) / Self.step).rounded() * Self.step / 2
    target *= exp(shift < 0 ? -half : half)
    source *= exp(shift < 0 ? half : -half)
    return abs(shift) > Self.large
  }
}
