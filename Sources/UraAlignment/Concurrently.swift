import Dispatch
import Foundation

/// Independent parts of the work on one long document, on all cores.
enum Concurrently {
  /// Documents of fewer pieces are not worth a thread; and of those many are aligned at a time.
  static let leastPieces = 2_000

  /// `body(0)`, `body(1)` ... in order.
  ///
  /// - Parameter pieces: of the documents that the work is about.
  static func map<Element: Sendable>(
    _ count: Int, pieces: Int, _ body: @Sendable (Int) -> Element
  ) -> [Element] {
    guard pieces >= leastPieces else { return (0..<count).map(body) }
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      // Safe: each part writes its own element, and nobody reads before all are done.
      nonisolated(unsafe) let elements = buffer
      DispatchQueue.concurrentPerform(iterations: count) { elements.initializeElement(at: $0, to: body($0)) }
      initialized = count
    }
  }

  /// Blocks of rows, some per core, so that none waits long for another.
  static func blocks(of rows: Range<Int>) -> [Range<Int>] {
    let size = max(512, rows.count / (4 * ProcessInfo.processInfo.activeProcessorCount) + 1)
    return stride(from: rows.lowerBound, to: rows.upperBound, by: size).map {
      $0..<min($0 + size, rows.upperBound)
    }
  }
}
