import ArgumentParser
import UraMemory
import UraReports

/// `ura undo`: takes an import back.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back an import: everything that only this session brought.")

  @OptionGroup var memory: MemoryOptions
  @Option(help: "text or json.") var format = ReportFormat.text
  @Argument(help: "The number that 'ura sessions' shows.") var session: Int

  func run() throws {
    let undone = try TranslationMemory(path: memory.path, mode: .write).undo(session: session)
    let report = MemoryReportText(style: .plain)
    var output = StandardOutput()
    try output.line(format == .text ? report.line(undone) : report.json(undone).indented)
    try output.flush()
  }
}
