import GRDB

extension TranslationMemory {
  /// Gives the room of what was removed back to the file system, where that is at least half of the file.
  ///
  /// SQLite keeps the pages of removed rows for rows to come, so a file that was large once stays so. What remains is written anew
  /// (`VACUUM`), which costs as much as is left and so never more than is gained; a file with less room in it keeps it for the next
  /// import. Nothing can be lost: the old pages stay until all new ones are in the log. Who reads goes on reading, and the file becomes
  /// shorter when they have finished.
  ///
  /// - Returns: about how many bytes are free again.
  /// - Throws: `MemoryError` when another process writes (`.busy`) or no disk has room for the copy (`.full`); the memory is as it was.
  public func giveBackFreeSpace() throws(MemoryError) -> Int {
    do {
      return try connections.writer.writeWithoutTransaction { database in
        func number(_ pragma: String) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0 }
        let free = try number("freelist_count")
        let freeBytes = try free * number("page_size")
        guard freeBytes >= Self.leastFreeSpace, try free * 2 >= number("page_count") else { return 0 }
        // The copy is made in a file beside, not in memory; and nobody waits long for what can be done another time.
        try database.execute(sql: "PRAGMA temp_store = FILE; PRAGMA busy_timeout = 2000")
        try database.execute(sql: "VACUUM")
        _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return freeBytes
      }
    } catch {
      throw MemoryError(error, path: path)
    }
  }

  /// Less is not worth a copy.
  private static let leastFreeSpace = 1 << 20
}
