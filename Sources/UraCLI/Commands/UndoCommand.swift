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
    let memory = try TranslationMemory(path: memory.path, mode: .write)
    let undone = try memory.undo(session: session)
    let report = MemoryReportText(style: .plain)
    var output = StandardOutput()
    try output.line(format == .text ? report.line(undone) : report.json(undone).indented)
    try output.flush()
    // The import is taken back, and that is said, whatever becomes of the room that it took.
    do { _ = try memory.giveBackFreeSpace() } catch {
      let reason = error.code == .busy ? "another process is writing" : "no copy can be made of what is left"
      StandardError.line(
        "\(memory.path): note: the file stays as large as it was (\(reason)); the next imports use the room")
    }
  }
}
