import Testing
import UraModel

@testable import UraMemory

@Suite struct ConcordanceTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try DocumentImportTests.store(
      [
        DocumentImportTests.unit(
          "The library opened a new reading room in May.", "Бібліотека відкрила нову читальну залу в травні."),
        DocumentImportTests.unit("A LIBRARY.", "У бібліотеці."),
        DocumentImportTests.unit("Librarians meet.", "Бібліотекарі зустрілися."),
        DocumentImportTests.unit("It doesn’t open a room for reading.", nil, "Nuk hap sallë leximi."),
      ], as: "a", in: memory)
    return memory
  }

  private func texts(_ kind: ConcordanceQuery.Kind, _ language: LanguageTag = .english, limit: Int = 20) throws
    -> [String]
  {
    try memory().concordance(ConcordanceQuery(kind, limit: limit), in: language).map(\.text)
  }

  @Test("finds words whatever their case, the shortest segment first, and not inside others")
  func words() throws {
    #expect(try texts(.words([["library"]])) == ["A LIBRARY.", "The library opened a new reading room in May."])
    #expect(try texts(.words([["librar*"]])).count == 3)
    #expect(try texts(.words([["room"], ["reading"]])).count == 2)
    #expect(try texts(.words([["room"], ["absent"]])).isEmpty)
    #expect(try texts(.words([["doesn't"]])).count == 1)
    #expect(try texts(.words([["library"]]), limit: 1) == ["A LIBRARY."])
    #expect(try texts(.words([["бібліотека", "бібліотеці"]]), .ukrainian).count == 2)
  }

  @Test("a phrase is its words one after the other; an expression is searched as it is written")
  func phrases() throws {
    #expect(try texts(.phrase([["reading"], ["room"]])) == ["The library opened a new reading room in May."])
    #expect(try texts(.regularExpression("(?i)libr\\w+s")) == ["Librarians meet."])
  }

  @Test("an expression finds the same with a piece of text in it and without")
  func expressions() throws {
    #expect(try texts(.regularExpression("(?i)a librar.")) == ["A LIBRARY."])
    #expect(try texts(.regularExpression("(?i)[a] .{6}y\\.")) == ["A LIBRARY."])
    #expect(try texts(.regularExpression("room (in|for)")).count == 2)
    #expect(try texts(.words([])) == [])
  }

  @Test("an expression that is none, or too slow, is an error and no empty answer", arguments: ["(", "(?:.+)+#"])
  func badExpressions(pattern: String) throws {
    let error = #expect(throws: MemoryError.self) { try texts(.regularExpression(pattern)) }
    #expect(error?.code == .expression)
  }

  @Test("says where the words are and what the translation is")
  func ranges() throws {
    let hits = try memory().concordance(ConcordanceQuery(.words([["library"]])), in: .english, translations: .ukrainian)
    #expect(hits.first?.ranges == [2..<9])
    #expect(hits.first?.translations == ["У бібліотеці."])
    let albanian = try memory().concordance(
      ConcordanceQuery(.words([["reading"]])), in: .english, translations: .albanian)
    #expect(albanian.map(\.text) == ["It doesn’t open a room for reading."])
  }
}
