import Foundation
import Testing
import Ura

/// The library as a program outside of this package sees it: one import, public names only.
@Suite struct LibraryTests {
  private static let english =
    "The minister arrived in Pristina on Monday. He stayed two days. No statement was planned."
  private static let ukrainian = "Міністр прибув до Приштини в понеділок. Він пробув там два дні. Заяви не планували."

  @Test("cuts, aligns and looks up with one import")
  func journey() throws {
    let source = try Segmenter(language: .english).segments(of: Self.english)
    let target = try Segmenter(language: .ukrainian).segments(of: Self.ukrainian)
    #expect(source.map(\.text).last == "No statement was planned.")

    let aligner = SentenceAligner(source: .english, target: .ukrainian)
    let beads = aligner.align(
      source.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) },
      target.map { AlignmentSegment(text: $0.text, paragraph: $0.paragraph) })
    #expect(beads.map(\.source) == [[0], [1], [2]])
    #expect(beads.map(\.target) == [[0], [1], [2]])
  }

  @Test("opens a memory of its own file")
  func memory() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString).sqlite")
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) } }
    let memory = try TranslationMemory(path: file.path, mode: .create)
    #expect(try memory.matches(for: "Anything.", from: .english, to: .ukrainian).isEmpty)
    #expect(try memory.statistics().units == 0)
  }
}
