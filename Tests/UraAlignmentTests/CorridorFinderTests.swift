import Foundation
import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag("en") ?? LanguageTag.undetermined
private let french = LanguageTag("fr") ?? LanguageTag.undetermined

/// Two documents that share nothing but names and numbers, with their true links.
struct InventedPair {
  private(set) var source: [AlignmentSegment] = []
  private(set) var target: [AlignmentSegment] = []
  private(set) var links: [[Int]] = []

  /// - Parameters:
  ///   - missing: source sentences whose translation is left out, beside one in twenty on either side.
  init(count: Int, missing: Range<Int>, added: Range<Int>, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = (0..<count / 4).map { _ in Self.word(&random).capitalized }
    for index in 0..<count {
      let name = names.randomElement(using: &random) ?? ""
      let number = Int.random(in: 1...9_999, using: &random)
      let length = Int.random(in: 4...14, using: &random)
      let one = (0..<length).map { _ in Self.word(&random) }.joined(separator: " ")
      let other = (0..<length).map { _ in Self.word(&random) }.joined(separator: " ")
      let fate = Int.random(in: 0..<40, using: &random)
      let hasSource = !added.contains(index) && fate != 0
      let hasTarget = !missing.contains(index) && fate != 1
      if hasSource && hasTarget { links.append([source.count, target.count]) }
      if hasSource { source.append(AlignmentSegment(text: "We \(one) in \(name) \(number) \(one).")) }
      if hasTarget { target.append(AlignmentSegment(text: "Il \(other) à \(name) \(number) \(other).")) }
    }
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    let letters = Array("bcdfghklmnprstvz")
    let vowels = Array("aeiou")
    return (0..<Int.random(in: 2...4, using: &random)).map { _ in
      "\(letters.randomElement(using: &random) ?? "b")\(vowels.randomElement(using: &random) ?? "a")"
    }.joined()
  }
}

@Suite struct CorridorFinderTests {
  private static let wide = [
    InventedPair(count: 460, missing: 0..<0, added: 0..<0, seed: 1),
    InventedPair(count: 520, missing: 100..<220, added: 300..<360, seed: 2),
    InventedPair(count: 520, missing: 0..<90, added: 450..<520, seed: 3),
  ]

  private func aligner(isExact: Bool) -> SentenceAligner {
    var parameters = AlignmentParameters.standard
    parameters.isExact = isExact
    return SentenceAligner(
      source: english, target: french, knowledge: AlignmentKnowledge.none, options: .init(parameters: parameters))
  }

  @Test(
    "lines that are all alike, and lines that have nothing to do with each other, give a narrow corridor, too",
    arguments: [
      ("The same line again, 12 times.", "Toujours la même ligne, 12 fois."), ("The same line again.", "Autre chose."),
    ])
  func hostile(source: String, target: String) {
    func document(_ text: String, _ count: Int, _ language: LanguageTag) -> PreparedDocument {
      PreparedDocument([AlignmentSegment](repeating: AlignmentSegment(text: text), count: count), language: language)
    }
    func corners(_ count: Int) -> Int {
      let a = document(source, count, english)
      let b = document(target, count * 9 / 10, french)
      let finder = LinkFinder(a, b, knowledge: .none, parameters: .standard)
      return CorridorFinder(a, b, links: finder.links.forward).corridor().cellCount
    }
    // Four times the lines, not sixteen times the work.
    #expect(corners(4_000) < 6 * corners(1_000))
  }

  @Test("the corridor is narrow and holds the true path, whole chapters missing or not", arguments: 0..<3)
  func holdsThePath(index: Int) throws {
    let pair = Self.wide[index]
    let a = PreparedDocument(pair.source, language: english)
    let b = PreparedDocument(pair.target, language: french)
    try #require((a.pieceCount + 1) * (b.pieceCount + 1) > CorridorFinder.exactLimit)
    let finder = LinkFinder(a, b, knowledge: .none, parameters: .standard)
    let corridor = CorridorFinder(a, b, links: finder.links.forward).corridor()
    #expect(corridor.cellCount < 60 * (a.pieceCount + b.pieceCount))
    let outside = pair.links.filter { corridor.cell($0[0], $0[1]) == nil || corridor.cell($0[0] + 1, $0[1] + 1) == nil }
    #expect(outside.isEmpty)
  }

  @Test("the search in the corridor finds what the search of the whole rectangle finds")
  func likeExact() {
    let pair = Self.wide[1]
    let narrow = aligner(isExact: false).align(pair.source, pair.target)
    let exact = aligner(isExact: true).align(pair.source, pair.target)
    let difference = Set(narrow.map { [$0.source, $0.target] }).symmetricDifference(
      exact.map { [$0.source, $0.target] })
    #expect(difference.count <= 4)
    let found = Set(narrow.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { $0.source + $0.target })
    #expect(Double(found.intersection(pair.links).count) >= 0.97 * Double(pair.links.count))
  }

  @Test("a path that leaves the corridor is looked for beyond its border: names too common for anchors, no beginning")
  func beyondTheBorder() {
    var random = SeededGenerator(seed: 5)
    let names = ["Arber", "Bezhan", "Cvetko", "Drita", "Ejup", "Fatos", "Gjon", "Hana"]
    let lines = (0..<600).map { _ in (0..<2).map { _ in names.randomElement(using: &random) ?? "" } }
    let missing = 130
    let source = lines.map { AlignmentSegment(text: "We saw \($0[0]) with \($0[1]) there.") }
    let target = lines.dropFirst(missing).map { AlignmentSegment(text: "On a vu \($0[0]) et puis \($0[1]).") }
    let beads = aligner(isExact: false).align(source, target)
    let right = beads.count { $0.source.count == 1 && $0.target.count == 1 && $0.source[0] - $0.target[0] == missing }
    #expect(right > target.count * 9 / 10)
  }

  @Test("where nothing links the documents the corridor is a band around the diagonal")
  func band() {
    let count = 1_200
    let a = PreparedDocument(
      [AlignmentSegment](repeating: AlignmentSegment(text: "la la"), count: count), language: english)
    let b = PreparedDocument(
      [AlignmentSegment](repeating: AlignmentSegment(text: "ti ti"), count: count), language: french)
    let finder = LinkFinder(a, b, knowledge: .none, parameters: .standard)
    let corridor = CorridorFinder(a, b, links: finder.links.forward).corridor()
    #expect(corridor.cellCount < 400 * count)
    #expect(corridor.cell(count / 2, count / 2) != nil)
  }

  @Test("a corridor seen from the other side holds the same corners")
  func transposed() {
    let corridor = Corridor(lower: [0, 0, 1, 3, 3], upper: [2, 3, 3, 5, 6], columns: 7)
    let other = corridor.transposed
    for i in 0..<5 { for j in 0..<7 { #expect((corridor.cell(i, j) == nil) == (other.cell(j, i) == nil)) } }
  }

  @Test("a bead as long as a book keeps the corners of the corridor, not those of the rectangle")
  func part() {
    let rows = 5_000
    let corridor = Corridor(
      lower: (0...rows).map { Int32(max(0, $0 - 10)) }, upper: (0...rows).map { Int32(min(rows, $0 + 10)) },
      columns: rows + 1)
    let whole = CorridorPart(corridor, rows: -16...rows + 16) { _ in -16...rows + 16 }
    #expect(whole.count == corridor.cellCount)
    let part = CorridorPart(corridor, rows: 100...103) { _ in 95...104 }
    var places: [Int] = []
    part.forEachCorner { i, j, place in
      #expect(part.place(i, j) == place)
      places.append(place)
    }
    #expect(places == Array(0..<part.count))
    #expect(part.place(100, 95) != nil && part.place(100, 105) == nil && part.place(103, 104) != nil)
  }

  @Test("a corridor is widened only where a path runs along its border")
  func widened() {
    let corridor = Corridor(
      lower: [0, 0, 0, 4, 8, 12, 16, 20], upper: [8, 10, 14, 18, 20, 20, 20, 20], columns: 21)
    func path(_ columns: [Int]) -> [BeadSearch.PieceBead] {
      columns.enumerated().map {
        .init(kind: 0, source: $0.offset..<$0.offset + 1, target: $0.element..<$0.element + 1)
      }
    }
    #expect(corridor.widened(around: path([0, 2, 5, 9, 13, 16, 18]), by: 5) == nil)
    let wider = corridor.widened(around: path([0, 2, 5, 9, 9, 16, 18]), by: 5)
    #expect(wider?.lower[4] ?? 99 <= 4)
  }
}

@Suite struct AnchorFinderTests {
  /// The textbook version: every anchor after every other.
  private func bestWeight(_ anchors: [AnchorFinder.Anchor]) -> Float {
    var total = anchors.map(\.weight)
    for (k, anchor) in anchors.enumerated() {
      var best: Float = 0
      for (l, other) in anchors[..<k].enumerated() where other.source < anchor.source && other.target < anchor.target {
        let isNear =
          anchor.source - other.source <= AnchorFinder.near && anchor.target - other.target <= AnchorFinder.near
        best = max(best, total[l] - (isNear ? 0 : AnchorFinder.jumpCost))
      }
      total[k] = anchor.weight + best
    }
    return total.max() ?? 0
  }

  @Test("the chain is the heaviest, by the textbook version", arguments: 1...20)
  func twin(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Int.random(in: 1...300, using: &random)
    // Each target piece in one anchor: then the last at a piece is the best at it.
    let targets = (0..<size).shuffled(using: &random)
    var anchors = targets.prefix(Int.random(in: 1...size, using: &random)).map { target in
      AnchorFinder.Anchor(
        source: Int32.random(in: 0..<Int32(size), using: &random), target: Int32(target),
        weight: Float.random(in: 1...30, using: &random))
    }
    anchors.sort { ($0.source, -$0.target) < ($1.source, -$1.target) }
    let chain = AnchorFinder.heaviestChain(anchors, 0..<size, 0..<size)
    for (a, b) in zip(chain, chain.dropFirst()) { #expect(a.source < b.source && a.target < b.target) }
    // The weights carry a trifle for the distance from the diagonal.
    #expect(bestWeight(chain) >= 0.985 * bestWeight(anchors))
  }
}
