import Testing
import UraModel

@testable import UraAlignment

@Suite struct ParagraphAgreementTests {
  private func document(_ paragraphs: [Int]) -> PreparedDocument {
    PreparedDocument(
      paragraphs.map { AlignmentSegment(text: "A sentence.", paragraph: $0) }, language: .init("en") ?? .undetermined)
  }

  private func beads(_ count: Int) -> [BeadSearch.PieceBead] {
    (0..<count).map { .init(kind: 0, source: $0..<$0 + 1, target: $0..<$0 + 1) }
  }

  @Test("borders that agree speak for beads that keep them and against beads that do not")
  func agreeing() {
    let text = document((0..<40).map { $0 / 4 })
    let agreement = ParagraphAgreement(beads(40), text, text, parameters: .standard)
    #expect(agreement.score(4, 1, 4, 1) > 0.5)
    #expect(agreement.score(4, 1, 5, 1) < -0.5)
    #expect(agreement.score(3, 2, 3, 1) < agreement.score(1, 2, 1, 1))
  }

  @Test("borders that do not agree, or are missing, say nothing")
  func silent() {
    let random = document([0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8])
    let other = document([0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5, 5, 6])
    let agreement = ParagraphAgreement(beads(20), random, other, parameters: .standard)
    #expect(abs(agreement.score(2, 1, 2, 1)) < 0.6)
    let flat = document(.init(repeating: 0, count: 20))
    #expect(ParagraphAgreement(beads(20), random, flat, parameters: .standard).score(2, 1, 3, 1) == 0)
    #expect(ParagraphAgreement.none.score(2, 1, 3, 1) == 0)
  }
}
