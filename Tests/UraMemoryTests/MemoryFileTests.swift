import Foundation
import GRDB
import Testing
import UraModel

@testable import UraMemory

@Suite struct MemoryFileTests {
  private func error(opening path: String, mode: TranslationMemory.Mode = .write) -> MemoryError? {
    do {
      _ = try TranslationMemory(path: path, mode: mode)
      return nil
    } catch {
      return error
    }
  }

  @Test("a missing memory is made only when asked")
  func missing() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      #expect(error(opening: path)?.code == .missing)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(error(opening: path, mode: .create) == nil)
      #expect(error(opening: path, mode: .read) == nil)
    }
  }

  @Test("a folder that is not there is named, and not made")
  func missingFolder() throws {
    try withTemporaryFolder { folder in
      let inner = folder.appending(path: "new")
      let found = error(opening: inner.appending(path: "a.sqlite").path, mode: .create)
      #expect(found?.code == .missing)
      #expect(found?.message.contains("expected the folder \(inner.path), found none") == true)
      #expect(!FileManager.default.fileExists(atPath: inner.path))
    }
  }

  @Test("several that make one memory at once wait for each other")
  func together() throws {
    try withTemporaryFolder { folder in
      for round in 0..<20 {
        let path = folder.appending(path: "\(round).sqlite").path
        let errors = Array<MemoryError?>(unsafeUninitializedCapacity: 6) { buffer, count in
          nonisolated(unsafe) let errors = buffer
          DispatchQueue.concurrentPerform(iterations: 6) {
            errors.initializeElement(at: $0, to: error(opening: path, mode: .create))
          }
          count = 6
        }
        #expect(errors.allSatisfy { $0 == nil })
      }
    }
  }

  @Test("a directory and a file that is no database are refused and left as they were")
  func noDatabase() throws {
    try withTemporaryFolder { folder in
      #expect(error(opening: folder.path, mode: .create)?.code == .directory)
      let text = folder.appending(path: "a.txt")
      let content = Data(String(repeating: "not a database ", count: 20).utf8)
      try content.write(to: text)
      #expect(error(opening: text.path, mode: .create)?.code == .notADatabase)
      #expect(try Data(contentsOf: text) == content)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
    }
  }

  @Test("another program's database is refused and left as it was")
  func foreign() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "other.db")
      try DatabaseQueue(path: file.path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
      let before = try Data(contentsOf: file)
      let error = error(opening: file.path, mode: .create)
      #expect(error?.code == .foreign)
      #expect(error?.description.contains("not touched") == true)
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test("a memory of a newer program is refused and left as it was")
  func newer() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "new.sqlite")
      _ = try TranslationMemory(path: file.path, mode: .create)
      try DatabaseQueue(path: file.path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
      try DatabaseQueue(path: file.path).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      let before = try Data(contentsOf: file)
      #expect(error(opening: file.path)?.code == .newer)
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test("a memory of an earlier format is brought up to date, and finds what it has")
  func earlier() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "old.sqlite")
      let database = try DatabasePool(path: file.path)
      try MemorySchema.migrator.migrate(database, upTo: "2: fuzzy index")
      try database.write { database in
        try database.execute(
          sql: """
            INSERT INTO language VALUES (1, 'en'), (2, 'uk');
            INSERT INTO session VALUES (1, '2026-01-01T00:00:00Z', NULL, 'old');
            INSERT INTO origin VALUES (1, 'old.tmx');
            INSERT INTO document VALUES (1, 1, 1, 'old.tmx', 7);
            INSERT INTO unit (id, document_id, key) VALUES (1, 1, 5);
            INSERT INTO variant (id, unit_id, language_id, text, hash) VALUES (1, 1, 1, 'An old one.', 3), (2, 1, 2, 'Старе.', 4);
            """)
      }
      try database.close()
      let memory = try TranslationMemory(path: file.path, mode: .read)
      #expect(try memory.check().problems == [])
      #expect(try memory.matches(for: "An old one!", from: .english, to: .ukrainian).map(\.target) == ["Старе."])
    }
  }

  @Test("an empty file becomes a memory, as SQLite makes of it")
  func emptyFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "empty.sqlite")
      try Data().write(to: file)
      #expect(error(opening: file.path, mode: .create) == nil)
      #expect(try TranslationMemory(path: file.path, mode: .read).statistics().units == 0)
    }
  }

  @Test("a memory whose maker was stopped before its first table can be opened", arguments: [false, true])
  func begun(hasHeader: Bool) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "begun.sqlite")
      try Data().write(to: file)
      if hasHeader { try DatabaseQueue(path: file.path).writeWithoutTransaction { try $0.execute(sql: "VACUUM") } }
      #expect(try TranslationMemory(path: file.path, mode: .read).check().isSound)
    }
  }

  @Test("to read a memory changes no byte of it and leaves nothing beside it, however many do at a time")
  func reading() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      _ = try TranslationMemory(path: path, mode: .create)
      let before = try Data(contentsOf: URL(filePath: path))
      do {
        let readers = try (0..<3).map { _ in try TranslationMemory(path: path, mode: .read) }
        for reader in readers { #expect(try reader.statistics().units == 0) }
        // A writer beside them is not held up, and they see what it writes.
        try TranslationMemory(path: path, mode: .write).add(
          [TranslationUnit(variants: [Variant(.english, "a"), Variant(.ukrainian, "а")])], origin: "test")
        for reader in readers { #expect(try reader.statistics().units == 1) }
        #expect(throws: MemoryError.self) { try readers[0].undo(session: 1) }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.sqlite"])
      let written = try Data(contentsOf: URL(filePath: path))
      #expect(written != before)
      _ = try TranslationMemory(path: path, mode: .write)
      _ = try TranslationMemory(path: path, mode: .read).statistics()
      #expect(try Data(contentsOf: URL(filePath: path)) == written)
    }
  }

  @Test("a memory that may not be written is read without a file made beside it")
  func fixed() throws {
    try withTemporaryFolder { folder in
      // A name that needs escaping in a URI.
      let path = folder.appending(path: "50% done?.sqlite").path
      _ = try TranslationMemory(path: path, mode: .create)
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      let memory = try MemoryFile.open(path, mode: .read, isWritable: false)
      let database = memory.writer
      #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM unit") } == 0)
      #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: "DELETE FROM unit") } }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == before)
    }
  }

  @Test("a memory that may not be written is read through the log of the process that writes it")
  func fixedWithLog() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      let owner = try TranslationMemory(path: path, mode: .create)
      try owner.write { try $0.execute(sql: "INSERT INTO language (tag) VALUES ('uk')") }
      try #require(FileManager.default.fileExists(atPath: path + "-wal"))
      let memory = try MemoryFile.open(path, mode: .read, isWritable: false)
      let database = memory.writer
      #expect(try database.read { try String.fetchOne($0, sql: "SELECT tag FROM language") } == "uk")
      withExtendedLifetime(owner) {}
    }
  }

  @Test("a memory of an older format that may not be written says so")
  func fixedAndOld() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "old.sqlite").path
      _ = try TranslationMemory(path: path, mode: .create)
      try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 1") }
      try DatabaseQueue(path: path).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      #expect(throws: MemoryError.self) { try MemoryFile.open(path, mode: .read, isWritable: false) }
    }
  }
}
