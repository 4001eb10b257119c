import Foundation
import Testing

/// What is left of a memory when its writer is killed, and when others use it at the same time.
@Suite struct InterruptedImportTests {
  private static let unitsPerFile = 60
  private static let names = (0..<6).map { "part\($0).tmx" }

  /// A text that no other unit has.
  private static func text(_ file: Int, _ unit: Int) -> String {
    "Part \(file) tells in sentence number \(unit) what the \(["council", "school", "river", "theatre"][unit % 4]) did."
  }

  /// Six files of as many units each.
  private func writeFiles(_ ura: UraProcess) throws {
    for (file, name) in Self.names.enumerated() {
      var tmx = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n"
      for unit in 0..<Self.unitsPerFile {
        tmx +=
          "<tu><tuv xml:lang=\"en\"><seg>\(Self.text(file, unit))</seg></tuv>"
          + "<tuv xml:lang=\"uk\"><seg>Частина \(file), речення \(unit): усе гаразд.</seg></tuv></tu>\n"
      }
      try ura.write(tmx + "</body></tmx>\n", to: name)
    }
  }

  private struct Check: Decodable {
    var sound: Bool
    var units, documents: Int
  }

  /// The memory is sound and has whole documents only; the result is how many.
  private func wholeDocuments(_ ura: UraProcess) throws -> Int {
    guard FileManager.default.fileExists(atPath: ura.folder.appending(path: "m.sqlite").path) else { return 0 }
    let result = try ura("check-memory", "--memory", "m.sqlite", "--format", "json")
    #expect(result.status == 0, "\(result.errors) \(result.output)")
    let check = try JSONDecoder().decode(Check.self, from: Data(result.output.utf8))
    #expect(check.sound)
    #expect(check.units == check.documents * Self.unitsPerFile)
    return check.documents
  }

  @Test("an import that is killed at twenty random moments leaves a sound memory of whole documents, and can go on")
  func killed() throws {
    try withFolder { ura in
      try writeFiles(ura)
      let arguments = ["import", "--memory", "m.sqlite"] + Self.names
      let start = ContinuousClock.now
      #expect(try ura(arguments).status == 0)
      let whole = start.duration(to: .now)
      #expect(try wholeDocuments(ura) == Self.names.count)
      var killed = 0
      for round in 0..<20 {
        // Every other time from nothing, so that the making of the file is hit, too.
        if round.isMultiple(of: 2) {
          for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(at: ura.folder.appending(path: "m.sqlite" + suffix))
          }
        }
        let before = try wholeDocuments(ura)
        let process = try ura.start(arguments)
        Thread.sleep(forTimeInterval: Double.random(in: 0...1) * whole.seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { killed += 1 }
        let after = try wholeDocuments(ura)
        #expect(after >= before)
        // What was committed is found.
        let found = try ura(
          "lookup", "--memory", "m.sqlite", "--from", "en", "--to", "uk", "--min-score", "100", Self.text(0, 7))
        #expect(after == 0 || found.status == 0)
      }
      #expect(killed > 5)
      #expect(try ura(arguments).status == 0)
      #expect(try wholeDocuments(ura) == Self.names.count)
    }
  }

  @Test("two processes that import into one new memory take turns, and a lookup meanwhile gets an answer")
  func together() throws {
    try withFolder { ura in
      try writeFiles(ura)
      let halves = [Self.names[..<3], Self.names[3...]]
      let imports = try halves.map { try ura.start(["import", "--memory", "m.sqlite"] + $0) }
      var documents = 0
      while imports.contains(where: \.isRunning) {
        let found = try ura(
          "lookup", "--memory", "m.sqlite", "--from", "en", "--to", "uk", "--limit", "1000", "--min-score", "50",
          "--format", "jsonl", Self.text(0, 7))
        // Before the memory is made there is none.
        if found.status == 2, found.errors.contains("found no file") { continue }
        #expect(found.status == 0 || found.status == 1, "\(found.errors)")
        let check = try wholeDocuments(ura)
        #expect(check >= documents)
        documents = check
      }
      for process in imports { #expect(process.terminationStatus == 0) }
      #expect(try wholeDocuments(ura) == Self.names.count)
    }
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
