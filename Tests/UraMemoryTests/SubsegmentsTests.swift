import Testing
import UraModel

@testable import UraMemory

@Suite struct SubsegmentsTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try memory.add(
      [
        DocumentImportTests.unit("The Ministry of Culture opened it.", "Її відкрило Міністерство культури."),
        DocumentImportTests.unit("A letter to the ministry of culture", "Лист до Міністерства культури"),
        DocumentImportTests.unit("He wrote a long letter.", nil, "Ai shkroi një letër të gjatë."),
      ], origin: "news/a")
    return memory
  }

  private static let query = "She sent a long letter to the  Ministry of Culture."

  @Test("gives the longest stretches with the segments that have them, and leaves out what has no translation")
  func stretches() throws {
    let found = try memory().subsegments(of: Self.query, from: .english, to: .ukrainian)
    #expect(found.map(\.text) == ["letter to the Ministry of Culture"])
    let example = try #require(found.first?.examples.first)
    #expect(example.target == "Лист до Міністерства культури")
    #expect(example.sourceRange == 2..<35)
    #expect(example.targetRange == nil)
    let albanian = try memory().subsegments(of: Self.query, from: .english, to: .albanian)
    #expect(albanian.map(\.text) == ["a long letter"])
  }

  @Test("keeps to the filter, to the number of stretches and of examples")
  func limits() throws {
    let memory = try memory()
    var filter = LookupFilter()
    filter.origins = ["sport/*"]
    #expect(try memory.subsegments(of: Self.query, from: .english, to: .ukrainian, filter: filter).isEmpty)
    let query = "the Ministry of Culture"
    let all = try memory.subsegments(of: query, from: .english, to: .ukrainian)
    #expect(all.map(\.count) == [2])
    #expect(all.first?.examples.count == 2)
    #expect(
      try memory.subsegments(of: query, from: .english, to: .ukrainian, examples: 1).first?.examples.count == 1)
    #expect(try memory.subsegments(of: Self.query, from: .english, to: .ukrainian, limit: 0).isEmpty)
  }

  @Test("the translations that most examples show come first")
  func translations() {
    func example(_ target: String, _ range: Range<Int>?) -> Subsegment.Example {
      .init(unit: 1, origin: "a", source: "x", sourceRange: 0..<1, target: target, targetRange: range)
    }
    let subsegment = Subsegment(
      text: "x", count: 4,
      examples: [example("ab", 0..<1), example("b", 0..<1), example("b", 0..<1), example("c", nil)])
    #expect(subsegment.translations == ["b", "a"])
  }
}
