import GRDB

/// The open connections to a memory.
final class MemoryConnections: Sendable {
  let database: any DatabaseWriter
  /// A connection that is closed last, because it may take away what SQLite keeps beside the file.
  private let keeper: DatabaseQueue?

  init(_ database: any DatabaseWriter, keeper: DatabaseQueue? = nil) {
    self.database = database
    self.keeper = keeper
  }

  deinit {
    if keeper != nil { try? database.close() }
  }
}
