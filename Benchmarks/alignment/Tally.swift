import Foundation
import UraModel

/// Strict F1 and calibration, added up over documents: only beads with both sides count.
struct Tally {
  private(set) var right = 0
  private(set) var found = 0
  private(set) var known = 0
  private(set) var links = CalibrationBins()
  private(set) var omissions = CalibrationBins()

  mutating func add(_ beads: [Bead], gold: [Bead]) {
    let links = Set(gold.filter(Self.isLink).map { [$0.source, $0.target] })
    known += links.count
    let alone = Set(gold.filter { !Self.isLink($0) }.map { [$0.source, $0.target] })
    for bead in beads {
      if Self.isLink(bead) {
        let isRight = links.contains([bead.source, bead.target])
        found += 1
        if isRight { right += 1 }
        self.links.add(bead.confidence, isRight: isRight)
      } else {
        omissions.add(bead.confidence, isRight: alone.contains([bead.source, bead.target]))
      }
    }
  }

  var f1: Double { 2 * Double(right) / Double(max(found + known, 1)) }
  var precision: Double { Double(right) / Double(max(found, 1)) }
  var recall: Double { Double(right) / Double(max(known, 1)) }

  static func isLink(_ bead: Bead) -> Bool { !bead.source.isEmpty && !bead.target.isEmpty }

  static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    sum.right += right.right
    sum.found += right.found
    sum.known += right.known
    sum.links = left.links + right.links
    sum.omissions = left.omissions + right.omissions
    return sum
  }
}
