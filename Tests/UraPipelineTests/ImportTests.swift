import Foundation
import Testing
import UraAlignment
import UraMemory
import UraModel
import UraPipeline
import UraReports

@Suite struct ImportTests {
  private static let english = "It rained all day. They went home. The bridge was closed until Monday.\n"
  private static let ukrainian = "Увесь день дощило, тож вони пішли додому. Міст був зачинений до понеділка.\n"

  private func withGroup<T>(_ body: (ParallelGroup, URL) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [folder.appending(path: "rain.en.txt"), folder.appending(path: "rain.uk.txt")]
    try Data(Self.english.utf8).write(to: files[0])
    try Data(Self.ukrainian.utf8).write(to: files[1])
    return try await body(
      ParallelGroup(members: [.init(.english, files[0].path), .init(.ukrainian, files[1].path)]), folder)
  }

  @Test("aligned segments keep their text and their line")
  func aligning() async throws {
    try await withGroup { group, _ in
      let aligned = try AlignGroup()(group)
      #expect(aligned.segments[.english]?.count == 3)
      #expect(aligned.content([0, 1], .english).plainText == "It rained all day. They went home.")
      #expect(aligned.location(2, .english).line == 1)
      #expect(aligned.content([7], .english).isEmpty)
    }
  }

  @Test("a group becomes units and parts; one bad group is reported and the next is stored")
  func importing() async throws {
    try await withGroup { group, folder in
      let memory = try TranslationMemory()
      let bad = ParallelGroup(
        name: "bad",
        members: [.init(.english, folder.path + "/none.txt"), .init(.ukrainian, folder.path + "/rain.uk.txt")])
      let diagnostics = DiagnosticList()
      let report = try await ImportAll(into: memory)(
        [.group(bad), .group(group)], concurrency: 2, diagnostics: diagnostics, progress: { _ in })
      #expect(report.failures == 1)
      #expect(diagnostics.diagnostics.map(\.code) == ["no-such-file"])
      #expect(report.documents.map(\.name) == ["bad", "rain"])
      #expect(report.session == 1)
      let found = try memory.matches(for: "The bridge was closed until Monday.", from: .english, to: .ukrainian)
      #expect(found.first?.target == "Міст був зачинений до понеділка.")
      #expect(found.first?.origin == "rain")
    }
  }

  @Test("a sentence that its pair leaves alone is a part of the unit that all languages put it into")
  func partsOfUnits() async throws {
    try await withGroup { group, _ in
      var aligned = try AlignGroup()(group)
      aligned.alignment.units = [
        MultilingualBead(segments: [.english: [0, 1], .ukrainian: [0]], confidence: 0.7),
        MultilingualBead(segments: [.english: [2], .ukrainian: [1]], confidence: 0.9),
      ]
      aligned.alignment.pairs = [
        .init(source: .english, target: .ukrainian): [
          Bead(source: [0], target: [], confidence: 0.8), Bead(source: [1], target: [0], confidence: 0.8),
          Bead(source: [2], target: [1], confidence: 0.9),
        ]
      ]
      let memory = try TranslationMemory()
      let session = memory.makeSession(description: "test", author: nil)
      _ = try ImportParallelGroup(into: memory, session: session, options: .init())(aligned)
      let found = try memory.matches(for: "It rained all day.", from: .english, to: .ukrainian)
      #expect(found.map(\.target) == ["Увесь день дощило, тож вони пішли додому."])
      #expect(found.map(\.isPart) == [true])
      #expect(try memory.matches(for: "They went home.", from: .english, to: .ukrainian).map(\.isPart) == [false])
    }
  }

  @Test("a cancelled import stores nothing more and says so")
  func cancellation() async throws {
    try await withGroup { group, _ in
      let memory = try TranslationMemory()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await ImportAll(into: memory)(
          [.group(group)], concurrency: 1, diagnostics: DiagnosticList(), progress: { _ in })
      }
      let report = try await task.value
      #expect(report.wasInterrupted)
      #expect(try memory.statistics().units == 0)
    }
  }
}
