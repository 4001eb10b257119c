import Foundation

/// Ten bins of confidence, beside the share of right beads in each.
struct CalibrationBins {
  private var bins = [(confidence: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: 10)
  private var squares = 0.0
  private var logarithms = 0.0

  mutating func add(_ confidence: Double, isRight: Bool) {
    let bin = min(9, Int(confidence * 10))
    bins[bin].confidence += confidence
    bins[bin].right += isRight ? 1 : 0
    bins[bin].count += 1
    squares += pow(confidence - (isRight ? 1 : 0), 2)
    logarithms -= log(max(isRight ? confidence : 1 - confidence, 1e-6))
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    for i in sum.bins.indices {
      sum.bins[i].confidence += right.bins[i].confidence
      sum.bins[i].right += right.bins[i].right
      sum.bins[i].count += right.bins[i].count
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
      let mean = bin.confidence / count
      return String(
        format: "%.2f/%.2f ±%.2f (%d)", mean, Double(bin.right) / count, (mean * (1 - mean) / count).squareRoot(),
        bin.count)
    }
    let total = Double(max(1, bins.reduce(0) { $0 + $1.count }))
    return parts.joined(separator: ", ") + String(format: "; Brier %.4f, log %.4f", squares / total, logarithms / total)
  }
}
