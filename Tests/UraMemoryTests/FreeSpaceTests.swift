import Foundation
import GRDB
import Testing
import UraModel

@testable import UraMemory

@Suite("FreeSpace")
struct FreeSpaceTests {
  /// A memory with two sessions of so many units.
  private func withMemory(_ counts: [Int], _ body: (TranslationMemory) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let memory = try TranslationMemory(path: folder.appending(path: "a.sqlite").path, mode: .create)
      for (index, count) in counts.enumerated() {
        let description = DocumentDescription(origin: "news \(index)", name: "test", contentHash: ContentHash())
        _ = try memory.store(description, in: memory.makeSession(description: "test", author: nil)) { store in
          for number in 0..<count {
            let unit = TranslationUnit(variants: [
              Variant(.english, "Sentence number \(number) of document \(index), which is long enough to fill pages"),
              Variant(.ukrainian, "Речення \(number) документа \(index), досить довге, щоб заповнити сторінки"),
            ])
            try store.add(unit, isInSequence: true)
          }
        }
      }
      try body(memory)
    }
  }

  /// With the log, which may hold what is not in the file yet.
  private func size(_ memory: TranslationMemory) throws -> Int {
    try ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: memory.path + suffix)
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }

  @Test("a memory from which most was taken back becomes small again, and keeps the rest")
  func shrinks() throws {
    try withMemory([100, 6000]) { memory in
      let before = try size(memory)
      _ = try memory.undo(session: 2)
      #expect(try size(memory) >= before)
      #expect(try memory.giveBackFreeSpace() > before / 2)
      #expect(try size(memory) < before / 8)
      #expect(try memory.check().isSound)
      #expect(try memory.statistics().units == 100)
      #expect(try memory.giveBackFreeSpace() == 0)
    }
  }

  @Test("less than half of the file, or a small file, is left as it is")
  func small() throws {
    try withMemory([5000, 3000]) { memory in
      _ = try memory.undo(session: 2)
      #expect(try memory.giveBackFreeSpace() == 0)
    }
    try withMemory([1, 100]) { memory in
      _ = try memory.undo(session: 2)
      #expect(try memory.giveBackFreeSpace() == 0)
    }
  }

  @Test("who reads goes on reading what was there, and who writes is not waited for long")
  func otherProcesses() throws {
    try withMemory([100, 6000]) { memory in
      let other = try DatabaseQueue(path: memory.path)
      try other.inDatabase { database in
        try database.execute(sql: "BEGIN; SELECT count(*) FROM unit")
        _ = try memory.undo(session: 2)
        #expect(try memory.giveBackFreeSpace() > 0)
        #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM unit") == 6100)
        try database.execute(sql: "COMMIT")
      }
      #expect(try memory.check().isSound)
    }
    try withMemory([100, 6000]) { memory in
      _ = try memory.undo(session: 2)
      let other = try DatabaseQueue(path: memory.path)
      try other.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        #expect { try memory.giveBackFreeSpace() } throws: { ($0 as? MemoryError)?.code == .busy }
        try database.execute(sql: "COMMIT")
      }
      #expect(try memory.check().isSound)
      #expect(try memory.giveBackFreeSpace() > 0)
    }
  }
}
