import Foundation
import Testing

/// What the program prints on the samples, kept in `Golden/`. Run with `URA_UPDATE_GOLDEN=1` to write the files anew, and read the
/// difference before committing it.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func compare(_ name: String, _ output: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["URA_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(output.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      output.split(separator: "\n", omittingEmptySubsequences: false))
    for (line, (old, new)) in pairs.enumerated() where old != new {
      Issue.record("\(name):\(line + 1): expected \(old), found \(new)")
      return
    }
    #expect(expected == output, "\(name): one is longer")
  }

  @Test(
    "prints what it printed before",
    arguments: [
      ("segment.uk.jsonl", ["segment", "--lang", "uk", "--format", "jsonl", "memories/electricity-deal.uk.txt"]),
      ("segment.sq.txt", ["segment", "--lang", "sq", "memories/shkodra-qualifier.sq.txt"]),
      (
        "validate.uk.jsonl",
        [
          "validate", "--from", "en", "--to", "uk", "--glossary", "glossaries/newsroom.csv", "--pairs",
          "glossaries/errors.tsv", "--format", "jsonl",
        ]
      ),
      (
        "validate.uk.json",
        [
          "validate", "--from", "en", "--to", "uk", "--glossary", "glossaries/newsroom.csv", "--pairs",
          "glossaries/errors.tsv", "--format", "json",
        ]
      ),
      (
        "validate.sq.txt",
        [
          "validate", "--from", "en", "--to", "sq", "--glossary", "glossaries/newsroom.csv", "--pairs",
          "glossaries/errors.sq.tsv",
        ]
      ),
      ("forms.uk.txt", ["glossary", "forms", "--lang", "uk", "Андрій Сибіга"]),
      (
        "lookup.jsonl",
        [
          "lookup", "--from", "en", "--to", "sq", "--format", "jsonl", "He took no questions.",
          "At 8 p.m. he leaves for Tirana, where Prime Minister Edi Rama is expecting him.",
        ]
      ),
    ] as [(String, [String])])
  func output(name: String, arguments: [String]) throws {
    try withFolder(samples: true) { ura in
      if arguments[0] == "lookup" {
        try ura(
          "import", "en=memories/sybiha-in-pristina.en.txt", "uk=memories/sybiha-in-pristina.uk.txt",
          "sq=memories/sybiha-in-pristina.sq.txt")
      }
      let result = try ura(arguments)
      #expect(result.status <= 1, "\(result.errors)")
      try compare(name, result.output)
    }
  }
}
