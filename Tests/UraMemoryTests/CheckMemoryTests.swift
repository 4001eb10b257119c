import GRDB
import Testing
import UraModel

@testable import UraMemory

@Suite struct CheckMemoryTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory()
    try DocumentImportTests.store(
      (0..<30).map { DocumentImportTests.unit("Sentence \($0), without end…", "Речення без кінця") }, as: "a",
      in: memory)
    return memory
  }

  @Test("a memory as it was written is sound")
  func sound() throws {
    let check = try memory().check()
    #expect(check.problems == [])
    #expect(check.units == 30)
    // The English texts have numbers: a plain form and a skeleton. A number's symbol in a skeleton is that of the digit 0, so one
    // of them is the same in both, as the Ukrainian ones are.
    #expect(check.indexed == 30 + 29 + 30)
    #expect(check.indexBytes > 0)
  }

  @Test(
    "tells what is wrong, and mends it when asked to",
    arguments: [
      ("DELETE FROM fuzzy_block WHERE id = (SELECT min(id) FROM fuzzy_block)", "memory-index-stale"),
      ("UPDATE fuzzy_block SET data = x'0102'", "memory-index-damaged"),
      ("UPDATE variant SET text = 'another', normalized = NULL WHERE id = 1", "memory-index-stale"),
      ("UPDATE variant SET normalized = 'another' WHERE id = 1", "memory-normal-form"),
      ("DELETE FROM variant WHERE id = 4", "memory-index-stale"),
    ])
  func repairs(damage: String, code: String) throws {
    let memory = try memory()
    try memory.write { database in
      try database.execute(sql: "DELETE FROM segment")
      try database.execute(sql: damage)
    }
    let check = try memory.check()
    #expect(check.problems.contains { $0.code == code })
    let repaired = try memory.check(repairs: true)
    #expect(repaired.problems == [])
    #expect(!repaired.repairs.isEmpty)
    #expect(try memory.check().isSound)
  }

  @Test("a document that lost a segment is not whole")
  func incomplete() throws {
    let memory = try memory()
    try memory.write { try $0.execute(sql: "DELETE FROM segment WHERE position = 3") }
    #expect(try memory.check().problems.contains { $0.code == "memory-document-incomplete" })
  }
}
