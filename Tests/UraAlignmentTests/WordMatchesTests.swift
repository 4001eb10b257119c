import SeededRandom
import Testing
import UraModel

@testable import UraAlignment

@Suite struct WordMatchesTests {
  @Test("a word's matches are those of its links, by bits among few pieces and by lists among many", arguments: 1...6)
  func matches(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let segments = (0..<300).map { _ in
      AlignmentSegment(
        text: (0..<Int.random(in: 1...9, using: &random)).map { _ in "w\(Int.random(in: 0..<40, using: &random))x" }
          .joined(separator: " "))
    }
    let document = PreparedDocument(segments, language: LanguageTag("fr") ?? .undetermined)
    var matches = WordMatches(document, Postings(document))
    for _ in 0..<200 {
      let count = Bool.random(using: &random) ? Int.random(in: 1...128, using: &random) : 200
      let low = Int.random(in: 0...document.pieceCount - count, using: &random)
      let reached = low..<low + count
      func part() -> Range<Int> {
        let bounds = [Int.random(in: reached, using: &random), Int.random(in: reached, using: &random)].sorted()
        return bounds[0]..<bounds[1] + 1
      }
      let (nearby, columns) = (part(), part())
      matches.move(to: reached, nearby: nearby, columns: columns)
      let links = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        WordLinks.Link(
          other: Int32.random(in: 0..<Int32(document.types.count), using: &random),
          level: UInt8.random(in: 1...15, using: &random))
      }
      matches.find(links.indices, of: links.span)
      func level(_ piece: Int) -> UInt8 {
        let tokens = document.tokens[Int(document.tokenStart[piece])..<Int(document.tokenStart[piece + 1])]
        return links.filter { tokens.contains($0.other) }.map(\.level).max() ?? 0
      }
      #expect(columns.map { matches.row[$0] } == columns.map(level))
      for one in 1...15 {
        let isSeen = matches.levels & 1 << UInt16(one) != 0
        #expect(isSeen == reached.contains { level($0) == one })
        #expect((isSeen ? Int(matches.counts[one]) : 0) == nearby.count { level($0) == one })
      }
      #expect(matches.first == columns.first { level($0) > 0 } ?? .max)
      #expect(matches.last == columns.last { level($0) > 0 } ?? -1)
      matches.forget()
      #expect((0..<document.pieceCount).allSatisfy { matches.row[$0] == 0 })
    }
  }
}
