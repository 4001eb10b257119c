/// A memory that cannot be opened, read or written.
public struct MemoryError: Error, Sendable, CustomStringConvertible {
  /// What went wrong, stable, for scripts.
  public enum Code: String, Sendable, CaseIterable {
    /// There is no file at the path.
    case missing = "memory-missing"
    /// The path is a directory.
    case directory = "memory-is-a-directory"
    /// The file is not an SQLite database.
    case notADatabase = "memory-not-a-database"
    /// The file is a database of another program.
    case foreign = "memory-foreign"
    /// The file was written by a newer ura.
    case newer = "memory-newer"
    /// Another process holds the write lock.
    case busy = "memory-busy"
    /// The disk is full.
    case full = "memory-disk-full"
    /// The file or its folder may not be written.
    case readOnly = "memory-read-only"
    /// The file is damaged.
    case damaged = "memory-damaged"
    /// There is no session of this number.
    case noSuchSession = "memory-no-such-session"
    /// A regular expression is malformed, or too slow for a text of the memory.
    case expression = "memory-bad-expression"
    /// Anything else that SQLite reports.
    case database = "memory-database"
  }

  /// What went wrong.
  public var code: Code
  /// The memory's file as the user named it.
  public var path: String
  /// What was expected, what was found, what to do.
  public var message: String
  /// What SQLite said.
  public var underlying: String?

  public init(_ code: Code, path: String, _ message: String, underlying: String? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.underlying = underlying
  }

  /// `path: error: message [code]`
  public var description: String {
    "\(path): error: \(message)\(underlying.map { " (SQLite: \($0))" } ?? "") [\(code.rawValue)]"
  }
}
