import Foundation

/// Ten bins of confidence, beside the share of right beads in each.
struct CalibrationBins {
  private struct Bin {
    var confidence = 0.0
    var right = 0
    var count = 0
    /// By text: how much more of its beads are right than the confidence says.
    var excess: [String: Double] = [:]

    /// Of the difference of the means. The beads of a text are right or wrong together: documents made of the same text repeat it.
    var standardError: Double { excess.values.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(count) }
  }

  private var bins = [Bin](repeating: Bin(), count: 10)
  private var squares = 0.0
  private var logarithms = 0.0

  /// - Parameter text: the texts of the bead.
  mutating func add(_ confidence: Double, isRight: Bool, text: String) {
    let bin = min(9, Int(confidence * 10))
    let right = isRight ? 1.0 : 0
    bins[bin].confidence += confidence
    bins[bin].right += isRight ? 1 : 0
    bins[bin].count += 1
    bins[bin].excess[text, default: 0] += right - confidence
    squares += pow(confidence - right, 2)
    logarithms -= log(max(isRight ? confidence : 1 - confidence, 1e-6))
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    for i in sum.bins.indices {
      sum.bins[i].confidence += right.bins[i].confidence
      sum.bins[i].right += right.bins[i].right
      sum.bins[i].count += right.bins[i].count
      sum.bins[i].excess.merge(right.bins[i].excess, uniquingKeysWith: +)
    }
    sum.squares += right.squares
    sum.logarithms += right.logarithms
    return sum
  }

  /// Mean confidence / share of right beads, the standard error of the difference, the beads; then the scores of Brier and of
  /// the logarithm.
  var description: String {
    let parts = bins.filter { $0.count > 0 }.map { bin in
      let count = Double(bin.count)
      return String(
        format: "%.2f/%.2f ±%.2f (%d)", bin.confidence / count, Double(bin.right) / count, bin.standardError, bin.count)
    }
    let total = Double(max(1, bins.reduce(0) { $0 + $1.count }))
    return parts.joined(separator: ", ") + String(format: "; Brier %.4f, log %.4f", squares / total, logarithms / total)
  }
}
