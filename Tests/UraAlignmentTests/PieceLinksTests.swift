import Testing
import UraModel

@testable import UraAlignment

/// Which pieces of two documents a third one puts together.
@Suite struct PieceLinksTests {
  /// Links of certain beads: the pieces of one side, and of the other.
  private func links(_ beads: [([Int], [Int])], rows: Int) -> PieceLinks {
    var list = [[PieceLinks.Link]](repeating: [], count: rows)
    for (sources, targets) in beads {
      for i in sources {
        for j in targets {
          list[i].append(
            .init(
              other: Int32(j), probability: 1, isInside: targets.count == 1 ? 1 : 0,
              isAround: sources.count == 1 ? 1 : 0))
        }
      }
    }
    return PieceLinks(rows: list)
  }

  private func certain(_ out: PieceLinks, _ on: PieceLinks) -> [[Int]] {
    out.routes(through: on).map { $0.filter { $0.isCertain > 0.5 }.map { Int($0.other) }.sorted() }
  }

  @Test("a piece of the third document that lies wholly in one piece of either side forces them together")
  func chain() {
    // Two sentences stand for three there, which are two here, cut elsewhere.
    let out = links([([0], [0]), ([1], [1, 2])], rows: 2)
    let on = links([([0, 1], [0]), ([2], [1])], rows: 3)
    #expect(certain(out, on) == [[0], [0, 1]])
  }

  @Test("two pieces that are both inside a longer one of the third document need not meet")
  func inside() {
    let out = links([([0, 1], [0])], rows: 2)
    let on = links([([0], [0, 1])], rows: 1)
    #expect(out.routes(through: on).map { $0.map { Int($0.other) }.sorted() } == [[0, 1], [0, 1]])
    #expect(certain(out, on) == [[], []])
  }

  @Test("seen from the other document inside is around")
  func transposed() {
    let back = links([([0], [0, 1])], rows: 1).transposed(count: 2)
    #expect(back.rows.map { $0.map(\.isInside) } == [[1], [1]])
    #expect(back.rows.map { $0.map(\.isAround) } == [[0], [0]])
  }
}
