import ArgumentParser
import Foundation

struct MemoryOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The translation memory, an SQLite file.",
      discussion: "Default: $URA_MEMORY, or ./ura.sqlite.", valueName: "file"), completion: .file())
  var memory: String?

  /// The file to use.
  var path: String {
    memory ?? Self.defaultPath
  }

  static var defaultPath: String {
    let fromEnvironment = ProcessInfo.processInfo.environment["URA_MEMORY"] ?? ""
    return fromEnvironment.isEmpty ? "ura.sqlite" : fromEnvironment
  }
}
