import ArgumentParser
import UraMemory
import UraReports

/// `ura check-memory`: is the file sound, and does the index say what the texts say.
struct CheckMemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-memory", abstract: "Verify a memory's file and its index.",
    discussion: "Exit code 1: something is wrong.")

  @OptionGroup var memory: MemoryOptions

  @Flag(help: "Make the index and the normal forms anew when they are wrong.")
  var repair = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func run() throws {
    let check = try TranslationMemory(path: memory.path, mode: repair ? .write : .read).check(repairs: repair)
    var output = StandardOutput()
    switch format {
    case .json:
      let problems = check.problems.map {
        JSONValue.object(["code": .string($0.code), "message": .string($0.message)])
      }
      let json = JSONValue.object([
        "sound": .bool(check.isSound), "units": .integer(check.units), "variants": .integer(check.variants),
        "documents": .integer(check.documents), "indexed": .integer(check.indexed),
        "indexBytes": .integer(check.indexBytes), "problems": .array(problems),
        "repairs": .array(check.repairs.map { .string($0) }),
      ])
      try output.line(json.indented)
    case .text:
      for problem in check.problems { try output.line("\(memory.path): error: \(problem.message) [\(problem.code)]") }
      for repair in check.repairs { try output.line("\(memory.path): \(repair)") }
      try output.line(
        "\(Counted(check.units, "unit")), \(Counted(check.variants, "text")), \(Counted(check.documents, "document")); index: \(Counted(check.indexed, "text")), "
          + "\(check.indexBytes) bytes: \(check.isSound ? "sound" : "not sound")")
    }
    try output.flush()
    if !check.isSound { throw ExitStatus.found.exit }
  }
}
