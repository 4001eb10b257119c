import GRDB

/// The open connections to a memory: readers beside each other, and a writer.
///
/// This is what GRDB's `DatabasePool` is, without the table that a pool makes and drops whenever it is opened: that changes the
/// file although nothing is stored, shows in every backup, and fails on a full disk.
final class MemoryConnections: Sendable {
  let reader: any DatabaseReader
  let writer: any DatabaseWriter
  /// A connection that may write and is closed last, because it takes away what SQLite keeps beside the file.
  private let keeper: DatabaseQueue?

  init(reader: any DatabaseReader, writer: any DatabaseWriter, keeper: DatabaseQueue) {
    self.reader = reader
    self.writer = writer
    self.keeper = keeper
  }

  /// One connection for all.
  init(_ queue: DatabaseQueue) {
    reader = queue
    writer = queue
    keeper = nil
  }

  deinit {
    if keeper != nil { try? reader.close() }
  }
}
