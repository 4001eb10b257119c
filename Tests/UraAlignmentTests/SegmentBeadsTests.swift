import Testing
import UraModel

@testable import UraAlignment

@Suite struct SegmentBeadsTests {
  private func document(_ texts: [String]) -> PreparedDocument {
    PreparedDocument(texts.map { AlignmentSegment(text: $0) }, language: .init("en") ?? .undetermined)
  }

  @Test("sentences that found nothing, opposite each other in the middle of a bead, belong to it")
  func hole() {
    let whole = document(["It rained all day. Nobody minded. The match went on."])
    let parts = document(["It rained all day.", "Nobody minded.", "The match went on."])
    let beads: [BeadSearch.PieceBead] = [
      .init(kind: 0, source: 0..<1, target: 0..<1), .init(kind: 1, source: 1..<2, target: 1..<1),
      .init(kind: 2, source: 2..<2, target: 1..<2), .init(kind: 0, source: 2..<3, target: 2..<3),
    ]
    let united = SegmentBeads.unite(beads, whole, parts)
    #expect(united.map(\.source) == [[0]])
    #expect(united.map(\.target) == [[0, 1, 2]])
    // Seen from the other side, too.
    let mirrored = beads.map { BeadSearch.PieceBead(kind: $0.kind, source: $0.target, target: $0.source) }
    #expect(SegmentBeads.unite(mirrored, parts, whole).map(\.source) == [[0, 1, 2]])
  }

  @Test("a sentence that was put into the middle of a bead stays alone")
  func insertion() {
    let whole = document(["It rained all day. The match went on."])
    let parts = document(["It rained all day.", "Buy our boots!", "The match went on."])
    let beads: [BeadSearch.PieceBead] = [
      .init(kind: 0, source: 0..<1, target: 0..<1), .init(kind: 2, source: 1..<1, target: 1..<2),
      .init(kind: 0, source: 1..<2, target: 2..<3),
    ]
    #expect(Set(SegmentBeads.unite(beads, whole, parts).map(\.target)) == [[0, 2], [1]])
  }

  @Test("a segment between two beads stays alone")
  func alone() {
    let one = document(["It rained all day.", "The match went on."])
    let other = document(["It rained all day.", "Nobody minded.", "The match went on."])
    let beads: [BeadSearch.PieceBead] = [
      .init(kind: 0, source: 0..<1, target: 0..<1), .init(kind: 2, source: 1..<1, target: 1..<2),
      .init(kind: 0, source: 1..<2, target: 2..<3),
    ]
    #expect(SegmentBeads.unite(beads, one, other).map(\.target) == [[0], [1], [2]])
  }
}
