import Foundation
import GRDB

/// One run of an import; what it brought can be taken back.
public struct ImportSession: Sendable, Hashable, Codable {
  /// What `undo` takes.
  public var id: Int
  /// ISO 8601, UTC.
  public var startedAt: String
  /// Who imported, where it was said.
  public var author: String?
  /// What was imported, in the words of whoever did.
  public var description: String
  /// How many documents of it are there.
  public var documents: Int
  /// How many units of it are there, without the parts of units.
  public var units: Int
}

/// What taking back a session removed.
public struct UndoReport: Sendable, Hashable, Codable {
  /// The session that was taken back.
  public var session: Int
  /// How many documents went.
  public var documents: Int
  /// Units that no other document has.
  public var unitsRemoved: Int
  /// Units that other documents have too: they stay, their count goes down.
  public var unitsKept: Int
}

extension TranslationMemory {
  /// A session to import documents in; its row is written with the first document.
  package func makeSession(description: String, author: String?) -> PendingSession {
    PendingSession(startedAt: Timestamp.now(), author: author, description: description)
  }

  /// All sessions, oldest first.
  public func sessions() throws(MemoryError) -> [ImportSession] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, started_at, author, description,
            (SELECT count(*) FROM document WHERE session_id = session.id) AS documents,
            (SELECT count(*) FROM unit JOIN document ON document.id = document_id
              WHERE session_id = session.id AND part_language_id IS NULL) AS units
          FROM session ORDER BY id
          """
      ).map {
        ImportSession(
          id: $0["id"], startedAt: $0["started_at"], author: $0["author"], description: $0["description"],
          documents: $0["documents"], units: $0["units"])
      }
    }
  }

  /// Takes back what a session brought, in one transaction. Units that other sessions brought too stay.
  ///
  /// - Throws: `MemoryError` with the code `.noSuchSession`.
  public func undo(session: Int) throws(MemoryError) -> UndoReport {
    try write { database in
      guard try Bool.fetchOne(database, sql: "SELECT 1 FROM session WHERE id = ?", arguments: [session]) == true else {
        throw MemoryError(
          .noSuchSession, path: path, "expected the number of a session, found \(session); 'ura sessions' lists them")
      }
      let own = "(SELECT id FROM document WHERE session_id = \(session))"
      let documents =
        try Int.fetchOne(database, sql: "SELECT count(*) FROM document WHERE session_id = \(session)") ?? 0
      // What this session only counted.
      try database.execute(
        sql: """
          UPDATE unit SET occurrences = occurrences - (
            SELECT sum(count) FROM occurrence WHERE unit_id = unit.id AND document_id IN \(own))
          WHERE id IN (SELECT unit_id FROM occurrence WHERE document_id IN \(own));
          DELETE FROM occurrence WHERE document_id IN \(own);
          """)
      // What it brought first and others have too now belongs to the next of them.
      let kept = "(SELECT unit_id FROM occurrence WHERE unit_id IN (SELECT id FROM unit WHERE document_id IN \(own)))"
      let keptCount =
        try Int.fetchOne(database, sql: "SELECT count(*) FROM unit WHERE id IN \(kept) AND part_language_id IS NULL")
        ?? 0
      try database.execute(
        sql: """
          UPDATE unit SET
            document_id = (SELECT min(document_id) FROM occurrence WHERE unit_id = unit.id),
            occurrences = (SELECT sum(count) FROM occurrence WHERE unit_id = unit.id)
          WHERE id IN \(kept);
          UPDATE occurrence SET count = count - 1 WHERE unit_id IN \(kept)
            AND document_id = (SELECT document_id FROM unit WHERE id = unit_id);
          DELETE FROM occurrence WHERE count = 0;
          DELETE FROM segment WHERE document_id IN \(own);
          """)
      // Parts of units are no units of their own, here as in the statistics.
      let removed =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM unit WHERE document_id IN \(own) AND part_language_id IS NULL") ?? 0
      try FuzzyIndexWriter.removeUnits(where: "document_id IN \(own)", database)
      try database.execute(sql: "DELETE FROM unit WHERE document_id IN \(own)")
      try database.execute(
        sql: """
          DELETE FROM document WHERE session_id = \(session);
          DELETE FROM session WHERE id = \(session);
          DELETE FROM origin WHERE id NOT IN (SELECT origin_id FROM document);
          """)
      return UndoReport(session: session, documents: documents, unitsRemoved: removed, unitsKept: keptCount)
    }
  }
}

/// A session before and after its first document.
package final class PendingSession {
  let startedAt: String
  let author: String?
  let description: String
  /// Set when the first document was committed.
  package internal(set) var id: Int?

  init(startedAt: String, author: String?, description: String) {
    self.startedAt = startedAt
    self.author = author
    self.description = description
  }
}

enum Timestamp {
  /// Now, as ISO 8601 in UTC to the second.
  static func now() -> String { Date().formatted(.iso8601) }
}
