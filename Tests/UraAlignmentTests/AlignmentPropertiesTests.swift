import Foundation
import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

/// The sample articles in three languages, with sentences left out, joined and put in by a seed.
private struct DamagedArticle {
  private(set) var segments: [LanguageTag: [AlignmentSegment]] = [:]

  static let names = ["drin-valley-flood", "kharkiv-museum", "shkodra-qualifier", "tirana-book-fair"]
  static let languages: [LanguageTag] = [.english, .ukrainian, .albanian]

  private struct Gold: Decodable { var sentences: [String: [String]] }

  init(_ name: String, seed: UInt64) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../memories/gold")
      .standardized
    let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    var random = SeededGenerator(seed: seed)
    for language in Self.languages {
      var lines: [AlignmentSegment] = []
      for (index, sentence) in (gold.sentences[language.description] ?? []).enumerated() {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: continue
        case 1 where !lines.isEmpty: lines[lines.count - 1].text += " " + sentence
        case 2:
          lines.append(.init(text: sentence, paragraph: index / 4))
          lines.append(.init(text: gold.sentences[language.description]?.randomElement(using: &random) ?? ""))
        default: lines.append(.init(text: sentence, paragraph: index / 4))
        }
      }
      segments[language] = lines
    }
  }
}

/// What holds on every input.
@Suite struct AlignmentPropertiesTests {
  private func links(_ beads: [Bead]) -> Set<[[Int]]> {
    Set(beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { [$0.source, $0.target] })
  }

  private func mirrored(_ links: Set<[[Int]]>) -> Set<[[Int]]> { Set(links.map { [$0[1], $0[0]] }) }

  @Test("align(a, b) mirrors align(b, a) on damaged articles, every pair of languages", arguments: DamagedArticle.names)
  func mirror(name: String) throws {
    let article = try DamagedArticle(name, seed: 7)
    for (a, b) in [(LanguageTag.english, LanguageTag.ukrainian), (.english, .albanian), (.ukrainian, .albanian)] {
      let (one, other) = (article.segments[a] ?? [], article.segments[b] ?? [])
      let there = SentenceAligner(source: a, target: b).align(one, other)
      let back = SentenceAligner(source: b, target: a).align(other, one)
      #expect(links(there) == mirrored(links(back)))
    }
  }

  @Test("align(a, b) mirrors align(b, a) where only a corridor is searched")
  func mirrorOfLong() throws {
    let pair = InventedPair(count: 375, missing: 100..<110, added: 300..<310, seed: 5)
    let french = try #require(LanguageTag("fr"))
    try #require((pair.source.count + 1) * (pair.target.count + 1) > CorridorFinder.exactLimit)
    let there = SentenceAligner(source: .english, target: french, knowledge: AlignmentKnowledge.none)
      .align(pair.source, pair.target)
    let back = SentenceAligner(source: french, target: .english, knowledge: AlignmentKnowledge.none)
      .align(pair.target, pair.source)
    #expect(links(there) == mirrored(links(back)))
  }

  @Test("the corridor is the same from either side", arguments: [2, 5, 8])
  func corridor(seed: UInt64) throws {
    let pair = InventedPair(count: 420, missing: 100..<140, added: 300..<310, seed: seed)
    let french = try #require(LanguageTag("fr"))
    let a = PreparedDocument(pair.source, language: .english)
    let b = PreparedDocument(pair.target, language: french)
    let there = LinkFinder(a, b, knowledge: .none, parameters: .standard).links
    let back = LinkFinder(b, a, knowledge: .none, parameters: .standard).links
    let one = SentenceAligner.corridor(a, b, there)
    let other = SentenceAligner.corridor(b, a, back).transposed
    #expect(one.lower == other.lower && one.upper == other.upper)
  }

  @Test(
    "several languages give the same units and beads in whatever order they are named", arguments: DamagedArticle.names)
  func order(name: String) throws {
    let article = try DamagedArticle(name, seed: 3)
    let first = JointAligner().align(article.segments, order: [.english, .ukrainian, .albanian])
    for order in [[LanguageTag.albanian, .ukrainian, .english], [.ukrainian, .albanian, .english]] {
      let other = JointAligner().align(article.segments, order: order)
      #expect(Set(first.units.map(\.segments)) == Set(other.units.map(\.segments)))
      for (pair, beads) in first.pairs {
        let same = other.pairs[pair].map(links)
        let exchanged = other.pairs[.init(source: pair.target, target: pair.source)].map { mirrored(links($0)) }
        #expect(links(beads) == same ?? exchanged)
      }
    }
  }

  @Test("the same sentence at both ends of damaged articles adds one bead at each", arguments: DamagedArticle.names)
  func ends(name: String) throws {
    let article = try DamagedArticle(name, seed: 11)
    func longer(_ segments: [AlignmentSegment]) -> [AlignmentSegment] {
      [.init(text: "Reuters, 14:35, Oslo 2031.", paragraph: segments.first?.paragraph ?? 0)] + segments
        + [.init(text: "ISBN 978-617-7654-12-3, 17.", paragraph: segments.last?.paragraph ?? 0)]
    }
    let source = longer(article.segments[.english] ?? [])
    let target = longer(article.segments[.albanian] ?? [])
    let beads = SentenceAligner(source: .english, target: .albanian).align(source, target)
    #expect(links(beads).isSuperset(of: [[[0], [0]], [[source.count - 1], [target.count - 1]]]))
  }

  private static let article = (0..<30).map { "Sentence \($0) speaks of Kyiv, \($0 * 37) houses and a minister." }

  /// What is not what the aligner was told, and what nobody would align.
  private static let hostile: [(name: String, source: [String], target: [String])] = [
    ("one side empty", article, []), ("the other side empty", [], article),
    (
      "identical lines", .init(repeating: "The same line.", count: 380),
      .init(repeating: "Той самий рядок.", count: 350)
    ),
    ("another language than said", article, (0..<28).map { "文\($0)は大臣と家\($0 * 37)軒について。" }),
    ("the same language twice", article, article),
    ("a long line against many", [article.joined(separator: " ")], article),
    ("one word of a hundred thousand letters", [String(repeating: "слово", count: 20_000)], article),
    ("only numbers", (0..<60).map { "\($0 * 7_919)" }, (0..<55).map { "\($0 * 7_919)" }),
    ("only punctuation", .init(repeating: "—…!?", count: 50), .init(repeating: "«»", count: 70)),
    ("blanks and controls", ["", " ", "\u{0}\u{1}", "\u{FEFF}", "\t"], ["\u{200B}", "", "x"]),
  ]

  @Test("every segment is in exactly one bead, in order, on hostile input", arguments: hostile.indices)
  func hostileInput(index: Int) {
    let (_, source, target) = Self.hostile[index]
    let beads = SentenceAligner(source: .english, target: .ukrainian).align(
      source.map { AlignmentSegment(text: $0) }, target.map { AlignmentSegment(text: $0) })
    #expect(beads.flatMap(\.source) == Array(source.indices))
    #expect(beads.flatMap(\.target) == Array(target.indices))
    #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
  }

  @Test("documents of the same language align by their words")
  func sameLanguage() {
    let segments = Self.article.map { AlignmentSegment(text: $0) }
    let beads = SentenceAligner(source: .english, target: .english).align(segments, segments)
    #expect(links(beads) == Set(segments.indices.map { [[$0], [$0]] }))
  }
}
