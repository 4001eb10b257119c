import Foundation

/// Makes the model's probabilities mean what they say: of beads with a confidence of 0.8 four in five should be right.
///
/// After Platt (1999): a logistic curve over the logarithm of the odds, fitted on documents whose beads are known. One curve for
/// what a lexicon knows and one for what documents teach are mixed like the other parameters; a third language moves the curve again.
package struct ConfidenceCalibration: Sendable {
  package let slope: Double
  package let shift: Double

  package init(slope: Double, shift: Double) {
    self.slope = slope
    self.shift = shift
  }

  init(_ p: AlignmentParameters, isJoint: Bool) {
    guard p.isCalibrated else {
      self.init(slope: 1, shift: 0)
      return
    }
    self.init(
      slope: Double(p.confidenceSlope * (isJoint ? p.jointConfidenceSlope : 1)),
      shift: Double(p.confidenceShift + (isJoint ? p.jointConfidenceShift : 0)))
  }

  package func calibrated(_ probability: Double) -> Double {
    let p = min(max(probability, Self.least), 1 - Self.least)
    return 1 / (1 + exp(-(slope * log(p / (1 - p)) + shift)))
  }

  /// Nothing is surer than this: the model cannot know how often it is wrong altogether.
  private static let least = 0.0005

  private static let prior = 4.0

  /// The curve that makes these judgements most likely (Newton's method on the log-likelihood).
  ///
  /// - Parameter judgements: probabilities, and whether the bead was right.
  package init(fitting judgements: [(probability: Double, isRight: Bool)]) {
    var a = 1.0
    var b = 0.0
    func bounded(_ step: Double) -> Double { max(-0.2, min(0.2, step)) }
    for _ in 0..<50 {
      // Drawn a little to the identity, so that few judgements do not run away.
      var gradient = (a: -Self.prior * (a - 1), b: -Self.prior * b)
      var curve = (aa: Self.prior, ab: 0.0, bb: Self.prior)
      for judgement in judgements {
        let p = min(max(judgement.probability, Self.least), 1 - Self.least)
        let x = log(p / (1 - p))
        let q = 1 / (1 + exp(-(a * x + b)))
        let miss = (judgement.isRight ? 1 : 0) - q
        let weight = q * (1 - q)
        gradient.a += miss * x
        gradient.b += miss
        curve.aa += weight * x * x
        curve.ab += weight * x
        curve.bb += weight
      }
      let determinant = curve.aa * curve.bb - curve.ab * curve.ab
      guard determinant > 1e-9 else { break }
      // Short steps: far from the best curve the quadratic is no guide.
      a += bounded((curve.bb * gradient.a - curve.ab * gradient.b) / determinant)
      b += bounded((curve.aa * gradient.b - curve.ab * gradient.a) / determinant)
    }
    slope = a
    shift = b
  }
}
