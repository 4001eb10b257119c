import Foundation
import UraModel

/// Strict F1 and calibration, added up over documents: only beads with both sides count.
struct Tally {
  private(set) var right = 0
  private(set) var found = 0
  private(set) var known = 0
  private(set) var links = CalibrationBins()
  private(set) var omissions = CalibrationBins()

  /// - Parameter text: the texts of a bead; only with it the confidence is counted.
  mutating func add(_ beads: [Bead], gold: [Bead], text: ((Bead) -> String)? = nil) {
    let links = Set(gold.filter(Self.isLink).map { [$0.source, $0.target] })
    known += links.count
    let alone = Set(gold.filter { !Self.isLink($0) }.map { [$0.source, $0.target] })
    for bead in beads {
      let isLink = Self.isLink(bead)
      let isRight = (isLink ? links : alone).contains([bead.source, bead.target])
      if isLink {
        found += 1
        if isRight { right += 1 }
      }
      guard let text else { continue }
      if isLink {
        self.links.add(bead.confidence, isRight: isRight, text: text(bead))
      } else {
        omissions.add(bead.confidence, isRight: isRight, text: text(bead))
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
