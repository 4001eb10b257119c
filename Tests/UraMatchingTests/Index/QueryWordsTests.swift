import SeededRandom
import Testing
import UraModel
import UraText

@testable import UraMatching

@Suite struct QueryWordsTests {
  private static let english = LanguageTag("en") ?? .undetermined
  private static let finder = PlaceableFinder(language: english)

  private static func random(_ random: inout SeededGenerator, _ pieces: [String], _ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      .joined()
  }

  /// What the index knows of a text, the only one of its length.
  private func block(_ text: String) throws -> (block: FuzzyBlock, showsWords: Bool, length: Int) {
    let indexed = IndexedText(normalized: PlainText.string(text), finder: Self.finder)
    let codes = indexed.skeleton ?? indexed.plain
    let data = FuzzyBlock.encode(codes: codes, variants: [1])
    return (try #require(FuzzyBlock([data], length: codes.count)), indexed.showsWords, codes.count)
  }

  @Test("a word is found in every text that has a form of it", arguments: [UInt64(1), 2, 3])
  func forms(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = ["a", "b", "é", "к", "і", "'", "1", "A"]
    var related = 0
    for _ in 0..<4000 {
      let word = Self.random(&random, letters, 1...10)
      // Near words: random ones are seldom forms of one another.
      let other = String(
        String.UnicodeScalarView(
          random.edited(
            word.unicodeScalars.map(\.value), edits: Int.random(in: 0...3, using: &random), [0x61, 0x62, 0x27]
          )
          .compactMap(Unicode.Scalar.init)))
      let query = TranslatorText(word, language: Self.english)
      let stored = TranslatorText("- " + other + " - ж", language: Self.english)
      guard query.tokens.count == 1, query.tokens[0].kind == .word, stored.tokens.count == 4,
        TokenCost(query, 0, stored, 1).relation != .other
      else { continue }
      let (block, showsWords, length) = try block("- " + other + " - ж")
      guard showsWords, let words = QueryWords(query, codes: SymbolCode.skeleton(query.skeleton)) else { continue }
      var found: [FuzzyQuery.Survivor] = []
      block.scanWords(words, neededWeight: UInt8(query.skeleton.count), into: &found)
      #expect(found.count == 1, "\(word), \(other), \(length)")
      #expect(found.first.map { Int($0.weight) } == query.skeleton.count)
      related += 1
    }
    #expect(related > 1000)
  }

  @Test(
    "no text has a higher score than its words and its distance allow",
    arguments: [(UInt64(4), 1500, 1...16), (5, 1500, 1...16), (6, 1500, 1...16), (7, 60, 60...120), (8, 20, 150...250)])
  func bound(seed: UInt64, count: Int, length: ClosedRange<Int>) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      " ", " ", " ", " ", "the", "bridge", "bridges", "bride", "Kyiv", "Київ", "Києві", "it's", "п'ять", "12", "abc1",
      "<b>", "</b>",
      ".", "—", "\u{200B}", "日本", "×", "😀", "ª", "{x}", "readers", "reader", "a", "an", "of", "Читач", "читача",
    ]
    for _ in 0..<count {
      let query = Self.random(&random, pieces, length)
      let stored = Self.random(&random, pieces, length)
      let scoring = TranslatorScore(query: query, language: Self.english)
      let codes = SymbolCode.skeleton(scoring.query.skeleton)
      let (block, showsWords, length) = try block(stored)
      guard showsWords, let words = QueryWords(scoring.query, codes: codes) else { continue }
      var found: [FuzzyQuery.Survivor] = []
      block.scanWords(words, neededWeight: 0, into: &found)
      let weight = Int(try #require(found.first).weight)
      let distance =
        PlainSimilarity.distance(
          scoring.query.skeleton, TranslatorText(stored, language: Self.english).skeleton) ?? 0
      let score = scoring.score(stored)
      let shared = words.mostShared(weight: weight)
      let most = TranslatorScore.most(distance: distance, shared: shared, lengths: codes.count, length)
      #expect(score <= most, "\(query) | \(stored)")
      let needed = TranslatorScore.shared(reaching: Score(score), lengths: codes.count, length)
      #expect(needed <= shared, "\(query) | \(stored)")
      #expect(Int(words.neededWeight(sharing: needed)) <= weight)
      #expect(
        distance
          <= TranslatorScore.distance(reaching: Score(score), shared: shared, lengths: codes.count, length))
      let source = scoring.prepared(stored)
      let gaps = TranslatorScore.aligned(scoring.query, source).alignment.steps.reduce(0) { sum, step in
        switch step {
        case .pair: sum
        case .added(let i, _): sum + scoring.query.tokens[i].weight
        case .missing(let j, _): sum + source.tokens[j].weight
        }
      }
      // A score of 0 says that the cost is that of all symbols or more.
      #expect(
        score == 0
          || gaps <= TranslatorScore.gaps(reaching: Score(score), shared: shared, lengths: codes.count, length),
        "\(query) | \(stored)")
      let longer = max(codes.count, length)
      let candidates = FuzzyQuery(codes: codes, text: scoring.query, limit: longer).candidates(
        in: block, length: length, limit: longer, wordSearch: .init(reaching: Score(score), isEager: true))
      #expect(candidates.count == 1, "\(query) | \(stored)")
    }
  }

  @Test("a scan finds the texts that have the words, however many and however long the query")
  func scan() throws {
    // Two full groups of the kernel and a part of one, in blocks as they are in the file.
    let texts = (0..<1100).map { "zz" + ["bridge over", "bridges for", "nothing has", "the bride!!"][$0 % 4] }
    let codes = texts.map { SymbolCode.plain(PlainText.scalars(of: $0)) }
    let blocks = stride(from: 0, to: texts.count, by: FuzzyBlock.capacity).map { start in
      let range = start..<min(start + FuzzyBlock.capacity, texts.count)
      return FuzzyBlock.encode(
        codes: Array(codes[range].joined()), variants: range.map(Int64.init))
    }
    let block = try #require(FuzzyBlock(blocks, length: codes[0].count))
    for repeats in [1, 60] {
      let query = TranslatorText(
        Array(repeating: "over the bridge", count: repeats).joined(separator: " "), language: Self.english)
      let words = try #require(QueryWords(query, codes: SymbolCode.skeleton(query.skeleton)))
      var found: [FuzzyQuery.Survivor] = []
      // The spaces of the query and one word more.
      let needed = words.neededWeight(sharing: 3 * repeats - 1 + 6 * repeats)
      block.scanWords(words, neededWeight: needed, into: &found)
      #expect(Set(found.map(\.index)).isSuperset(of: stride(from: 0, to: texts.count, by: 4)))
      #expect(!found.contains { $0.index % 4 == 2 })
    }
  }

  @Test("a busy process finds the words of texts little by little")
  func busy() throws {
    let (block, _, _) = try block("the bridge is open")
    let words = try #require(
      QueryWords(
        TranslatorText("bridge", language: Self.english), codes: SymbolCode.plain(PlainText.scalars(of: "bridge")))
    )
    var texts = 1
    for _ in 0..<8 { #expect(!block.hasWords(sparing: &texts)) }
    #expect(texts == 1)
    #expect(block.hasWords(sparing: &texts))
    #expect(texts == 0)
    #expect(!block.hasWords(sparing: &texts))
    var found: [FuzzyQuery.Survivor] = []
    block.scanWords(words, neededWeight: 6, into: &found)
    #expect(found.count == 1)
    #expect(block.hasWords(sparing: &texts))
  }

  @Test(
    "says of which texts the codes show the words",
    arguments: [
      ("The bridge is open.", true), ("П'ять мостів і 3D", true), ("5 km", true), ("«Міст» – ціна 5 €…", true),
      ("ελληνικά μέσα", true),
      ("日本語の文章です", false), ("a×b", false), ("foo\u{200B}bar", false), ("a <b>tag</b>", false), ("1ª vez", false),
      ("😀smile", false),
      ("smile 😀", true),
    ])
  func showsWords(text: String, expected: Bool) throws {
    #expect(try block(text).showsWords == expected)
  }
}
