import Testing
import UraModel

@testable import UraAlignment

private let english = LanguageTag.english
private let ukrainian = LanguageTag.ukrainian

@Suite struct LexiconTests {
  private let pairs = [
    ("the red house", "червоний дім"), ("the red car", "червоне авто"), ("a house", "дім"), ("a car", "авто"),
    ("the house burns", "дім горить"), ("the car burns", "авто горить"),
  ]

  @Test("a lexicon learned from pairs knows which words translate each other, both ways")
  func train() {
    let lexicon = LexiconTrainer(source: english, target: ukrainian).train(
      pairs.map { (source: $0.0, target: $0.1) })
    let best = lexicon.translations(of: "house").first.map { lexicon.targetStems[Int($0.target)] }
    #expect(best == "дім")
    let back = lexicon.reversed
    #expect(back.translations(of: "авт").first.map { back.targetStems[Int($0.target)] } == "car")
  }

  @Test("a lexicon file reads back as it was written")
  func file() {
    let lexicon = LexiconTrainer(source: english, target: ukrainian).train(
      pairs.map { (source: $0.0, target: $0.1) })
    let text = LexiconFile.write(lexicon, header: ["A test."])
    #expect(text.hasPrefix("# A test.\n"))
    #expect(LexiconFile.write(LexiconFile.read(text), header: ["A test."]) == text)
  }

  @Test("the starter lexicons are there and say their source", arguments: ["en-uk", "en-sq", "uk-sq"])
  func starter(pair: String) throws {
    let parts = pair.split(separator: "-").compactMap { LanguageTag(String($0)) }
    let knowledge = AlignmentKnowledge.builtIn(source: parts[0], target: parts[1])
    #expect((knowledge.lexicons.first?.count ?? 0) > 3000)
  }

  @Test("a glossary's term is recognised in another form")
  func terms() {
    var knowledge = AlignmentKnowledge.none
    knowledge.add(terms: [(source: "Pristina", target: "Приштина")], from: english, to: ukrainian)
    #expect(knowledge.translations(of: "Pristina", in: english).first?.stem == "пришт")
  }
}
