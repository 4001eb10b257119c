import Testing
import UraModel

@testable import UraAlignment

@Suite struct CrossingFinderTests {
  private let aligner = SentenceAligner(source: SamplePairs.english, target: SamplePairs.ukrainian)
  private let source = SamplePairs.pairs.map { AlignmentSegment(text: $0.source) }

  /// Aligns with the targets in another order, and gives the beads that link anything.
  private func beads(_ order: [Int]) -> [Bead] {
    aligner.alignWithReordering(source, order.map { AlignmentSegment(text: SamplePairs.pairs[$0].target) })
  }

  @Test(
    "every translation is found where it stands",
    arguments: [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 3, 2, 4, 5, 6, 7, 8, 9], [5, 6, 7, 0, 1, 2, 3, 4, 8, 9],
      [0, 1, 2, 3, 4, 5, 8, 9, 6, 7],
    ])
  func orders(order: [Int]) {
    let beads = beads(order)
    #expect(beads.map(\.source) == (0..<10).map { [$0] })
    #expect(beads.map(\.target) == (0..<10).map { [order.firstIndex(of: $0) ?? -1] })
  }

  @Test("a bead of two and two is cut crosswise where that is better")
  func inside() {
    let targets = [1, 0].map { AlignmentSegment(text: SamplePairs.pairs[$0].target) }
    let evidence = PairEvidence(
      PreparedDocument(Array(source[..<2]), language: SamplePairs.english),
      PreparedDocument(targets, language: SamplePairs.ukrainian),
      knowledge: .builtIn(source: SamplePairs.english, target: SamplePairs.ukrainian), parameters: .standard)
    var finder = CrossingFinder([Bead(source: [0, 1], target: [0, 1], confidence: 1)], evidence: evidence)
    let found = finder.reordered()
    #expect(found.map(\.source) == [[0], [1]])
    #expect(found.map(\.target) == [[1], [0]])
  }

  @Test("beads outside of the longest part in the same order are marked")
  func marks() {
    #expect(beads([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).allSatisfy { !$0.isCrossing })
    let moved = beads([7, 8, 0, 1, 2, 3, 4, 5, 6, 9])
    #expect(moved.filter(\.isCrossing).flatMap(\.source) == [7, 8])
    #expect(beads([1, 0, 2, 3, 4, 5, 6, 7, 8, 9]).count(where: \.isCrossing) == 1)
  }

  @Test("every segment of both sides is in one bead, whatever was put in or left out")
  func coverage() {
    let order = [3, 2, 9, 0, 5, 4]
    let beads = aligner.alignWithReordering(
      source,
      order.map { AlignmentSegment(text: SamplePairs.pairs[$0].target) } + [
        AlignmentSegment(text: "Хлібина лежала на столі поруч із ножем.")
      ])
    #expect(beads.flatMap(\.source) == Array(0..<10))
    #expect(beads.flatMap(\.target).sorted() == Array(0..<7))
    #expect(aligner.alignWithReordering([], source).count == 10)
    #expect(aligner.alignWithReordering(source, []).count == 10)
  }
}
