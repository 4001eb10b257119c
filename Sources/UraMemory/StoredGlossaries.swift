import GRDB

/// A glossary that a memory keeps beside its units.
package struct StoredGlossary: Sendable, Hashable {
  /// The name it was stored under.
  package var name: String
  /// Its entries in their order, in a notation that the memory does not look into.
  package var entries: [String]

  package init(name: String, entries: [String]) {
    self.name = name
    self.entries = entries
  }
}

extension TranslationMemory {
  /// Every glossary, in the order in which they came: the first counts most. None in a file of an older version.
  package func glossaries() throws(MemoryError) -> [StoredGlossary] {
    try read { database in
      guard try database.tableExists("glossary") else { return [] }
      return try Row.fetchAll(database, sql: "SELECT id, name FROM glossary ORDER BY id").map { row in
        StoredGlossary(
          name: row["name"],
          entries: try String.fetchAll(
            database, sql: "SELECT content FROM glossary_entry WHERE glossary_id = ? ORDER BY id",
            arguments: [row["id"]])
        )
      }
    }
  }

  /// Stores a glossary; one of the same name is replaced and keeps its place.
  ///
  /// - Returns: whether something changed.
  package func store(_ glossary: StoredGlossary) throws(MemoryError) -> Bool {
    try write { database in
      let known = try Int.fetchOne(database, sql: "SELECT id FROM glossary WHERE name = ?", arguments: [glossary.name])
      if let known {
        let entries = try String.fetchAll(
          database, sql: "SELECT content FROM glossary_entry WHERE glossary_id = ? ORDER BY id", arguments: [known])
        if entries == glossary.entries { return false }
        try database.execute(sql: "DELETE FROM glossary_entry WHERE glossary_id = ?", arguments: [known])
      } else {
        try database.execute(sql: "INSERT INTO glossary (name) VALUES (?)", arguments: [glossary.name])
      }
      let id = Int64(known ?? Int(database.lastInsertedRowID))
      let insert = try database.makeStatement(sql: "INSERT INTO glossary_entry (glossary_id, content) VALUES (?, ?)")
      for entry in glossary.entries { try insert.execute(arguments: [id, entry]) }
      return true
    }
  }

  /// Takes a glossary away; whether there was one of this name.
  package func removeGlossary(named name: String) throws(MemoryError) -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM glossary WHERE name = ?", arguments: [name])
      return database.changesCount > 0
    }
  }
}
