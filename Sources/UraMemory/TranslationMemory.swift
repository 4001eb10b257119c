import GRDB
import UraModel

/// A translation memory: one SQLite file with multilingual units.
///
/// Safe from many tasks: readers run beside each other and beside one writer. Every document is one transaction.
///
/// ```swift
/// let memory = try TranslationMemory(path: "newsroom.sqlite", mode: .create)
/// let matches = try memory.matches(for: "Sybiha arrived in Pristina.", from: .english, to: .ukrainian)
/// ```
public final class TranslationMemory: Sendable {
  /// What may be done with the file.
  public enum Mode: Sendable {
    /// The file must exist; nothing is written.
    case read
    /// The file must exist.
    case write
    /// The file is made when it is missing.
    case create
  }

  /// The file as the caller named it.
  public let path: String
  let connections: MemoryConnections
  let fuzzyIndex = FuzzyIndexReader()

  /// Opens a memory.
  ///
  /// - Throws: `MemoryError` when the file is missing, foreign, newer than this program, damaged or not accessible; it is then
  ///   left untouched.
  public init(path: String, mode: Mode = .write) throws(MemoryError) {
    self.path = path
    connections = try MemoryFile.open(path, mode: mode)
  }

  /// A memory that lives as long as this object; for trials and dry runs.
  public init(inMemory: Void = ()) throws(MemoryError) {
    path = ":memory:"
    connections = try MemoryFile.inMemory()
  }

  /// Whether a file is a database, so that it can only be meant as a memory.
  package static func isDatabase(_ path: String) -> Bool { MemoryFile.isDatabase(path) }

  func read<T>(_ body: (Database) throws -> T) throws(MemoryError) -> T {
    do { return try connections.reader.read(body) } catch { throw MemoryError(error, path: path) }
  }

  func write<T>(_ body: (Database) throws -> T) throws(MemoryError) -> T {
    do { return try connections.writer.write(body) } catch { throw MemoryError(error, path: path) }
  }
}
