import Foundation
import GRDB
import Testing
import UraModel

@testable import UraMemory

@Suite("MemoryRecovery")
struct MemoryRecoveryTests {
  private static let pageSize = 4096

  /// A memory of so many units, and its bytes.
  private func withMemory(units: Int, _ body: (String, inout [UInt8]) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a.sqlite").path
      do {
        let memory = try TranslationMemory(path: path, mode: .create)
        let session = memory.makeSession(description: "test", author: nil)
        let description = DocumentDescription(origin: "news", name: "test", contentHash: ContentHash())
        _ = try memory.store(description, in: session) { store in
          for number in 0..<units {
            let unit = TranslationUnit(
              id: "u\(number)",
              variants: [
                Variant(.english, "Sentence number \(number) of the test"),
                Variant(.ukrainian, "Речення \(number) перевірки"),
              ])
            try store.add(unit, isInSequence: false)
          }
        }
      }
      var bytes = Array(try Data(contentsOf: URL(filePath: path)))
      try body(path, &bytes)
    }
  }

  private func recovered(_ path: String) throws -> (units: [StoredUnit], recovery: MemoryRecovery) {
    let recovery = try MemoryRecovery(path: path)
    var units: [StoredUnit] = []
    try recovery.forEachUnit { units.append($0) }
    return (units, recovery)
  }

  @Test("of a sound memory all is read, as it was stored")
  func sound() throws {
    try withMemory(units: 300) { path, _ in
      let (units, recovery) = try recovered(path)
      var stored: [StoredUnit] = []
      try TranslationMemory(path: path, mode: .read).forEachUnit { stored.append($0) }
      #expect(units.map(\.unit) == stored.map(\.unit))
      #expect(units.map(\.origin) == stored.map(\.origin))
      #expect(recovery.lostTexts == 0 && !recovery.isCutOff)
    }
  }

  @Test("whatever page is overwritten, what is read was stored, and most is, or the memory is said to be lost")
  func pages() throws {
    try withMemory(units: 1500) { path, bytes in
      let sound = bytes
      var lost = 0
      let pages = bytes.count / Self.pageSize
      for page in stride(from: 2, to: pages, by: 5) {
        bytes = sound
        for index in page * Self.pageSize..<(page + 1) * Self.pageSize {
          bytes[index] = UInt8(truncatingIfNeeded: index &* 37)
        }
        try Data(bytes).write(to: URL(filePath: path))
        do {
          let units = try recovered(path).units
          for unit in units {
            guard let id = unit.unit.id.flatMap({ Int($0.dropFirst()) }) else { continue }
            let texts = ["Sentence number \(id) of the test", "Речення \(id) перевірки"]
            #expect(unit.unit.variants.allSatisfy { texts.contains($0.text) })
          }
          if units.count < 1200 { lost += 1 }
        } catch let error as MemoryError {
          #expect(error.code == .damaged)
          lost += 1
        }
      }
      // Of all pages four: those of the tables, of languages, and the root of the texts.
      #expect(lost <= 4 && pages > 100, "\(lost) of \(pages)")
    }
  }

  @Test("a memory that is cut off is read up to there, and that is told")
  func cutOff() throws {
    try withMemory(units: 1500) { path, bytes in
      bytes.removeLast(bytes.count / 3)
      try Data(bytes).write(to: URL(filePath: path))
      #expect {
        try TranslationMemory(path: path, mode: .read).forEachUnit { _ in }
      } throws: {
        ($0 as? MemoryError)?.code == .damaged
      }
      let (units, recovery) = try recovered(path)
      #expect(units.count > 300)
      #expect(units.count < 1500 && (recovery.lostTexts > 0 || recovery.isCutOff))
    }
  }

  @Test("of a sound memory the copy has all, with its order, and knows what was imported")
  func soundCopy() throws {
    try withMemory(units: 300) { path, _ in
      let new = path + ".new"
      _ = try TranslationMemory(path: path).store(StoredGlossary(name: "terms", entries: ["{\"a\":1}"]))
      let copy = try MemoryRecovery(path: path).copy(to: new)
      #expect(copy.lostTexts == 0 && copy.lostRows == 0 && copy.incompleteDocuments == 0 && !copy.isCutOff)
      let (before, after) = (try TranslationMemory(path: path), try TranslationMemory(path: new))
      #expect(try after.sessions() == before.sessions())
      #expect(try after.glossaries() == before.glossaries())
      #expect(try after.check().isSound)
      #expect(try units(new).map(\.unit) == units(path).map(\.unit))
      let description = DocumentDescription(origin: "news", name: "test", contentHash: ContentHash())
      let session = after.makeSession(description: "test", author: nil)
      #expect(try after.store(description, in: session) { _ in } == .alreadyThere)
    }
  }

  private func units(_ path: String) throws -> [StoredUnit] {
    var units: [StoredUnit] = []
    try TranslationMemory(path: path, mode: .read).forEachUnit { units.append($0) }
    return units
  }

  @Test("whatever page is overwritten, or wherever the file is cut off, the copy is a sound memory of what was stored")
  func damagedCopies() throws {
    try withMemory(units: 600) { path, bytes in
      let sound = bytes
      let pages = bytes.count / Self.pageSize
      var made = 0
      for page in stride(from: 1, to: pages, by: 5) {
        bytes = sound
        if page.isMultiple(of: 3) {
          bytes.removeLast((pages - page) * Self.pageSize)
        } else {
          for index in page * Self.pageSize..<(page + 1) * Self.pageSize {
            bytes[index] = UInt8(truncatingIfNeeded: index &* 37)
          }
        }
        try Data(bytes).write(to: URL(filePath: path))
        let new = "\(path).\(page)"
        do {
          let copy = try MemoryRecovery(path: path).copy(to: new)
          let memory = try TranslationMemory(path: new)
          #expect(try memory.check().problems == [], "page \(page)")
          let found = try units(new)
          #expect(found.count == copy.units)
          for unit in found {
            guard let id = unit.unit.id.flatMap({ Int($0.dropFirst()) }) else { continue }
            let texts = ["Sentence number \(id) of the test", "Речення \(id) перевірки"]
            #expect(unit.unit.variants.allSatisfy { texts.contains($0.text) })
          }
          // Where something is missing, its document may come again.
          let session = memory.makeSession(description: "again", author: nil)
          let description = DocumentDescription(origin: "news", name: "test", contentHash: ContentHash())
          let isWhole = try memory.store(description, in: session) { _ in } == .alreadyThere
          #expect(!isWhole || copy.units == 600 && copy.lostTexts == 0, "page \(page)")
          if copy.units > 100 { made += 1 }
        } catch let error as MemoryError {
          #expect(error.code == .damaged, "page \(page): \(error)")
        }
      }
      #expect(made > pages / 10, "\(made) of \(pages)")
    }
  }

  /// The numbers of the pages whose text holds all of these, beside the first.
  private func pages(of table: String, _ path: String) throws -> [Int] {
    let database = try DatabaseQueue(path: path)
    return try database.read {
      try Int.fetchAll($0, sql: "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", arguments: [table])
    }
  }

  private func overwrite(_ pages: [Int], _ path: String, _ bytes: [UInt8]) throws {
    var bytes = bytes
    for page in pages {
      for index in (page - 1) * Self.pageSize..<page * Self.pageSize {
        bytes[index] = UInt8(truncatingIfNeeded: index &* 37)
      }
    }
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Stores what `withMemory` stores once more, in a memory that may have it.
  private func importAgain(_ path: String, units: Int) throws -> ImportOutcome {
    let memory = try TranslationMemory(path: path)
    let description = DocumentDescription(origin: "news", name: "test", contentHash: ContentHash())
    return try memory.store(description, in: memory.makeSession(description: "again", author: nil)) { store in
      for number in 0..<units {
        let unit = TranslationUnit(
          variants: [
            Variant(.english, "Sentence number \(number) of the test"),
            Variant(.ukrainian, "Речення \(number) перевірки"),
          ])
        try store.add(unit, isInSequence: false)
      }
    }
  }

  @Test(
    "units whose documents, origins or rows are lost do not come twice when the same is imported again",
    arguments: [
      (["document"], ImportOutcome.alreadyThere), (["origin"], .alreadyThere),
      (["document", "document_by_content"], .stored(new: 0, counted: 300)), (["unit"], .stored(new: 0, counted: 300)),
      (["document", "document_by_content", "document_by_session", "unit_by_document"], .stored(new: 0, counted: 300)),
    ])
  func importedAgain(lost: [String], outcome: ImportOutcome) throws {
    try withMemory(units: 300) { path, bytes in
      let pages = try lost.flatMap { try self.pages(of: $0, path) }
      try overwrite(pages, path, bytes)
      let new = path + ".new"
      let copy = try MemoryRecovery(path: path).copy(to: new)
      #expect(copy.units == 300 && copy.unitsOfUnknownOrigin == 0)
      #expect(try importAgain(new, units: 300) == outcome)
      #expect(try units(new).count == 300)
      #expect(try TranslationMemory(path: new).check().isSound)
    }
  }

  @Test("units of which nobody knows the import are counted")
  func unknownImport() throws {
    try withMemory(units: 300) { path, bytes in
      let lost = ["origin", "sqlite_autoindex_origin_1"]
      try overwrite(try lost.flatMap { try self.pages(of: $0, path) }, path, bytes)
      #expect(try MemoryRecovery(path: path).copy(to: path + ".new").unitsOfUnknownOrigin == 300)
    }
  }
}
