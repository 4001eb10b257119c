import Foundation
import GRDB
import SeededRandom
import Testing
import UraModel

@testable import UraMatching
@testable import UraMemory

@Suite struct FuzzyIndexTests {
  private static let words = [
    "the", "minister", "Minister", "ministers", "arrived", "in", "Pristina", "on", "14 May", "6 February 2026",
    "at 8:45 a.m.", "with",
    "12", "1,200", "students", "and", "“friends”", "\"friends\"", "—", "…", "www.example.org", "{name}", "%s",
    "Приштини", "café", "cafe\u{0301}",
  ]

  private static func sentence(_ random: inout SeededGenerator, words count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
      .joined(separator: " ") + "."
  }

  /// Two documents, so that the second goes on with the first one's open blocks.
  private func memory(_ sentences: [String]) throws -> TranslationMemory {
    let memory = try TranslationMemory()
    let half = sentences.count / 2
    for (name, part) in [("a", sentences[..<half]), ("b", sentences[half...])] {
      try DocumentImportTests.store(
        part.enumerated().map { DocumentImportTests.unit($0.element, "переклад \(name) \($0.offset)") }, as: name,
        in: memory)
    }
    return memory
  }

  @Test("finds what a full scan finds, whatever the threshold and the scoring", arguments: ScoringKind.allCases)
  func equalsFullScan(scoring: ScoringKind) throws {
    var random = SeededGenerator(seed: 3)
    let sentences = (0..<160).map { _ in Self.sentence(&random, words: 1...10) }
    let memory = try memory(sentences)
    let stored = Set(sentences).sorted()
    for _ in 0..<6 {
      let query =
        Bool.random(using: &random)
        ? Self.sentence(&random, words: 1...12) : sentences[Int.random(in: 0..<160, using: &random)]
      let translator = TranslatorScore(query: query, language: .english)
      let scalars = PlainSimilarity.normalized(query)
      let scores = stored.map {
        scoring == .plain ? PlainSimilarity.score(scalars, PlainSimilarity.normalized($0)) : translator.score($0)
      }
      for minimum in [0, 50, 70, 85] {
        let found = try memory.matches(
          for: query, from: .english, to: .ukrainian,
          options: LookupOptions(minimumScore: Score(minimum), limit: 10_000, scoring: scoring))
        let expected = Dictionary(uniqueKeysWithValues: zip(stored, scores).filter { $0.1 >= minimum })
        #expect(Set(found.map(\.source)) == Set(expected.keys), "\(query) at \(minimum)")
        for match in found { #expect(match.score.percent == expected[match.source]) }
      }
    }
  }

  @Test("with a limit the best are found, in the order of a full scan")
  func limited() throws {
    var random = SeededGenerator(seed: 8)
    let memory = try memory((0..<120).map { _ in Self.sentence(&random, words: 3...8) })
    for _ in 0..<5 {
      let query = Self.sentence(&random, words: 3...8)
      let all = try memory.matches(
        for: query, from: .english, to: .ukrainian, options: LookupOptions(minimumScore: 40, limit: 10_000))
      let few = try memory.matches(
        for: query, from: .english, to: .ukrainian, options: LookupOptions(minimumScore: 40, limit: 4))
      #expect(few == Array(all.prefix(4)))
      let none = try memory.matches(
        for: query, from: .english, to: .ukrainian, options: LookupOptions(minimumScore: 40, limit: 0))
      #expect(none.isEmpty)
    }
  }

  @Test(
    "what does not fit into the writer's memory is written sooner, and the index is the same",
    arguments: [0, 300, 5000])
  func smallWriter(mostBytes: Int) throws {
    var random = SeededGenerator(seed: 21)
    let memory = try memory((0..<700).map { _ in Self.sentence(&random, words: 1...5) })
    func blocks() throws -> [[Data]] {
      try memory.read { try Row.fetchAll($0, sql: "SELECT id, data FROM fuzzy_block ORDER BY id").map { [$0["data"]] } }
    }
    let before = try blocks()
    try memory.write { try FuzzyIndexWriter.rebuild($0, mostBytes: mostBytes) }
    #expect(try blocks() == before)
  }

  @Test("what a process keeps of the index is bounded, and lookups find the same", arguments: [0, 4000, 60_000])
  func boundedReader(mostBytes: Int) throws {
    var random = SeededGenerator(seed: 5)
    let memory = try memory((0..<300).map { _ in Self.sentence(&random, words: 1...9) })
    let reader = FuzzyIndexReader(mostBytes: mostBytes)
    for _ in 0..<30 {
      let query = PreparedQuery(Self.sentence(&random, words: 1...9), language: .english)
      let options = LookupOptions(minimumScore: 50, limit: 50)
      let expected = try memory.matches(for: query.text, from: .english, to: .ukrainian, options: options)
      let found = try memory.read { database in
        let languages = try LanguageTable(database)
        var search = try LookUpSearch(
          query, options: options, target: .ukrainian, languages, database, index: reader)
        return try search.candidates(in: languages.ids(fitting: .english))
      }
      #expect(found.map(\.score) == expected.map(\.score))
      #expect(reader.byteCount <= mostBytes)
    }
  }

  @Test("a taken-back import is not found any more, and what was there before still is")
  func undo() throws {
    let memory = try memory((0..<300).map { "Sentence number \($0) stays where it is." })
    let session = memory.makeSession(description: "second", author: nil)
    let units = [DocumentImportTests.unit("Something new comes and goes 5 times.", "щось")]
    _ = try memory.store(DocumentImportTests.document("c", units), in: session) { store in
      for unit in units { try store.add(unit, isInSequence: true) }
    }
    func count(_ query: String) throws -> Int {
      try memory.matches(for: query, from: .english, to: .ukrainian, options: LookupOptions(limit: 1000)).count
    }
    #expect(try count("Something new comes and goes 7 times.") == 1)
    _ = try memory.undo(session: try #require(session.id))
    #expect(try count("Something new comes and goes 7 times.") == 0)
    #expect(try count("Sentence number 7 stays where it is.") == 300)
  }

  @Test("the window of lengths is read by the table's key, not by a scan")
  func plan() throws {
    let memory = try memory(["a b c", "d e f"])
    let plan = try memory.read { database in
      try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN SELECT id, data FROM fuzzy_block WHERE id >= 1 AND id < 9 ORDER BY id"
      ).map { $0["detail"] as String }
    }
    #expect(plan.allSatisfy { $0.contains("INTEGER PRIMARY KEY") })
  }

  @Test("a unit's texts in a language are read by the unit, not by going through the language")
  func planOfVariants() throws {
    let memory = try memory(["a b c", "d e f"])
    let plan = try memory.read { database in
      try Row.fetchAll(
        database,
        sql: """
          EXPLAIN QUERY PLAN SELECT 1 FROM variant v WHERE v.id = 1 AND EXISTS (
            SELECT 1 FROM variant w WHERE w.unit_id = v.unit_id AND w.language_id IN (1, 2))
          """
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("variant_by_unit (unit_id=? AND language_id=?)") })
  }

  @Test("texts longer than the index's lengths are found too")
  func overlong() throws {
    let text = String(repeating: String(repeating: "word", count: 50) + " ", count: 45)
    let memory = try memory([text, "short"])
    for scoring in ScoringKind.allCases {
      let matches = try memory.matches(
        for: text + "indeed", from: .english, to: .ukrainian, options: LookupOptions(scoring: scoring))
      #expect(matches.count == 1)
    }
  }
}
