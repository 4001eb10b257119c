import Foundation
import Synchronization

/// The files beside their destinations that are being written, for a program that is told to end at once.
package enum PartialFiles {
  private static let paths = Mutex<Set<String>>([])

  package static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  package static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Takes all of them away. Whoever writes one may go on, but nothing appears under its name.
  package static func removeAll() {
    paths.withLock {
      for path in $0 { _ = unlink(path) }
      $0.removeAll()
    }
  }
}
