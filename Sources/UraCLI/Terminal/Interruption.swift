import Dispatch
import Foundation

/// Ctrl-C as the cancellation of a task: the current document is rolled back, what is whole stays.
enum Interruption {
  /// Runs `body` in a task that SIGINT and SIGTERM cancel. A second signal ends the program at once; the memory is safe
  /// even then, because an unfinished transaction is undone when it is opened next.
  static func cancels<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
    let task = Task(operation: body)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        task.cancel()
        signal(number, SIG_DFL)
        // Where a document takes long, a silent program would look as if it had not heard.
        StandardError.line("stopping, nothing of the current document is stored; once more ends at once")
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try await task.value
  }
}
