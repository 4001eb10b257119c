import Foundation
import Testing
import UraMemory
import UraModel

@Suite struct DocumentImportTests {
  static func unit(_ english: String, _ ukrainian: String? = nil, _ albanian: String? = nil) -> TranslationUnit {
    TranslationUnit(
      variants: [
        Variant(.english, english), ukrainian.map { Variant(.ukrainian, $0) }, albanian.map { Variant(.albanian, $0) },
      ].compactMap(\.self))
  }

  static func document(_ origin: String, _ units: [TranslationUnit]) -> DocumentDescription {
    var hash = ContentHash()
    for variant in units.flatMap(\.variants) { hash.combine(variant.text) }
    return DocumentDescription(origin: origin, name: origin, contentHash: hash)
  }

  @discardableResult
  static func store(
    _ units: [TranslationUnit], as origin: String, in memory: TranslationMemory, _ session: PendingSession? = nil,
    isDryRun: Bool = false
  ) throws -> ImportOutcome {
    try memory.store(
      document(origin, units), in: session ?? memory.makeSession(description: "test", author: nil), isDryRun: isDryRun
    ) { store in
      for unit in units { try store.add(unit, isInSequence: true) }
    }
  }

  static let hello = unit("Hello.", "Вітаю.", "Përshëndetje.")
  static let bye = unit("Goodbye.", "До побачення.", "Mirupafshim.")

  @Test("the same document twice changes nothing")
  func idempotence() throws {
    let memory = try TranslationMemory()
    #expect(try Self.store([Self.hello, Self.bye], as: "a", in: memory) == .stored(new: 2, counted: 0))
    let before = try memory.statistics()
    #expect(try Self.store([Self.hello, Self.bye], as: "a", in: memory) == .alreadyThere)
    #expect(try memory.statistics() == before)
  }

  @Test("a unit that its origin has is counted; another origin keeps its own; other translations stand side by side")
  func duplicates() throws {
    let memory = try TranslationMemory()
    let other = Self.unit("Hello.", "Привіт.")
    try Self.store([Self.hello, Self.hello], as: "a", in: memory)
    #expect(try Self.store([Self.hello, other], as: "a", in: memory) == .stored(new: 1, counted: 1))
    #expect(try Self.store([Self.hello], as: "b", in: memory) == .stored(new: 1, counted: 0))
    var counts: [[Int]] = []
    try memory.forEachUnit { counts.append([$0.id, $0.occurrences]) }
    #expect(counts == [[1, 3], [2, 1], [3, 1]])
    let matches = try memory.matches(for: "Hello.", from: .english, to: .ukrainian)
    #expect(matches.map(\.target) == ["Вітаю.", "Привіт.", "Вітаю."])
  }

  @Test("a dry run says what would happen and leaves no trace")
  func dryRun() throws {
    let memory = try TranslationMemory()
    #expect(try Self.store([Self.hello], as: "a", in: memory, isDryRun: true) == .stored(new: 1, counted: 0))
    #expect(try memory.statistics().units == 0)
    #expect(try memory.sessions().isEmpty)
  }

  @Test("a document that fails in the middle leaves no trace")
  func failure() throws {
    struct Stop: Error {}
    let memory = try TranslationMemory()
    #expect(throws: Stop.self) {
      try memory.store(
        Self.document("a", [Self.hello]), in: memory.makeSession(description: "test", author: nil)
      ) { store in
        try store.add(Self.hello, isInSequence: true)
        throw Stop()
      }
    }
    #expect(try memory.statistics().units == 0)
    #expect(try memory.sessions().isEmpty)
  }

  @Test("undo takes back one session and leaves what others brought too")
  func undo() throws {
    let memory = try TranslationMemory()
    let first = memory.makeSession(description: "first", author: "editor")
    let second = memory.makeSession(description: "second", author: nil)
    try Self.store([Self.hello, Self.bye], as: "a", in: memory, first)
    try Self.store([Self.hello, Self.unit("New.", "Нове.")], as: "a", in: memory, second)
    #expect(try memory.sessions().map(\.description) == ["first", "second"])
    #expect(try memory.sessions()[0].author == "editor")

    let report = try memory.undo(session: 1)
    #expect(report.documents == 1)
    #expect(report.unitsRemoved == 1)
    #expect(report.unitsKept == 1)
    var texts: [String] = []
    try memory.forEachUnit {
      texts.append($0.unit.variants[0].text)
      #expect($0.occurrences == 1)
    }
    #expect(texts == ["Hello.", "New."])
    _ = try memory.undo(session: 2)
    #expect(try memory.statistics().units == 0)
    #expect(throws: MemoryError.self) { try memory.undo(session: 2) }
  }

  @Test("undoing a session that only counted brings the counts back")
  func undoCounts() throws {
    let memory = try TranslationMemory()
    try Self.store([Self.hello], as: "a", in: memory)
    try Self.store([Self.hello, Self.hello, Self.bye], as: "a", in: memory)
    _ = try memory.undo(session: 2)
    var counts: [Int] = []
    try memory.forEachUnit { counts.append($0.occurrences) }
    #expect(counts == [1])
  }

  @Test("gives back units as they came: codes, notes, properties, states, history")
  func losslessness() throws {
    let code = InlineCode(.standalone, id: "1", data: "<br/>", display: "⏎")
    var unit = TranslationUnit(
      id: "tu-7",
      variants: [
        Variant(
          language: .english, content: InlineText([.text("Hello"), .code(code)]), notes: [Note("tuv note")],
          properties: [Property("x", "y", language: .english)], state: "final", history: History(changedBy: "editor")),
        Variant(.ukrainian, "Вітаю"),
      ], notes: [Note("unit note", category: "translator")], properties: [Property("domain", "news")],
      sourceLanguage: .english, history: History(createdAt: "2026-01-01T00:00:00Z", createdBy: "desk", usageCount: 3))
    unit.context = "menu"
    let memory = try TranslationMemory()
    try Self.store([unit], as: "a", in: memory)
    var stored: [TranslationUnit] = []
    try memory.forEachUnit { stored.append($0.unit) }
    #expect(stored == [unit])
  }

  @Test("statistics count languages, pairs and origins")
  func statistics() throws {
    let memory = try TranslationMemory()
    try Self.store([Self.hello, Self.unit("Only two.", "Тільки дві.")], as: "a", in: memory)
    let statistics = try memory.statistics()
    #expect(statistics.units == 2)
    #expect(statistics.languages.map(\.variants) == [2, 1, 2])
    #expect(statistics.pairs.map(\.units) == [1, 2, 1])
    #expect(statistics.origins.map(\.name) == ["a"])
    #expect(statistics.origins.map(\.units) == [2])
    #expect(statistics.languages.first { $0.language == .ukrainian }?.characters == 17)
  }
}
