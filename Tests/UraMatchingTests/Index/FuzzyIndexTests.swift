import SeededRandom
import Testing
import UraModel
import UraText

@testable import UraMatching

@Suite struct FuzzyIndexTests {
  private static let letters: [UInt8] = "etaoin shrdlu".utf8.map { $0 & 63 }

  private func block(_ texts: [[UInt8]], length: Int) throws -> FuzzyBlock {
    try #require(
      FuzzyBlock(
        stride(from: 0, to: texts.count, by: FuzzyBlock.capacity).map { start in
          let part = texts[start..<min(texts.count, start + FuzzyBlock.capacity)]
          return FuzzyBlock.encode(
            codes: Array(part.joined()), variants: part.indices.map { Int64($0 + 1) })
        }, length: length))
  }

  @Test(
    "finds exactly the texts within the distance, with their distances, for every length and limit",
    arguments: [(20, UInt64(1)), (60, 2), (90, 3), (170, 4)])
  func equalsBruteForce(length: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Self.letters.map(UInt32.init)
    let query = random.text(length, alphabet)
    for other in [length, length - 1, length + length / 5] {
      var texts: [[UInt8]] = []
      for index in 0..<(length < 30 ? 200 : length < 100 ? 40 : 12) {
        var text =
          index % 3 == 0
          ? random.text(other, alphabet)
          : random.edited(query, edits: Int.random(in: 0...length / 3, using: &random), alphabet)
        while text.count > other { text.remove(at: Int.random(in: 0..<text.count, using: &random)) }
        while text.count < other { text.insert(0x25, at: Int.random(in: 0...text.count, using: &random)) }
        texts.append(text.map { UInt8($0) })
      }
      let stored = try block(texts, length: other)
      let most = length
      let prepared = FuzzyQuery(codes: query.map { UInt8($0) }, limit: most)
      let exact = texts.map { referenceDistance(query, $0.map(UInt32.init)) }
      for limit in [0, 1, 3, 15, 31, 32, 40, 56, 57, 63, 64, 100, 130, 200] where limit <= most {
        let found = prepared.candidates(in: stored, length: other, limit: limit)
        let expected = exact.enumerated().filter { $0.element <= limit }
          .map { FuzzyQuery.Candidate(variant: Int64($0.offset + 1), distance: $0.element) }
        #expect(found == expected, "lengths \(length) and \(other), limit \(limit), \(FuzzyQuery.kernels)")
      }
    }
  }

  @Test("a long text with many of the same letter is not lost to saturated counts")
  func saturation() throws {
    for length in [40, 300, 700] {
      let query = [UInt8](repeating: 5, count: length)
      var text = query
      text[length / 3] = 1
      let stored = try block([text, [UInt8](repeating: 1, count: length)], length: length)
      let found = FuzzyQuery(codes: query, limit: 10).candidates(in: stored, length: length, limit: 2)
      #expect(found == [FuzzyQuery.Candidate(variant: 1, distance: 1)])
    }
  }

  @Test("reads back what it wrote, whatever the length and the variants' numbers", arguments: [0, 1, 3, 8, 11, 64])
  func roundTrip(length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    for count in [1, 2, 63, 64, 65, 130, FuzzyBlock.capacity] {
      let codes = (0..<count * length).map { _ in UInt8.random(in: 0..<64, using: &random) }
      let variants = (0..<count).map { _ in Int64.random(in: 0...(1 << 40), using: &random) }
      let data = FuzzyBlock.encode(codes: codes, variants: variants)
      let block = try #require(FuzzyBlock([data, data], length: length))
      #expect((0..<2 * count).map(block.variant) == variants + variants)
      #expect((0..<2 * count).flatMap { Array(block.codes($0)) } == codes + codes)
    }
  }

  @Test("neighbours in the order of their numbers take a byte or two each")
  func size() {
    let data = FuzzyBlock.encode(codes: [UInt8](repeating: 7, count: 400), variants: Array(5_000..<5_100))
    #expect(data.count < 300 + 100 + 5)
  }

  @Test("refuses what is no block")
  func damaged() {
    let data = FuzzyBlock.encode(codes: [1, 2, 3, 4, 5, 6], variants: [7, 9])
    for bad in [[], [0], Array(data.dropLast()), data + [0], [0xFF] + data, [UInt8](repeating: 0xFF, count: 30)] {
      #expect(FuzzyBlock([bad], length: 3) == nil)
    }
  }

  @Test("one code string serves both scorings only when the skeleton has the same codes")
  func indexedText() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "office", "Приштина", "п’ять", "'", "\"", "“", "—", "...", ".", "…", " ", " ", "12", "www", ".", "org", "{x}",
      "a@b.cd", "\u{00AD}",
      "é", "ʼ", "`", "/", "İ", "%s", "x", "<b>", "</b>", "&amp;", "⟦", "⟧", "日本", "…", "\u{200B}", "5 May 2026", "1,5",
      "Ω",
      "¿", "e\u{0301}", "가", "12:30", "๑",
    ]
    let finder = PlaceableFinder(language: LanguageTag("uk") ?? .undetermined)
    for _ in 0..<1500 {
      let text = PlainText.string(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined())
      let indexed = IndexedText(normalized: text, finder: finder)
      let skeleton = SymbolCode.skeleton(TranslatorText(normalized: text, finder: finder).skeleton)
      #expect((indexed.skeleton ?? indexed.plain) == skeleton, "\(text)")
      #expect(indexed.plain.count == PlainText.scalars(of: text).count)
    }
  }
}
