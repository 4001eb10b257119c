import SeededRandom
import Testing
import UraText

@testable import UraMatching

@Suite struct SubsegmentScanTests {
  /// Scans texts, whose variants are their places.
  private func stretches(_ query: String, in texts: [String]) -> [(text: String, variants: [Int64])] {
    var scan = SubsegmentScan(query, mostVariants: 100)
    let codes = texts.map { SymbolCode.plain(PlainText.scalars(of: $0)) }
    for length in Set(codes.map(\.count)).sorted() {
      let places = codes.indices.filter { codes[$0].count == length }
      let bytes = FuzzyBlock.encode(
        codes: places.flatMap { codes[$0] }, variants: places.map { Int64($0) })
      if let block = FuzzyBlock([bytes], length: length) { scan.scan(block) }
    }
    return scan.stretches.map { stretch in
      let range = scan.words[stretch.words.lowerBound].lowerBound..<scan.words[stretch.words.upperBound - 1].upperBound
      return (String(decoding: Array(query.utf8)[range], as: UTF8.self), stretch.variants.sorted())
    }
  }

  @Test("finds the longest stretches, not their parts, in whole words")
  func longest() {
    let found = stretches(
      "The old library on the hill opened again in May",
      in: [
        "They saw THE OLD LIBRARY on the lake.", "the hill opened", "An old librarystand", "opened again", "nothing",
      ])
    #expect(found.map(\.text) == ["The old library on the", "the hill opened", "opened again"])
    #expect(found.map(\.variants) == [[0], [1], [3]])
  }

  @Test("names every text that has the longest stretch once, however often it has it")
  func variants() {
    let found = stretches(
      "Реформа місцевого самоврядування",
      in: [
        "місцевого самоврядування", "місцевого самоврядування і місцевого самоврядування", "місцевого",
      ])
    #expect(found.map(\.text) == ["місцевого самоврядування"])
    #expect(found.map(\.variants) == [[0, 1]])
  }

  @Test("short stretches and single words are none")
  func short() {
    #expect(stretches("one of it all", in: ["one of", "it all"]).isEmpty)
    #expect(stretches("internationalisation", in: ["internationalisation"]).isEmpty)
    #expect(stretches("", in: ["a"]).isEmpty)
    #expect(SubsegmentScan("word", mostVariants: 1).isEmpty)
  }

  @Test("finds what comparing every stretch with every text finds")
  func twin() {
    var random = SeededGenerator(seed: 11)
    let words = ["a", "be", "sea", "shore", "island", "їжак", "42"]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " ")
    }
    for _ in 0..<300 {
      let query = text(Int.random(in: 1...8, using: &random))
      let texts = (0..<6).map { _ in text(Int.random(in: 1...8, using: &random)) }
      let parts = query.split(separator: " ")
      var expected: [String] = []
      var end = 0
      for first in parts.indices {
        let known = (first..<parts.count).last { last in
          let stretch = parts[first...last].joined(separator: " ")
          return last > first && stretch.count >= 8 && texts.contains { " \($0) ".contains(" \(stretch) ") }
        }
        guard let known, known + 1 > end else { continue }
        end = known + 1
        expected.append(parts[first...known].joined(separator: " "))
      }
      #expect(Set(stretches(query, in: texts).map(\.text)) == Set(expected), "\(query) | \(texts)")
    }
  }
}
