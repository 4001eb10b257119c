import ArgumentParser
import UraMemory
import UraReports

/// `ura sessions`: the imports that a memory is made of.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List the imports of a memory, oldest first.")

  @OptionGroup var memory: MemoryOptions
  @Option(help: "text; jsonl: an object a session; json: one object.") var format = LineFormat.text

  func run() throws {
    let report = MemoryReportText(style: format == .text ? .terminal() : .plain)
    var output = StandardOutput()
    var objects = JSONObjects("sessions", asLines: format == .jsonl)
    for session in try TranslationMemory(path: memory.path, mode: .read).sessions() {
      if format == .text {
        try output.line(report.line(session))
      } else {
        try output.write(objects.next(report.json(session).line))
      }
    }
    if format != .text { try output.write(objects.end()) }
    try output.flush()
  }
}
