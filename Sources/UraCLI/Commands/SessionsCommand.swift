import ArgumentParser
import UraMemory
import UraReports

/// `ura sessions`: the imports that a memory is made of.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List the imports of a memory, oldest first.")

  @OptionGroup var memory: MemoryOptions
  @Option(help: "text, or jsonl: an object a session.") var format = LineFormat.text

  func run() throws {
    let report = MemoryReportText(style: format == .text ? .terminal() : .plain)
    var output = StandardOutput()
    for session in try TranslationMemory(path: memory.path, mode: .read).sessions() {
      try output.line(format == .text ? report.line(session) : report.json(session).line)
    }
    try output.flush()
  }
}
