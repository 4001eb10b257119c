import ArgumentParser
import UraMemory
import UraReports

/// `ura stats`: what the memory holds.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: "Say what a memory holds.")

  @OptionGroup var memory: MemoryOptions
  @Option(help: "text or json.") var format = ReportFormat.text

  func run() throws {
    let statistics = try TranslationMemory(path: memory.path, mode: .read).statistics()
    let report = MemoryReportText(style: format == .text ? .terminal() : .plain)
    var output = StandardOutput()
    switch format {
    case .text: for line in report.lines(statistics, path: memory.path) { try output.line(line) }
    case .json: try output.line(report.json(statistics, path: memory.path).indented)
    }
    try output.flush()
  }
}
