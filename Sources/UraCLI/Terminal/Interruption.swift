import Dispatch
import Foundation
import Synchronization
import UraFormats

/// What Ctrl-C, the end of a session and `kill` do.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let sources = Mutex<[any DispatchSourceSignal]>([])
  /// What is to be cancelled instead of ending the program.
  private static let cancellation = Mutex<(@Sendable () -> Void)?>(nil)

  /// From now on a signal takes the files along that are not complete; a signal that was ignored (`nohup`) stays so.
  static func watch() {
    for number in signals where !isIgnored(number) {
      signal(number, SIG_IGN)
      sources.withLock {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { receive(number) }
        source.resume()
        $0.append(source)
      }
    }
  }

  /// Runs `body` in a task that a signal cancels: the current document is rolled back, what is whole stays. A second signal
  /// ends the program at once; the memory is safe even then, because an unfinished transaction is undone when it is opened next.
  ///
  /// - Parameter message: where a step takes long, a silent program would look as if it had not heard.
  static func cancels<T: Sendable>(
    saying message: String?, _ body: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    let task = Task(operation: body)
    cancellation.withLock {
      $0 = {
        task.cancel()
        if let message { StandardError.line(message) }
      }
    }
    defer { cancellation.withLock { $0 = nil } }
    return try await task.value
  }

  private static func receive(_ number: Int32) {
    let cancel = cancellation.withLock { cancel in
      defer { cancel = nil }
      return cancel
    }
    guard let cancel else {
      PartialFiles.removeAll()
      // As by the signal itself, so that a shell knows why.
      signal(number, SIG_DFL)
      // The threads of a queue take no signals, and the parent may have left them blocked for the others.
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, number)
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      raise(number)
      return
    }
    cancel()
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    return sigaction(number, nil, &action) == 0
      && unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
