import Foundation
import Testing

/// `ura align` on input that nobody would call a translation: it ends, and every line is in exactly one bead. That the work stays in
/// proportion is counted in `CorridorFinderTests`.
@Suite struct HostileAlignmentTests {
  private struct Line: Decodable {
    var source: [Int]
    var target: [Int]
  }

  private func check(_ source: [String], _ target: [String], from: String = "en", to: String = "uk") throws {
    try withFolder { ura in
      try ura.write(source.map { $0 + "\n" }.joined(), to: "source")
      try ura.write(target.map { $0 + "\n" }.joined(), to: "target")
      let result = try ura(
        "align", "--from", from, "--to", to, "--segmented", "--format", "jsonl", "source", "target")
      #expect(result.status == 0)
      let beads = try result.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
      #expect(beads.flatMap(\.source).sorted() == Array(source.indices))
      #expect(beads.flatMap(\.target).sorted() == Array(target.indices))
    }
  }

  @Test("10,000 identical lines")
  func identicalLines() throws {
    // The debug build is some thirty times slower than what users get.
    let count = ProcessInfo.processInfo.environment["URA_BINARY"] == nil ? 700 : 10_000
    try check(
      .init(repeating: "The same line again, 12 times.", count: count),
      .init(repeating: "Той самий рядок знову, 12 разів.", count: count * 9 / 10))
  }

  @Test("one side is empty")
  func oneEmptySide() throws {
    try check((0..<500).map { "Line \($0) of many." }, [])
    try check([], (0..<500).map { "Рядок \($0)." })
  }

  @Test("the same language on both sides, and the wrong one")
  func languages() throws {
    let lines = (0..<400).map { "Sentence number \($0 * 7) says that item \($0) is ready." }
    try check(lines, lines, from: "en", to: "en")
    try check(lines, lines.reversed(), from: "ja", to: "ka")
  }

  @Test("one line against 2,000")
  func lopsided() throws {
    let lines = (0..<2_000).map { "Рядок \($0) про число \($0 * 3)." }
    try check(["All of it."], lines)
    try check(
      [(0..<500).map { "Line \($0) of the number \($0 * 3)." }.joined(separator: " ")], Array(lines.prefix(500)))
  }
}
