import Testing
import UraMatching
import UraModel

@testable import UraMemory

@Suite struct LookUpOptionsTests {
  private static let britishEnglish = LanguageTag("en-GB") ?? .undetermined

  private func memory(_ units: [TranslationUnit], as name: String = "a") throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try DocumentImportTests.store(units, as: name, in: memory)
    return memory
  }

  @Test("the same neighbours lift an exact match above 100, one point each")
  func context() throws {
    let memory = try memory([
      DocumentImportTests.unit("Good morning.", "Доброго ранку."), DocumentImportTests.unit("Yes.", "Так."),
      DocumentImportTests.unit("Good night.", "На добраніч."), DocumentImportTests.unit("Yes.", "Еге."),
    ])
    var options = LookupOptions()
    options.context = SegmentContext(previous: "Good night.")
    let matches = try memory.matches(for: "Yes.", from: .english, to: .ukrainian, options: options)
    #expect(matches.map(\.target) == ["Еге.", "Так."])
    #expect(matches.map(\.kind) == [.context, .exact])
    #expect(matches.map(\.score) == [101, 100])
    options.context = SegmentContext(previous: "Good  morning.", next: "Good night.")
    let both = try memory.matches(for: "Yes.", from: .english, to: .ukrainian, options: options)
    #expect(both.first?.score == 102)
    #expect(both.first?.target == "Так.")
  }

  @Test("another region costs a point on either side, and says so; plain scoring has no penalties")
  func regions() throws {
    let memory = try memory([
      TranslationUnit(variants: [Variant(Self.britishEnglish, "A lorry."), Variant(.ukrainian, "Вантажівка.")])
    ])
    let match = try #require(try memory.matches(for: "A lorry.", from: .english, to: .ukrainian).first)
    #expect(match.score == 99)
    #expect(match.kind == .exact)
    #expect(match.penalties == [MatchPenalty(reason: .sourceRegion, points: 1)])
    let plain = try memory.matches(
      for: "A lorry.", from: .english, to: .ukrainian, options: LookupOptions(scoring: .plain))
    #expect(plain.first?.score == 100)
    let same = try memory.matches(for: "A lorry.", from: Self.britishEnglish, to: .ukrainian)
    #expect(same.first?.score == 100)
  }

  @Test("takes points for each full year of age, up to a limit, and for origins")
  func ageAndOrigin() throws {
    var unit = DocumentImportTests.unit("One bridge.", "Один міст.")
    unit.history = History(createdAt: "2019-03-01T09:30:00Z", changedAt: "2023-02-25T00:00:00Z")
    let memory = try memory([unit, DocumentImportTests.unit("Two bridges.", "Два мости.")], as: "machine/a")
    func penalties(_ query: String, _ change: (inout Penalties) -> Void) throws -> [MatchPenalty] {
      var options = LookupOptions()
      options.penalties.asOf = "2026-02-24"
      change(&options.penalties)
      return try memory.matches(for: query, from: .english, to: .ukrainian, options: options).first?.penalties ?? []
    }
    #expect(try penalties("One bridge.") { _ in } == [])
    #expect(try penalties("One bridge.") { $0.age = 2 } == [MatchPenalty(reason: .age, points: 4)])
    #expect(
      try penalties("One bridge.") {
        $0.age = 2
        $0.mostForAge = 3
      } == [MatchPenalty(reason: .age, points: 3)])
    #expect(try penalties("Two bridges.") { $0.age = 2 } == [])
    #expect(
      try penalties("Two bridges.") {
        $0.origins = [.init(pattern: "machine/*", points: 7), .init(pattern: "x", points: 9)]
      }
        == [MatchPenalty(reason: .origin, points: 7)])
  }

  @Test("patterns of origins are the same for penalties and filters, and a '?' is one letter of any script")
  func originPatterns() throws {
    let memory = try memory([DocumentImportTests.unit("One bridge.", "Один міст.")], as: "новини/а[1]")
    for (pattern, fits) in [("новин?/*", true), ("новини/а[[]1]", true), ("новини", false), ("[мн]овини/*", true)] {
      var options = LookupOptions()
      options.penalties.origins = [.init(pattern: pattern, points: 7)]
      let match = try memory.matches(for: "One bridge.", from: .english, to: .ukrainian, options: options).first
      #expect(match?.penalties.isEmpty == !fits, "\(pattern)")
      options.filter.origins = [pattern]
      let filtered = try memory.matches(for: "One bridge.", from: .english, to: .ukrainian, options: options)
      #expect(filtered.isEmpty == !fits, "\(pattern)")
    }
  }

  @Test("points without end take all of a score")
  func hugePoints() throws {
    var unit = DocumentImportTests.unit("One bridge.", "Один міст.")
    unit.history = History(createdAt: "2019-03-01T09:30:00Z")
    let memory = try memory([unit], as: "a")
    var options = LookupOptions(minimumScore: 0)
    options.penalties.asOf = "2026-02-24"
    options.penalties.age = .max
    options.penalties.mostForAge = .max
    options.penalties.memory = .max
    options.penalties.origins = [.init(pattern: "*", points: .max)]
    options.pivots = [.albanian]
    options.penalties.pivot = .max
    let matches = try memory.matches(for: "One bridge.", from: .english, to: .ukrainian, options: options)
    #expect(matches.map(\.score) == [0])
  }

  @Test("explains and adapts a match that differs in a number")
  func adaptation() throws {
    let memory = try memory([DocumentImportTests.unit("It costs 1,200 euros.", "Це коштує 1 200 євро.")])
    let match = try #require(try memory.matches(for: "It costs 3,450 euros.", from: .english, to: .ukrainian).first)
    #expect(match.score == 99)
    #expect(match.differences.map(\.kind) == [.placeable])
    #expect(match.differences.first?.query == "3,450")
    #expect(match.target == "Це коштує 1 200 євро.")
    #expect(match.adaptation?.text == "Це коштує 3 450 євро.")
    #expect(match.adaptation?.changes == [AdaptedTarget.Change(from: "1 200", to: "3 450")])
  }

  @Test("filters by origin, author, time and property")
  func filters() throws {
    var unit = DocumentImportTests.unit("One bridge.", "Один міст.")
    unit.history = History(createdAt: "2026-02-24T09:30:00Z", createdBy: "olena")
    unit.properties = [Property("client", "library")]
    let memory = try memory([unit, DocumentImportTests.unit("One bridge!", "Міст!")], as: "news/a")
    func count(_ change: (inout LookupFilter) -> Void) throws -> Int {
      var options = LookupOptions()
      change(&options.filter)
      return try memory.matches(for: "One bridge.", from: .english, to: .ukrainian, options: options).count
    }
    #expect(try count { _ in } == 2)
    #expect(try count { $0.origins = ["news/*"] } == 2)
    #expect(try count { $0.origins = ["sport/*"] } == 0)
    #expect(try count { $0.authors = ["olena"] } == 1)
    #expect(try count { $0.until = "2026-02-25" } == 1)
    #expect(try count { $0.until = "2026-02-24T09:30:00Z" } == 0)
    #expect(try count { $0.since = "2026-02-25" } == 1)
    #expect(try count { $0.properties = [Attribute("client", "library")] } == 1)
    #expect(try count { $0.properties = [Attribute("client", "x")] } == 0)
  }

  @Test("who changed a unit last counts as its author")
  func lastAuthor() throws {
    var unit = DocumentImportTests.unit("One bridge.", "Один міст.")
    unit.history = History(createdAt: "2026-02-24T09:30:00Z", createdBy: "olena", changedBy: "besa")
    let memory = try memory([unit])
    func count(_ author: String) throws -> Int {
      var options = LookupOptions()
      options.filter.authors = [author]
      return try memory.matches(for: "One bridge.", from: .english, to: .ukrainian, options: options).count
    }
    #expect(try count("besa") == 1)
    #expect(try count("olena") == 0)
  }

  @Test("goes through a third language when asked to, for a few points")
  func pivot() throws {
    let memory = try memory([
      DocumentImportTests.unit("The bridge is open.", nil, "Ura është e hapur."),
      DocumentImportTests.unit("The bridge is open.", "Міст відкрито."),
    ])
    #expect(try memory.matches(for: "Ura është e hapur.", from: .albanian, to: .ukrainian).isEmpty)
    var options = LookupOptions()
    options.pivots = [.english]
    let match = try #require(
      try memory.matches(for: "Ura është e hapur.", from: .albanian, to: .ukrainian, options: options).first)
    #expect(match.target == "Міст відкрито.")
    #expect(match.score == 95)
    #expect(match.pivot == .english)
    #expect(match.penalties == [MatchPenalty(reason: .pivot, points: 5)])
  }

  @Test("nearer texts that no pivot leads on from do not hide one that it does")
  func pivotBehindDeadEnds() throws {
    let memory = try memory(
      (0..<8).map { DocumentImportTests.unit("Dead end \($0).", nil, "Ura është e hapur.") } + [
        DocumentImportTests.unit("The bridge is open now.", nil, "Ura është e hapur tani."),
        DocumentImportTests.unit("The bridge is open now.", "Міст тепер відкрито."),
      ])
    var options = LookupOptions(minimumScore: 60)
    options.pivots = [.english]
    let matches = try memory.matches(for: "Ura është e hapur.", from: .albanian, to: .ukrainian, options: options)
    #expect(matches.map(\.target) == ["Міст тепер відкрито."])
  }

  @Test("many texts at once give what each gives alone")
  func batch() async throws {
    let memory = try memory(
      (0..<40).map { DocumentImportTests.unit("Sentence number \($0) of the text.", "Речення \($0).") })
    let queries = (0..<20).map { "Sentence number \($0) of a text." }
    let alone = try queries.map { try memory.matches(for: $0, from: .english, to: .ukrainian) }
    let together = try await memory.matches(forEach: queries, from: .english, to: .ukrainian, jobs: 3)
    #expect(together == alone)
    #expect(alone.allSatisfy { $0.count == 5 })
  }
}
