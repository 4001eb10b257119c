import Foundation
import UraModel

/// Strict F1 and calibration, added up over documents: only beads with both sides count.
struct Tally {
  private(set) var right = 0
  private(set) var found = 0
  private(set) var known = 0
  /// Ten bins of confidence: its sum, the right beads, all beads.
  private(set) var bins = [(confidence: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: 10)

  mutating func add(_ beads: [Bead], gold: [Bead]) {
    let links = Set(gold.filter(Self.isLink).map { [$0.source, $0.target] })
    known += links.count
    for bead in beads where Self.isLink(bead) {
      let isRight = links.contains([bead.source, bead.target])
      found += 1
      if isRight { right += 1 }
      let bin = min(9, Int(bead.confidence * 10))
      bins[bin].confidence += bead.confidence
      bins[bin].right += isRight ? 1 : 0
      bins[bin].count += 1
    }
  }

  var f1: Double { 2 * Double(right) / Double(max(found + known, 1)) }
  var precision: Double { Double(right) / Double(max(found, 1)) }
  var recall: Double { Double(right) / Double(max(known, 1)) }

  var calibration: String {
    bins.filter { $0.count > 0 }.map { bin in
      String(
        format: "%.2f/%.2f (%d)", bin.confidence / Double(bin.count), Double(bin.right) / Double(bin.count), bin.count)
    }.joined(separator: ", ")
  }

  static func isLink(_ bead: Bead) -> Bool { !bead.source.isEmpty && !bead.target.isEmpty }

  static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    sum.right += right.right
    sum.found += right.found
    sum.known += right.known
    for i in sum.bins.indices {
      sum.bins[i].confidence += right.bins[i].confidence
      sum.bins[i].right += right.bins[i].right
      sum.bins[i].count += right.bins[i].count
    }
    return sum
  }
}
