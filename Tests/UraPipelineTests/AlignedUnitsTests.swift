import Foundation
import Testing
import UraAlignment
import UraFormats
import UraModel

@testable import UraPipeline

@Suite struct AlignedUnitsTests {
  private let result = AlignDocuments.Result(
    source: ["It rained.", "They went\nhome.", "Yes."].map { AlignmentSegment(text: $0) },
    target: ["Дощило, і вони пішли додому."].map { AlignmentSegment(text: $0) },
    beads: [
      Bead(source: [0, 1], target: [0], confidence: 0.9), Bead(source: [2], target: [], confidence: 0.5),
    ])

  @Test("TMX has the beads with both sides and their confidence")
  func tmx() throws {
    let output = OutputFile()
    try AlignedUnits(result, from: .english, to: .ukrainian).writeTMX(to: output, sourceLanguage: .english)
    let text = String(decoding: output.bytes, as: UTF8.self)
    #expect(text.contains("<seg>It rained. They went home.</seg>"))
    #expect(text.contains("<prop type=\"x-confidence\">0.9</prop>"))
    #expect(!text.contains("Yes."))
  }

  @Test("parallel lines are a file a language, the same line for the same bead")
  func lines() throws {
    let prefix = FileManager.default.temporaryDirectory.appending(path: "ura-\(UUID().uuidString)").path
    defer { for language in ["en", "uk"] { try? FileManager.default.removeItem(atPath: "\(prefix).\(language)") } }
    try AlignedUnits(result, from: .english, to: .ukrainian)
      .writeParallelLines(prefix: prefix, languages: [.english, .ukrainian])
    #expect(try String(contentsOfFile: "\(prefix).en", encoding: .utf8) == "It rained. They went home.\n")
    #expect(try String(contentsOfFile: "\(prefix).uk", encoding: .utf8) == "Дощило, і вони пішли додому.\n")
  }
}
