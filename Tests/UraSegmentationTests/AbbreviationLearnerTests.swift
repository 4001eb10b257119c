import Testing
import UraModel
@testable import UraSegmentation

@Suite struct AbbreviationLearnerTests {
  @Test("a word that nearly always has a full stop is proposed, with its contexts; a common word is not")
  func proposals() throws {
    let tag = try #require(LanguageTag("en"))
    var learner = AbbreviationLearner(known: try SegmentationRules.builtIn(for: tag))
    var text = ""
    for number in 1...30 {
      text +=
        "The bridge is open on zk. \(number) and it is long. Dr. Holt went home to see the garden of her xq. friends there. Is a long road there? "
    }
    learner.read(text)
    let all = learner.proposals()
    #expect(all.filter(\.isKnown).map(\.text) == ["dr."])
    let proposals = all.filter { !$0.isKnown }
    #expect(proposals.map(\.text).sorted() == ["xq.", "zk."])
    #expect(proposals.first { $0.text == "zk." }?.list == "reference")
    #expect(proposals.first { $0.text == "xq." }?.list == "inside")
    #expect(proposals.allSatisfy { $0.evidence.withStop == 30 && $0.evidence.without == 0 })

    let file = LearnedRules.file(proposals, language: tag, sources: ["a.txt"])
    let rules = try SegmentationRules(contentsOf: Array(file.utf8), path: "learned.rules", language: tag)
    let segments = try Segmenter(language: tag, rules: rules).segments(of: "See zk. 5 of my xq. Friends. Go.")
    #expect(segments.map(\.text) == ["See zk. 5 of my xq. Friends.", "Go."])
  }

  @Test("neither initials nor words that end sentences are proposed; what goes on after is")
  func sentenceEnds() throws {
    var learner = AbbreviationLearner(known: SegmentationRules([]))
    // "idem" always ends a sentence, "W." stands before names, "tzv" is followed by lower case, "ulx" by names.
    learner.read(
      String(
        repeating: "Read the idem. The house is open. W. Holt saw a tzv. house in ulx. Marta. And the sea is wide.\n",
        count: 8))
    #expect(Set(learner.proposals().map(\.text)) == ["tzv.", "ulx."])
    #expect(learner.proposals().first { $0.text == "ulx." }?.list == "title")
  }
}
