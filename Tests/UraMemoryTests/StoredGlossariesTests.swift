import GRDB
import Testing

@testable import UraMemory

@Suite struct StoredGlossariesTests {
  @Test("keeps glossaries in the order in which they came, and replaces one of the same name in its place")
  func order() throws {
    let memory = try TranslationMemory()
    #expect(try memory.glossaries().isEmpty)
    #expect(try memory.store(.init(name: "b", entries: ["1", "2"])))
    #expect(try memory.store(.init(name: "a", entries: ["3"])))
    #expect(try memory.store(.init(name: "b", entries: ["2", "1"])))
    #expect(try memory.glossaries() == [.init(name: "b", entries: ["2", "1"]), .init(name: "a", entries: ["3"])])
  }

  @Test("changes nothing when the same comes again")
  func same() throws {
    let memory = try TranslationMemory()
    #expect(try memory.store(.init(name: "a", entries: ["1"])))
    #expect(try !memory.store(.init(name: "a", entries: ["1"])))
    #expect(try memory.glossaries().count == 1)
  }

  @Test("takes a glossary away with its entries")
  func remove() throws {
    let memory = try TranslationMemory()
    _ = try memory.store(.init(name: "a", entries: ["1"]))
    #expect(try memory.removeGlossary(named: "a"))
    #expect(try !memory.removeGlossary(named: "a"))
    #expect(try memory.glossaries().isEmpty)
    #expect(try memory.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM glossary_entry") } == 0)
  }
}
