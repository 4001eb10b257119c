import Foundation

/// How long translations are: the target's letters for one of the source.
struct LengthRatio {
  private let logarithm: Float

  /// Of whole documents.
  init(_ source: PreparedDocument, _ target: PreparedDocument) {
    let a = source.lengths.reduce(0, +)
    let b = target.lengths.reduce(0, +)
    logarithm = a > 0 && b > 0 ? log(b / a) : 0
  }

  /// Of what beads link: a chapter that only one document has says nothing of how long a translation is.
  ///
  /// - Parameter probabilities: of the beads.
  init(
    _ beads: [BeadSearch.PieceBead], _ probabilities: [Float], _ source: PreparedDocument, _ target: PreparedDocument
  ) {
    var a = Self.doubt
    var b = Self.doubt * exp(LengthRatio(source, target).logarithm)
    for (bead, probability) in zip(beads, probabilities) where !bead.source.isEmpty && !bead.target.isEmpty {
      a += probability * source.lengths[bead.source].reduce(0, +)
      b += probability * target.lengths[bead.target].reduce(0, +)
    }
    logarithm = log(b / a)
  }

  /// So many letters of the source are added that have the ratio of whole documents.
  private static let doubt: Float = 300

  /// What to multiply the lengths of each document with: half of the ratio each, so that exchanging them changes nothing.
  var scales: (source: Float, target: Float) { (exp(logarithm / 2), exp(-logarithm / 2)) }

  /// What the sentences of one document differ by anyhow.
  static let noticeable: Float = 0.04
  /// What another round is worth.
  static let large: Float = 0.1

  func distance(to other: LengthRatio) -> Float { abs(logarithm - other.logarithm) }
}
