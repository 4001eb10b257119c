import Testing
import UraModel

@testable import UraAlignment

@Suite struct PieceSplitterTests {
  @Test(
    "cuts segments into sentences, but not behind initials and abbreviations",
    arguments: [
      ("He left. She stayed.", 2), ("Mr. Holt met J. Smith there. He left.", 2), ("“Go!” He left.", 2),
      ("He said “Nothing.” Then he left.", 2), ("It is 3.5 metres long.", 1), ("Go! he said.", 1),
      ("Він приїхав. А вона — ні.", 2),
      ("Див. Шевченка.", 1), ("", 0),
    ])
  func pieces(text: String, count: Int) {
    #expect(PreparedDocument([AlignmentSegment(text: text)], language: .english).pieceCount == max(count, 1))
  }
}
