import Foundation
import Testing
import UraModel

@testable import UraAlignment

@Suite struct BeadCircumstancesTests {
  private static let texts = [
    "The bridge is closed.", "It will open in 2027, they say.", "Nobody believes it.", "We wait.",
  ]
  private static let traits = SegmentTraits(texts.map { AlignmentSegment(text: $0) }, language: .english)

  private static func bead(_ source: [Int], _ target: [Int], _ probability: Double) -> Bead {
    Bead(source: source, target: target, confidence: probability)
  }

  @Test("an omission knows its number, its less probable neighbour, and what joining it would do to lengths")
  func omission() {
    let beads = [
      Self.bead([0], [0], 0.9), Self.bead([1], [], 0.8), Self.bead([2], [1], 0.7), Self.bead([3], [2, 3], 0.95),
    ]
    let found = BeadCircumstances(Self.traits, Self.traits).of(beads)
    let doubt = ConfidenceCurve.Circumstances.doubt([0.9, 0.7, 0.95])
    #expect(found[0] == .link(isJoined: false, isBesideOmission: true, documentDoubt: doubt))
    #expect(found[3] == .link(isJoined: true, isBesideOmission: false, documentDoubt: doubt))
    #expect(found[1].documentDoubt == doubt && found[1].cuesWhereSure.isEmpty)
    // Letters and marks: 18, 25, 17, 7, and 10 more a side. Joined to [0]-[0], 28 to 28 would be 53 to 28.
    let expected = [0, 1, log(28.0 / 53), log(2 / 1.3), log(0.7 / 0.3), 0]
    #expect(zip(found[1].cues, expected).allSatisfy { abs($0 - $1) < 1e-9 } && found[1].cues.count == expected.count)
  }

  @Test("where a neighbour's other side is too long, joining the omission makes the lengths fit")
  func gain() {
    let usual = (0..<3).map { Self.bead([$0], [$0], 0.9) }
    let gains = [[3], [1, 3]].map { target -> Double in
      let beads = usual + [Self.bead([3], target, 0.9), Self.bead([1], [], 0.9)]
      return BeadCircumstances(Self.traits, Self.traits).of(beads)[4].cues[2]
    }
    #expect(gains[0] < 0 && gains[1] > 0)
  }

  @Test("a segment that a third document has is known to be")
  func linkedElsewhere() {
    var traits = Self.traits
    traits.markLinks(
      in: [(0, 1, [Self.bead([2], [0], 1)]), (0, 2, [Self.bead([1], [1], 1), Self.bead([3], [], 1)]), (1, 2, [])],
      of: 0,
      besides: 1)
    #expect(traits.areLinkedElsewhere == [false, true, false, false])
    let found = BeadCircumstances(traits, Self.traits).of([Self.bead([1], [], 1), Self.bead([3], [], 1)])
    #expect(found.map { $0.cues.last } == [1, 0])
  }

  @Test("of an omission without neighbours nothing is known")
  func alone() {
    let found = BeadCircumstances(Self.traits, Self.traits).of([Self.bead([0], [], 0.8)])
    #expect(
      found == [
        .omission(
          isBesideOmission: false, documentDoubt: ConfidenceCurve.Circumstances.doubt([]), lengthGain: -1,
          joins: 0, neighbour: 1)
      ])
  }
}
