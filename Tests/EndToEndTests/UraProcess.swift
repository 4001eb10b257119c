import Foundation

/// The real program as a process, in a folder of its own.
struct UraProcess {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
    /// Lines of the output that are not empty.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program: the one that `$URA_BINARY` names (`make test` names the one that users get), or the one that was built with
  /// these tests.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["URA_BINARY"] { return URL(filePath: path) }
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "ura")
  }()

  let folder: URL

  init(in folder: URL) { self.folder = folder }

  /// Runs `ura` with arguments; standard input is empty unless given.
  @discardableResult
  func callAsFunction(_ arguments: String..., input: Data = Data()) throws -> Result {
    try run(Self.binary.path, arguments, input: input)
  }

  @discardableResult
  func callAsFunction(_ arguments: [String]) throws -> Result { try run(Self.binary.path, arguments) }

  /// Runs a script in bash, with `ura` on the path.
  func shell(_ script: String) throws -> Result { try run("/usr/bin/env", ["bash", "-c", script]) }

  /// Starts `ura` without waiting for its end; nobody reads its output.
  func start(_ arguments: [String]) throws -> Process {
    let process = process(Self.binary.path, arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// A process that is not started yet.
  func process(_ program: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = Self.binary.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    environment["URA_MEMORY"] = nil
    environment["NO_COLOR"] = "1"
    process.environment = environment
    return process
  }

  private func run(_ program: String, _ arguments: [String], input: Data = Data()) throws -> Result {
    let process = process(program, arguments)
    // Files instead of pipes: a pipe that nobody drains would stop the program.
    let place = FileManager.default.temporaryDirectory
    let names = (0..<3).map { _ in place.appending(path: "ura-stream-\(UUID().uuidString)") }
    defer { for name in names { try? FileManager.default.removeItem(at: name) } }
    try input.write(to: names[0])
    try Data().write(to: names[1])
    try Data().write(to: names[2])
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }
}

/// A folder for one test, removed afterwards; with the samples of the repository when asked.
func withFolder<T>(samples: Bool = false, _ body: (UraProcess) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  if samples {
    for name in ["memories", "glossaries"] {
      try FileManager.default.copyItem(at: UraProcess.root.appending(path: name), to: folder.appending(path: name))
    }
  }
  return try body(UraProcess(in: folder))
}

extension UraProcess {
  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }
}
