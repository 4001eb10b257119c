import Testing
import UraModel

@testable import UraAlignment

@Suite struct PreparedDocumentTests {
  @Test(
    "cuts segments into sentences by the rules of their language, and no others",
    arguments: [
      ("en", "He left. She stayed.", 2), ("en", "Mr. Holt met J. Smith there. He left.", 2),
      ("en", "“Go!” He left.", 2),
      ("en", "He said “Nothing.” Then he left.", 2), ("en", "It is 3.5 metres long.", 1), ("en", "“Go!” he said.", 1),
      ("en", "The pass is at 2,400 m. The hut is not far.", 2),
      ("uk", "Він приїхав. А вона — ні.", 2), ("uk", "Міст збудували у 1991 р. за кошти громади.", 1),
      ("sq", "U takua me z. Hoxha. Pastaj iku.", 2),
      ("en", "12. The bridge", 1), ("en", "", 1), ("en", " ", 1), ("en", "…", 1),
    ])
  func pieces(language: String, text: String, count: Int) throws {
    let document = PreparedDocument([AlignmentSegment(text: text)], language: try #require(LanguageTag(language)))
    #expect(document.pieceCount == count)
    #expect(document.segmentOfPiece.allSatisfy { $0 == 0 })
  }
}
