import Foundation
import Testing

/// Terminals, pipes and signals: what a program has around it.
@Suite struct StreamTests {
  @Test("a narrow terminal gets its help all the same", arguments: [0, 1, 20, 26, 27])
  func narrow(columns: Int) throws {
    try withFolder { ura in
      for arguments in ["--help", "lookup --help", "help validate"] {
        let result = try ura.shell("COLUMNS=\(columns) ura \(arguments)")
        #expect(result.status == 0, "\(result.errors.prefix(200))")
        #expect(result.output.hasPrefix("OVERVIEW: "))
      }
      #expect(try ura.shell("COLUMNS=\(columns) ura lookup").status == 64)
    }
  }

  @Test("progress stays within the line of its terminal")
  func progress() throws {
    try withFolder { ura in
      let name = String(repeating: "long-", count: 12) + "name.csv"
      try ura.write("en,uk\nbridge,міст\n", to: name)
      var (main, terminal): (Int32, Int32) = (0, 0)
      var size = winsize(ws_row: 10, ws_col: 20, ws_xpixel: 0, ws_ypixel: 0)
      try #require(openpty(&main, &terminal, nil, nil, &size) == 0)
      let process = ura.process(UraProcess.binary.path, ["import", "--memory", "m.sqlite", name])
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
      try process.run()
      process.waitUntilExit()
      let shown = String(decoding: FileHandle(fileDescriptor: main, closeOnDealloc: true).availableData, as: UTF8.self)
      #expect(shown.contains("importing 1 of 1:"))
      #expect(shown.split(separator: "\r").allSatisfy { $0.count < 20 }, "\(shown)")
    }
  }

  @Test("a file that may not grow any more (ulimit) is told as a full disk, and nothing old is lost")
  func limit() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      try ura.write("en,uk\n" + String(repeating: "a bridge,міст\n", count: 9), to: "b.csv")
      #expect(try ura("import", "a.csv").status == 0)
      let result = try ura.shell("ulimit -f 4; ura import b.csv")
      #expect(result.status == 2)
      #expect(result.errors.contains("a limit for files is reached"), "\(result.errors)")
      #expect(result.errors.contains("[memory-disk-full]"))
      #expect(try ura("export", "-", "--as", "csv").output.contains("міст"))
      let undone = try ura.shell("ulimit -f 4; ura undo 1")
      #expect(undone.status == 2)
      #expect(undone.errors.contains("; nothing was changed. Free some space"), "\(undone.errors)")
      #expect(try ura("export", "-", "--as", "csv").output.contains("міст"))
    }
  }

  @Test("nobody who reads the messages is no reason to stop", arguments: ["2>&1 | head -1", "2>&-"])
  func closedErrors(redirection: String) throws {
    try withFolder { ura in
      try ura.write("a=b\n", to: "a.properties")
      let script =
        "set -o pipefail; ura extract a.properties --from en --to uk -o a.xlf \(redirection) && tail -1 a.xlf"
      let result = try ura.shell(script)
      #expect(result.status == 0, "\(result.errors.prefix(200))")
      #expect(result.output.hasSuffix("</xliff>\n"))
      let printed = try ura.shell("set -o pipefail; ura extract a.properties --from en --to uk \(redirection)")
      #expect(printed.status == 0, "\(printed.errors.prefix(200))")
    }
  }

  @Test("closed standard output is an error for what prints, and no file takes its place")
  func closedOutput() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      let result = try ura.shell("ura import a.csv >/dev/null; ura stats >&-")
      #expect(result.status == 2)
      #expect(result.errors.contains("[cannot-write]"), "\(result.errors)")
      #expect(try ura("check-memory").status == 0)
    }
  }

  @Test("a program that is told to end takes its unfinished file along", arguments: [SIGTERM, SIGHUP])
  func terminated(signal: Int32) throws {
    try withFolder { ura in
      try ura.write("en,uk\n" + String(repeating: "some text,якийсь текст\n", count: 200_000), to: "a.csv")
      let process = try ura.start(["convert", "a.csv", "a.tmx"])
      let names = { try FileManager.default.contentsOfDirectory(atPath: ura.folder.path).sorted() }
      while process.isRunning, try names().count < 2 { usleep(1000) }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(try names() == ["a.csv"])
    }
  }

  @Test("an export that is interrupted leaves the old file, and nothing beside the memory")
  func interruptedExport() throws {
    try withFolder { ura in
      let rows = (0..<100_000).map { "text number \($0),текст номер \($0)\n" }.joined()
      try ura.write("en,uk\n" + rows, to: "a.csv")
      try ura.write("old", to: "a.tmx")
      #expect(try ura("import", "a.csv").status == 0)
      let process = try ura.start(["export", "a.tmx"])
      let names = { try FileManager.default.contentsOfDirectory(atPath: ura.folder.path).sorted() }
      while process.isRunning, try !names().contains(where: { $0.hasSuffix(".partial") }) { usleep(1000) }
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      #expect(try names() == ["a.csv", "a.tmx", "ura.sqlite"])
      #expect(try String(contentsOf: ura.folder.appending(path: "a.tmx"), encoding: .utf8) == "old")
    }
  }

  @Test("what only reads a memory needs no room on the disk")
  func noRoom() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      try ura("import", "a.csv")
      let found = try ura.shell("set -o pipefail; (ulimit -f 0; ura lookup --from en --to uk bridge) | cat")
      #expect(found.status == 0)
      #expect(found.output.contains("міст"))
    }
  }
}
