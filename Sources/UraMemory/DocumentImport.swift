import GRDB

/// A document to store: a group of parallel texts, or a translation file.
package struct DocumentDescription: Sendable {
  /// What lookup names as the source of a match: the name of the article, of the file.
  package var origin: String
  package var name: String
  package var contentHash: ContentHash

  package init(origin: String, name: String, contentHash: ContentHash) {
    self.origin = origin
    self.name = name
    self.contentHash = contentHash
  }
}

/// What storing a document did.
package enum ImportOutcome: Sendable, Equatable {
  /// The same content of the same origin is there already; nothing was changed.
  case alreadyThere
  /// `new` units were stored, `counted` were there already from the same origin.
  case stored(new: Int, counted: Int)
}

extension TranslationMemory {
  /// Stores a document in one transaction: all of it or nothing.
  ///
  /// - Parameters:
  ///   - isDryRun: do everything, then roll back.
  ///   - fill: adds the units; what it throws rolls the document back and is thrown on.
  package func store(
    _ document: DocumentDescription, in session: PendingSession, isDryRun: Bool = false,
    _ fill: (inout UnitStore) throws -> Void
  ) throws -> ImportOutcome {
    var outcome = ImportOutcome.alreadyThere
    var sessionID = session.id
    do {
      try connections.writer.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let originID = try OriginTable.id(of: document.origin, in: database)
          let isThere = try Bool.fetchOne(
            database, sql: "SELECT 1 FROM document WHERE origin_id = ? AND content_hash = ?",
            arguments: [originID, document.contentHash.integer])
          if isThere == true { return .rollback }
          if sessionID == nil {
            try database.execute(
              sql: "INSERT INTO session (started_at, author, description) VALUES (?, ?, ?)",
              arguments: [session.startedAt, session.author, session.description])
            sessionID = Int(database.lastInsertedRowID)
          }
          try database.execute(
            sql: "INSERT INTO document (session_id, origin_id, name, content_hash) VALUES (?, ?, ?, ?)",
            arguments: [sessionID, originID, document.name, document.contentHash.integer])
          var store = try UnitStore(
            database, document: database.lastInsertedRowID, origin: originID, createdAt: session.startedAt,
            createdBy: session.author)
          try fill(&store)
          try store.finish()
          outcome = .stored(new: store.newCount, counted: store.countedCount)
          return isDryRun ? .rollback : .commit
        }
      }
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, outcome: "nothing of the current document was kept")
    }
    if !isDryRun, outcome != .alreadyThere { session.id = sessionID }
    return outcome
  }
}

enum OriginTable {
  static func id(of name: String, in database: Database) throws -> Int64 {
    if let id = try Int64.fetchOne(database, sql: "SELECT id FROM origin WHERE name = ?", arguments: [name]) {
      return id
    }
    try database.execute(sql: "INSERT INTO origin (name) VALUES (?)", arguments: [name])
    return database.lastInsertedRowID
  }
}
