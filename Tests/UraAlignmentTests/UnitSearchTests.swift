import Foundation
import SeededRandom
import Testing

@testable import UraAlignment

@Suite("UnitSearch")
struct UnitSearchTests {
  /// Scores of every link of two documents, by chance; what an omission scores does not depend on where the other document stands.
  private static func scores(_ n: Int, _ m: Int, _ random: inout SeededGenerator) -> BeadScores {
    let corridor = Corridor(full: n, m)
    var values = [Float](repeating: -.infinity, count: corridor.cellCount * BeadKind.all.count)
    corridor.forEachCorner { i, j, cell in
      for (index, kind) in BeadKind.all.enumerated() where i + kind.source <= n && j + kind.target <= m {
        values[cell * BeadKind.all.count + index] =
          kind.isLink ? Float.random(in: -4...2, using: &random) : -1
      }
    }
    return BeadScores(values, corridor: corridor)
  }

  /// A link of pieces, by the pair of documents and its place.
  private struct Link: Hashable {
    var pair: Int
    var kind: Int
    var source: Int
    var target: Int
  }

  private struct Alignment {
    var weight = 0.0
    var links: Set<Link> = []
  }

  /// Every alignment, found by trying every sequence of units; sequences that differ in order alone are one.
  private static func all(_ scores: UnitScores, _ counts: (Int, Int, Int)) -> [Set<[Int]>: Alignment] {
    var result: [Set<[Int]>: Alignment] = [:]
    func visit(_ i: Int, _ j: Int, _ k: Int, _ sum: Double, _ units: Set<[Int]>, _ links: Set<Link>) {
      if (i, j, k) == counts {
        result[units] = Alignment(weight: exp(sum), links: links)
        return
      }
      scores.forEachGroup(i, j, k, ending: false) { group, _, places in
        let size = UnitKind.groups[group].counts
        for (index, unit) in UnitKind.groups[group].kinds.enumerated() {
          let score = scores.score(group, index, places)
          if score == -.infinity { continue }
          // Where a document without pieces stands does not matter.
          let key = [group, index, size.0 > 0 ? i : -1, size.1 > 0 ? j : -1, size.2 > 0 ? k : -1]
          var more = links
          for (pair, path, a, b) in [(0, unit.paths.0, i, j), (1, unit.paths.1, i, k), (2, unit.paths.2, j, k)] {
            for bead in UnitKind.paths[path].beads where BeadKind.all[bead.kind].isLink {
              more.insert(Link(pair: pair, kind: bead.kind, source: a + bead.source, target: b + bead.target))
            }
          }
          visit(i + size.0, j + size.1, k + size.2, sum + score, units.union([key]), more)
        }
      }
    }
    visit(0, 0, 0, 0, [], [])
    return result
  }

  @Test(
    "The best path and the probabilities are those of trying every alignment",
    arguments: [(1, 1, 1), (2, 1, 1), (1, 2, 2), (2, 2, 1), (2, 2, 2), (3, 1, 2), (0, 2, 1)])
  func reference(counts: (Int, Int, Int)) throws {
    var random = SeededGenerator(seed: UInt64(counts.0 * 100 + counts.1 * 10 + counts.2))
    let pairs = [
      Self.scores(counts.0, counts.1, &random), Self.scores(counts.0, counts.2, &random),
      Self.scores(counts.1, counts.2, &random),
    ]
    let posteriors = pairs.map { BeadPosteriors($0, rows: BeadSearch.best($0).rows, temperature: 1) }
    let corridor = try #require(JointCorridor(posteriors, margin: 9, improbable: .infinity))
    let scores = UnitScores(pairs, corridor: corridor, parameters: .init(repeating: .standard, count: 3))
    let alignments = Self.all(scores, counts)
    let total = alignments.values.reduce(0) { $0 + $1.weight }

    let best = try #require(alignments.values.max { $0.weight < $1.weight })
    let found = try #require(UnitSearch(scores).best())
    let links = found.enumerated().flatMap { pair, beads in
      beads.filter { BeadKind.all[$0.kind].isLink }.map {
        Link(pair: pair, kind: $0.kind, source: $0.source.lowerBound, target: $0.target.lowerBound)
      }
    }
    #expect(Set(links) == best.links)

    let probabilities = try #require(UnitSearch(scores).probabilities(temperature: 1))
    for pair in 0..<3 {
      corridor.pairs[pair].forEachCorner { i, j, cell in
        for (kind, size) in BeadKind.all.enumerated() where size.isLink {
          let link = Link(pair: pair, kind: kind, source: i, target: j)
          let expected = alignments.values.reduce(0) { $0 + ($1.links.contains(link) ? $1.weight : 0) } / total
          #expect(abs(Double(probabilities[pair][cell * BeadKind.all.count + kind]) - expected) < 1e-4)
        }
      }
    }
  }

  /// Scores without the prior of the kind; what is not given is impossible, but for omissions.
  private static func scores(_ n: Int, _ m: Int, _ known: [[Int]: Float]) -> BeadScores {
    let corridor = Corridor(full: n, m)
    var values = [Float](repeating: -.infinity, count: corridor.cellCount * BeadKind.all.count)
    corridor.forEachCorner { i, j, cell in
      for (index, kind) in BeadKind.all.enumerated() where i + kind.source <= n && j + kind.target <= m {
        guard let value = kind.isLink ? known[[i, kind.source, j, kind.target]] : 0 else { continue }
        values[cell * BeadKind.all.count + index] = value + kind.mostPrior(.standard)
      }
    }
    return BeadScores(values, corridor: corridor)
  }

  @Test("Whether a sentence stands for two of both others is asked of what the lesser of them adds to it")
  func summary() throws {
    // It fits the second sentences better than they fit each other, and both pairs a little better with the first as well.
    let pairs = [
      Self.scores(1, 2, [[0, 1, 1, 1]: 10, [0, 1, 0, 2]: 11]),
      Self.scores(1, 2, [[0, 1, 1, 1]: 12, [0, 1, 0, 2]: 13]),
      Self.scores(2, 2, [[0, 1, 0, 1]: 5, [1, 1, 1, 1]: 8]),
    ]
    let posteriors = pairs.map { BeadPosteriors($0, rows: BeadSearch.best($0).rows, temperature: 1) }
    let corridor = try #require(JointCorridor(posteriors, margin: 9, improbable: .infinity))
    let scores = UnitScores(pairs, corridor: corridor, parameters: .init(repeating: .standard, count: 3))
    let found = try #require(UnitSearch(scores).best())
    #expect(found[0].map(\.target) == [0..<2])
    #expect(found[1].map(\.target) == [0..<2])
    #expect(found[2].map(\.target) == [0..<1, 1..<2])
  }

  @Test("Documents that fit nowhere better than elsewhere have too many corners to search")
  func tooMany() {
    let corridor = Corridor(full: 30, 30)
    var values = [Float](repeating: -.infinity, count: corridor.cellCount * BeadKind.all.count)
    corridor.forEachCorner { i, j, cell in
      for (index, kind) in BeadKind.all.enumerated() where i + kind.source <= 30 && j + kind.target <= 30 {
        values[cell * BeadKind.all.count + index] = -1
      }
    }
    let pairs = [BeadScores](repeating: BeadScores(values, corridor: corridor), count: 3)
    let posteriors = pairs.map { BeadPosteriors($0, rows: BeadSearch.best($0).rows, temperature: 1) }
    #expect(JointCorridor(posteriors, margin: 2, improbable: 20, limit: 100) == nil)
    #expect(JointCorridor(posteriors, margin: 2, improbable: 20) != nil)
  }

  @Test("There is no path where the pairs leave no room for one")
  func noPath() throws {
    let one = Corridor(full: 1, 1)
    var values = [Float](repeating: -.infinity, count: one.cellCount * BeadKind.all.count)
    values[0] = 0
    let linked = BeadScores(values, corridor: one)
    var apart = [Float](repeating: -.infinity, count: one.cellCount * BeadKind.all.count)
    one.forEachCorner { i, j, cell in
      if i == 0 { apart[cell * BeadKind.all.count + BeadPosteriors.omission] = 0 }
      if j == 0 { apart[cell * BeadKind.all.count + BeadPosteriors.addition] = 0 }
    }
    let unlinked = BeadScores(apart, corridor: one)
    let pairs = [linked, linked, unlinked]
    let posteriors = pairs.map { BeadPosteriors($0, rows: BeadSearch.best($0).rows, temperature: 1) }
    let narrow = try #require(JointCorridor(posteriors, margin: 0, improbable: 5))
    let scores = UnitScores(pairs, corridor: narrow, parameters: .init(repeating: .standard, count: 3))
    // Both are the first's, so they share a unit though they have nothing to do with each other.
    #expect(UnitSearch(scores).best() != nil)
    let contradiction = [linked, unlinked, BeadScores(values.map { _ in -.infinity }, corridor: one)]
    let none = UnitScores(contradiction, corridor: narrow, parameters: .init(repeating: .standard, count: 3))
    #expect(UnitSearch(none).best() == nil)
    #expect(UnitSearch(none).probabilities(temperature: 1) == nil)
  }
}

@Suite("UnitKind")
struct UnitKindTests {
  @Test("The paths of a kind take its pieces, and each kind of unit is there once")
  func inventory() {
    for group in UnitKind.groups {
      var seen: Set<[Int]> = []
      for kind in group.kinds {
        let paths = [kind.paths.0, kind.paths.1, kind.paths.2]
        #expect(seen.insert(paths).inserted)
        let sizes = paths.map { (UnitKind.paths[$0].source, UnitKind.paths[$0].target) }
        let (a, b, c) = group.counts
        #expect(sizes[0] == (a, b) && sizes[1] == (a, c) && sizes[2] == (b, c))
      }
    }
  }

  @Test("A sentence that stands for two of another document and the third tells both of them is one join")
  func joins() throws {
    let group = try #require(UnitKind.groups.first { $0.counts == (1, 2, 2) })
    let kind = try #require(
      group.kinds.first { kind in
        let paths = [kind.paths.0, kind.paths.1, kind.paths.2].map { UnitKind.paths[$0].beads }
        return paths[2].count == 2 && paths.joined().allSatisfy { BeadKind.all[$0.kind].isLink }
      })
    #expect(kind.joins == 1 && kind.omissions == 0)
    let alone = try #require(UnitKind.groups.first { $0.counts == (1, 0, 0) })
    #expect(alone.kinds.map(\.omissions) == [1])
  }

  @Test("Two sentences of two documents may both be parts of one, and have nothing in common")
  func apart() throws {
    let group = try #require(UnitKind.groups.first { $0.counts == (1, 1, 1) })
    #expect(
      group.kinds.contains { kind in
        !UnitKind.paths[kind.paths.2].beads.contains { BeadKind.all[$0.kind].isLink }
          && UnitKind.paths[kind.paths.0].beads.allSatisfy { BeadKind.all[$0.kind].isLink }
      })
  }

  @Test("The kinds are the same whatever the order of the documents")
  func order() {
    struct Kind: Hashable {
      var counts: [Int]
      var paths: [[[Int]]]
      var omissions: Int
      var joins: Int
    }
    /// The links of a path, seen from the second document if asked.
    func links(_ path: Int, reversed: Bool) -> [[Int]] {
      UnitKind.paths[path].beads.filter { BeadKind.all[$0.kind].isLink }.map { bead in
        let size = BeadKind.all[bead.kind]
        let both = [[bead.source, size.source], [bead.target, size.target]]
        return (reversed ? both.reversed() : both).flatMap { $0 }
      }
    }
    func kinds(reversed: Bool) -> Set<Kind> {
      Set(
        UnitKind.groups.flatMap { group in
          group.kinds.map { kind in
            let counts = [group.counts.0, group.counts.1, group.counts.2]
            // Reversed, the second and third are the first pair.
            let paths = [kind.paths.0, kind.paths.1, kind.paths.2].map { links($0, reversed: reversed) }
            return Kind(
              counts: reversed ? counts.reversed() : counts, paths: reversed ? paths.reversed() : paths,
              omissions: kind.omissions, joins: kind.joins)
          }
        })
    }
    #expect(kinds(reversed: false) == kinds(reversed: true))
  }
}
