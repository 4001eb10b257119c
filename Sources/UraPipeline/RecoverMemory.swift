import Foundation
import UraFormats
package import UraMemory
import UraModel

/// The journey of a damaged memory into a new one, which appears under its name when it is complete.
package struct RecoverMemory {
  package init() {}

  /// - Throws: `InputError` when there is a file at the destination, `MemoryError` when nothing can be read or written.
  package func callAsFunction(_ path: String, into destination: String) throws -> RecoveredCopy {
    guard !FileManager.default.fileExists(atPath: destination) else {
      throw InputError(
        at: SourceLocation(path: destination), code: "file-exists",
        "expected the name of a new memory, found a file; name another")
    }
    let recovery = try MemoryRecovery(path: path)
    let partial = "\(destination).\(ProcessInfo.processInfo.processIdentifier).partial"
    // With what SQLite keeps beside it.
    let files = ["", "-wal", "-shm"].map { partial + $0 }
    for file in files { PartialFiles.add(file) }
    defer {
      for file in files {
        _ = unlink(file)
        PartialFiles.remove(file)
      }
    }
    let result: RecoveredCopy
    do { result = try recovery.copy(to: partial) } catch var error as MemoryError {
      if error.path == partial { error.path = destination }
      throw error
    }
    guard rename(partial, destination) == 0 else {
      throw InputError(
        at: SourceLocation(path: destination), code: "file-unwritable",
        "expected to write the file, found '\(String(cString: strerror(errno)))', check the folder and its permissions")
    }
    return result
  }
}
