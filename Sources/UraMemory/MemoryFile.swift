import Foundation
import GRDB
import UraText

/// Opens a memory's file, and refuses what is not one before anything is written to it.
enum MemoryFile {
  /// - Parameter isWritable: whether this process may write the memory; found out when nil.
  static func open(
    _ path: String, mode: TranslationMemory.Mode, isWritable: Bool? = nil
  ) throws(MemoryError) -> MemoryConnections {
    do {
      let isNew = try inspect(path)
      if isNew, mode != .create {
        throw MemoryError(
          .missing, path: path,
          "expected a memory, found no file; import something first, or name another with --memory")
      }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      if isNew, !FileManager.default.fileExists(atPath: folder) {
        throw MemoryError(
          .missing, path: path, "expected the folder \(folder), found none; make it, or name another file with --memory"
        )
      }
      // Any file may be empty: it becomes a database when something is stored in it, and not by looking.
      if mode != .create, isEmpty(path) { return try inMemory() }
      if mode == .read, !(isWritable ?? mayWrite(path)) {
        let database = try fixed(path)
        let version = try version(of: database)
        guard version >= MemorySchema.version else {
          throw MemoryError(
            .readOnly, path: path,
            "expected format \(MemorySchema.version), found \(version) in a memory that may not be written; "
              + "copy it into a folder of yours, or let its owner open it with this ura")
        }
        return MemoryConnections(database)
      }
      do {
        return try connections(path, mode)
      } catch let error as DatabaseError
        where mode == .read && [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode)
      {
        // Not even the index of a log finds room.
        return MemoryConnections(try fixed(path))
      }
    } catch let error as MemoryError {
      throw error
    } catch {
      throw MemoryError(error, path: path)
    }
  }

  /// How long another process is waited for. Two imports into one memory take turns; a document's transaction lasts well under this.
  private static let patience = 30.0

  /// Opens a memory in a place that may be written. Where it is only read, and up to date, no byte of it changes.
  private static func connections(_ path: String, _ mode: TranslationMemory.Mode) throws -> MemoryConnections {
    let keeper = try DatabaseQueue(path: path, configuration: configuration())
    let version = try version(of: keeper)
    if mode != .read || version < MemorySchema.version {
      try turnOnLog(keeper)
      try migrate(keeper)
    }
    var configuration = configuration()
    configuration.readonly = true
    let readers = try DatabasePool(path: path, configuration: configuration)
    return MemoryConnections(reader: readers, writer: mode == .read ? readers : keeper, keeper: keeper)
  }

  /// Readers and a writer at a time need a write-ahead log.
  ///
  /// SQLite waits for the lock of another process everywhere but where it turns the log on, as when two processes make one
  /// memory: there it is asked again.
  private static func turnOnLog(_ database: DatabaseQueue) throws {
    let deadline = Date(timeIntervalSinceNow: patience)
    while true {
      do {
        let journal = try database.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        guard journal == "wal" else { throw DatabaseError(message: "no write-ahead log can be kept here") }
        return
      } catch let error as DatabaseError {
        guard error.resultCode == .SQLITE_BUSY, Date() < deadline else { throw error }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

  /// Brings a memory up to date.
  ///
  /// Another process may do the same at the same time. GRDB asks which steps are missing before it takes the lock, so a step fails
  /// when the other was faster: then it asks again, as long as there is progress.
  private static func migrate(_ database: DatabaseQueue) throws {
    var before = try version(of: database)
    while true {
      do { return try MemorySchema.migrator.migrate(database) } catch let error as DatabaseError {
        let after = try version(of: database)
        guard after > before else { throw error }
        before = after
      }
    }
  }

  private static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
      && !FileManager.default.fileExists(atPath: path + "-wal")
  }

  private static func version(of database: any DatabaseReader) throws -> Int {
    try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Whether this process may write the file and, as a write-ahead log needs, beside it.
  private static func mayWrite(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return access(path, W_OK) == 0 && access(folder, W_OK) == 0
  }

  /// A memory on a medium, or in a folder of others, that this process may only read.
  ///
  /// A log beside it shows that its owner is at work: then it is read through the log. Without one, SQLite must be told that
  /// nothing changes, because it would make the log to read (sqlite.org/wal.html, 5: read-only databases).
  private static func fixed(_ path: String, _ setting: String? = nil) throws -> DatabaseQueue {
    var configuration = setting == nil ? configuration() : Configuration()
    configuration.readonly = true
    // Others would read the file first.
    if let setting { configuration.prepareDatabase { try $0.execute(sql: setting) } }
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    if let log, log > 0 || access(path, W_OK) != 0 {
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    let name = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  /// A memory that may be damaged, for reading what it still has.
  static func openDamaged(_ path: String) throws(MemoryError) -> DatabaseQueue {
    do {
      guard try !inspect(path) else {
        throw MemoryError(.missing, path: path, "expected a memory, found no file; name another with --memory")
      }
      // With this a file that is shorter than its first page says is read as far as it goes.
      return try fixed(path, "PRAGMA writable_schema = ON")
    } catch {
      throw MemoryError(error, path: path)
    }
  }

  static func inMemory() throws(MemoryError) -> MemoryConnections {
    do {
      let database = try DatabaseQueue(configuration: configuration())
      try MemorySchema.migrator.migrate(database)
      return MemoryConnections(database)
    } catch {
      throw MemoryError(error, path: ":memory:")
    }
  }

  /// Whether a file begins as an SQLite database does (sqlite.org/fileformat2.html, 1.3).
  static func isDatabase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: signature.count)) == signature
  }

  private static let signature = Data("SQLite format 3\0".utf8)

  /// Looks at an existing file without changing a byte of it; true when there is none.
  private static func inspect(_ path: String) throws -> Bool {
    guard !path.isEmpty else {
      throw MemoryError(.missing, path: path, "expected the name of a memory, found an empty one; correct --memory")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw MemoryError(.directory, path: path, "expected a memory file, found a directory; name a file inside it")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw MemoryError(
        .notADatabase, path: path,
        "expected a memory (an SQLite file), found a device or a pipe. Name another file with --memory")
    }
    // The header says it all (sqlite.org/fileformat2.html, 1.3): no connection, no lock, no journal.
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw MemoryError(.readOnly, path: path, "this file may not be read; check its permissions")
    }
    defer { try? handle.close() }
    let header = try handle.read(upToCount: 4096) ?? Data()
    // Whoever began to make it was stopped at once: it is a memory with nothing in it.
    if header.isEmpty { return false }
    guard header.count >= 108, header.starts(with: signature) else {
      throw MemoryError(
        .notADatabase, path: path,
        "expected a memory (an SQLite file), found something else; it was not touched. Name another file with --memory")
    }
    func number(at offset: Int) -> Int32 {
      header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32(truncatingIfNeeded: Int($1)) }
    }
    guard number(at: 68) == MemorySchema.applicationID else {
      // The first transaction of a new memory may still be in its write-ahead log only, or was never written: then the table of
      // the tables (on page 1, whose count of cells stands three bytes behind the header) is empty, or has the list of migrations
      // alone, which comes before all.
      let tables = header[100] == 13 ? Int(header[103]) << 8 | Int(header[104]) : .max
      let isBegun = tables == 2 && header.firstRange(of: Data("CREATE TABLE grdb_migrations".utf8)) != nil
      let isWithoutTables = tables == 0 || isBegun
      if number(at: 68) == 0, number(at: 60) == 0,
        isWithoutTables || FileManager.default.fileExists(atPath: path + "-wal")
      {
        return false
      }
      throw MemoryError(
        .foreign, path: path,
        "expected a memory of ura, found the database of another program; it was not touched. Name another file with --memory"
      )
    }
    guard number(at: 60) <= MemorySchema.version else {
      throw MemoryError(
        .newer, path: path,
        "this memory has format \(number(at: 60)), this ura knows up to \(MemorySchema.version); it was not touched. "
          + "Install a newer ura")
    }
    return false
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // With a write-ahead log, NORMAL never corrupts; a power cut may only lose the last documents, which can be imported again.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      // 64 MB of page cache: the indexes of a million units stay warm during an import. Readers keep what they need of the
      // fuzzy index themselves.
      try database.execute(sql: "PRAGMA cache_size = \(database.configuration.readonly ? -8192 : -65536)")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }
}

extension MemoryError {
  /// What an error of the database means for the user.
  ///
  /// - Parameter outcome: what became of the work that found no room.
  init(_ error: any Error, path: String, outcome: String = "nothing was changed") {
    let damaged =
      "this memory is damaged; restore a copy, or make a new memory of what can be read ('ura export --recover NEW.sqlite')"
    guard let error = error as? DatabaseError else {
      self =
        switch error {
        case let error as MemoryError: error
        case let error as RegularExpression.PatternError:
          MemoryError(
            .expression, path: path, "expected a regular expression in ICU's syntax, found \(error); correct it")
        case let error as RegularExpression.MatchError:
          MemoryError(
            .expression, path: path,
            "expected an expression that is quick on every text, found that ICU gave up on one with '\(error.pattern)' "
              + "(\(error.name)); repeat nothing that repeats itself, as in (a+)+")
        case is DecodingError: MemoryError(.damaged, path: path, damaged)
        default: MemoryError(.database, path: path, "\(error)")
        }
      return
    }
    let (code, message): (Code, String) =
      // A code stands for the extended ones of its kind as well.
      switch error.extendedResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (.busy, "another process is writing to this memory; try again when it has finished")
      case .SQLITE_FULL:
        (.full, "the disk is full; \(outcome). Free some space and try again")
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
        (.readOnly, "this memory cannot be written; check the permissions of the file and its folder")
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: (.damaged, damaged)
      // How SQLite calls it that a file beside finds no room, that a quota is used up, or that a file may not grow (`ulimit -f`).
      case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_WRITE:
        (
          .full,
          "writing failed: the disk is full or failing, or a quota or a limit for files is reached; \(outcome). Free some space and try again"
        )
      case .SQLITE_IOERR:
        (.database, "reading or writing the file failed; check the disk")
      default: (.database, "the database refused an operation")
      }
    self.init(code, path: path, message, underlying: error.message ?? "\(error.resultCode)")
  }
}
