import Foundation

/// From the model's probability of a bead to the share of such beads that are right.
///
/// After Platt (1999), a line in log-odds, here bent at a few places, and moved by what is known of the bead beside its probability.
package struct ConfidenceCurve: Sendable, Equatable {
  /// What is known of a bead beside its probability; see ``BeadCircumstances``.
  package struct Circumstances: Sendable, Hashable {
    /// How unsure the model is of all the links of the document, beside what is usual, in -1...1; see ``doubt(_:)``.
    private(set) var documentDoubt: Double
    /// What counts where the model is sure.
    private(set) var cuesWhereSure: [Double] = []
    /// What always counts.
    private(set) var cues: [Double] = []

    /// Of a bead with both sides: where the model is sure, those of joined sentences and those beside an omission are wrong more often
    /// than it thinks.
    package static func link(isJoined: Bool, isBesideOmission: Bool, documentDoubt: Double = 0) -> Self {
      .init(documentDoubt: documentDoubt, cuesWhereSure: [isJoined, isBesideOmission].map { $0 ? 1 : 0 })
    }

    /// Of an omission.
    ///
    /// - Parameters:
    ///   - hasNumber: whether there is a number in it.
    ///   - lengthGain: how much better the lengths of a neighbouring link would fit with it.
    ///   - joins: the logarithm of the document's share of joined sentences over what is usual.
    ///   - neighbour: the less probable of the links before and behind it.
    ///   - isLinkedElsewhere: whether a third document has it.
    package static func omission(
      isBesideOmission: Bool, documentDoubt: Double = 0, hasNumber: Bool = false, lengthGain: Double = 0,
      joins: Double = 0, neighbour: Double = 0.5, isLinkedElsewhere: Bool = false
    ) -> Self {
      .init(
        documentDoubt: documentDoubt,
        cues: [
          isBesideOmission ? 1 : 0, hasNumber ? 1 : 0, lengthGain, joins,
          ConfidenceCurve.logOdds(max(neighbour, leastNeighbour)), isLinkedElsewhere ? 1 : 0,
        ])
    }

    private static let leastNeighbour = 0.01

    /// The logarithm of what the probabilities of a document's links lack to one, on average, over what they usually lack.
    package static func doubt(_ probabilities: [Double]) -> Double {
      let lacking = probabilities.reduce(usualCount * usualDoubt) { $0 + 1 - $1 }
      return min(max(log(lacking / (Double(probabilities.count) + usualCount) / usualDoubt), -1), 1)
    }

    /// Few links say little: so many usual ones are added.
    private static let usualCount = 20.0
    private static let usualDoubt = 0.07
  }

  /// The log-odds at the model's log-odds of 0; the slopes before, between and behind the bends; what the doubt about the document adds;
  /// then the cues, which are as many as the kind of bead has.
  package private(set) var weights: [Double]

  /// Where the curve is bent, in log-odds of the model.
  private static let bends = [0.0, 1, 3, 5]
  private static let slopes = 1...bends.count + 1
  private static let doubt = bends.count + 2
  /// The doubt about the document counts more and more up to these log-odds.
  private static let surest = bends[3]
  /// The curve rises everywhere.
  private static let leastSlope = 0.05
  /// Nothing is surer than this: the model cannot know how often it is wrong altogether.
  private static let least = 0.0005

  /// The model's word as it is.
  package static let identity = ConfidenceCurve(identity(cueCount: 0))

  private static func identity(cueCount: Int) -> [Double] {
    [0] + slopes.map { _ in 1 } + [Double](repeating: 0, count: 1 + cueCount)
  }

  package init(_ weights: [Double]) { self.weights = weights }

  package func callAsFunction(_ probability: Double, _ circumstances: Circumstances) -> Double {
    1 / (1 + exp(-Self.product(weights, Self.features(probability, circumstances))))
  }

  /// The curve between two, in log-odds.
  func mixed(with other: ConfidenceCurve, share: Double) -> ConfidenceCurve {
    ConfidenceCurve(zip(weights, other.weights).map { (1 - share) * $0 + share * $1 })
  }

  private static func logOdds(_ probability: Double) -> Double {
    let p = min(max(probability, least), 1 - least)
    return log(p / (1 - p))
  }

  private static func features(_ probability: Double, _ circumstances: Circumstances) -> [Double] {
    let x = logOdds(probability)
    var features = [1, min(x, bends[0])]
    for (index, bend) in bends.enumerated() {
      let next = index + 1 < bends.count ? bends[index + 1] : .infinity
      features.append(min(max(x, bend), next) - bend)
    }
    features.append(circumstances.documentDoubt * min(max(x / surest, 0), 1))
    return features + circumstances.cuesWhereSure.map { $0 * min(max(x, 0), 1) } + circumstances.cues
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension ConfidenceCurve {
  /// A bead of which the truth is known.
  package struct Judgement: Sendable {
    package var probability: Double
    package var circumstances: Circumstances
    package var isRight: Bool
    /// How often it counts.
    package var weight: Double

    package init(probability: Double, circumstances: Circumstances, isRight: Bool, weight: Double = 1) {
      self.probability = probability
      self.circumstances = circumstances
      self.isRight = isRight
      self.weight = weight
    }
  }

  /// So many judgements' worth of belief in the model's own word, so that few judgements do not run away.
  private static let prior = 4.0

  /// The rising curve that makes these judgements most likely: Newton's method on the log-likelihood.
  package init(fitting judgements: [Judgement]) {
    let examples = judgements.map { (Self.features($0.probability, $0.circumstances), $0.isRight ? 1.0 : 0, $0.weight) }
    let size = max(examples.first?.0.count ?? 0, Self.doubt + 1)
    let identity = Self.identity(cueCount: size - Self.doubt - 1)
    var weights = identity
    for _ in 0..<60 {
      var gradient = zip(weights, identity).map { Self.prior * ($1 - $0) }
      var curvature = [[Double]](repeating: .init(repeating: 0, count: size), count: size)
      for i in 0..<size { curvature[i][i] = Self.prior }
      for (features, isRight, weight) in examples {
        let q = 1 / (1 + exp(-Self.product(weights, features)))
        for i in 0..<size where features[i] != 0 {
          gradient[i] += weight * (isRight - q) * features[i]
          for j in 0..<size { curvature[i][j] += weight * q * (1 - q) * features[i] * features[j] }
        }
      }
      let step = Self.solution(of: curvature, gradient)
      // Short steps: far from the best curve the quadratic is no guide.
      for i in 0..<size { weights[i] += max(-0.5, min(0.5, step[i])) }
      for i in Self.slopes { weights[i] = max(weights[i], Self.leastSlope) }
      let steepest = Self.surest * ((weights[2...4].min() ?? 0) - Self.leastSlope)
      weights[Self.doubt] = max(-steepest, min(steepest, weights[Self.doubt]))
    }
    self.weights = weights
  }

  /// Solves a system of linear equations with a positive definite matrix by elimination.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let size = rows.count
    for pivot in 0..<size {
      for row in pivot + 1..<size {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...size { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    var result = [Double](repeating: 0, count: size)
    for row in stride(from: size - 1, through: 0, by: -1) {
      let known = (row + 1..<size).reduce(0) { $0 + rows[row][$1] * result[$1] }
      result[row] = (rows[row][size] - known) / rows[row][row]
    }
    return result
  }
}
