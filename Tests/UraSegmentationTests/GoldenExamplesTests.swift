import Foundation
import Testing

/// The sentences of `Tests/Fixtures/segmentation`, by the rules of each language's grammars.
@Suite struct GoldenExamplesTests {
  static func examples(_ language: String) throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/segmentation/\(language).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
  }

  @Test("every example is cut where `|` stands", arguments: ["en", "uk", "sq"])
  func examples(language: String) throws {
    let examples = try Self.examples(language)
    #expect(examples.count > 100)
    for example in examples { try MarkedText.check(example, language) }
  }
}
