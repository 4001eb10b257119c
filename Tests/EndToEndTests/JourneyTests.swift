import Foundation
import Testing

@Suite struct JourneyTests {
  private struct Lookup: Decodable {
    struct Match: Decodable {
      var score: Int
      var kind: String
      var source: String
      var target: String
      var unit: Int
      var origin: String
    }
    var query: String
    var matches: [Match]
  }

  private func lookups(_ result: UraProcess.Result) throws -> [Lookup] {
    try result.lines.map { try JSONDecoder().decode(Lookup.self, from: Data($0.utf8)) }
  }

  @Test("imports the sample articles, finds sentences in all six directions, and importing again changes nothing")
  func importAndLookUp() throws {
    try withFolder(samples: true) { ura in
      let first = try ura("import", "memories")
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("imported sybiha-in-pristina"))
      // The other files of the folder (a README, a table, gold alignments) are nobody's translations.
      #expect(first.output.contains("7 documents"))
      let before = try ura("stats", "--format", "json").output
      let second = try ura("import", "memories")
      #expect(second.status == 0)
      #expect(second.output.contains("known    sybiha-in-pristina"))
      #expect(try ura("stats", "--format", "json").output == before)

      let sentences = [
        "en": "Both meetings were closed to the press.", "uk": "Обидві зустрічі були закритими для преси.",
        "sq": "Të dyja takimet ishin të mbyllura për shtypin.",
      ]
      for (from, sentence) in sentences {
        for to in sentences.keys where to != from {
          let result = try ura("lookup", "--from", from, "--to", to, "--format", "jsonl", sentence)
          #expect([0, 1].contains(result.status), "\(from)-\(to): \(result.errors)")
          #expect(try lookups(result).map(\.query) == [sentence])
        }
      }
    }
  }

  @Test("finds what the sample lookups name, first, and nothing for those without an answer")
  func sampleLookups() throws {
    let table = try String(contentsOf: UraProcess.root.appending(path: "memories/lookups.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 20)
    try withFolder(samples: true) { ura in
      #expect(try ura("import", "memories").status == 0)
      for row in rows {
        let minimum = row[3].isEmpty ? "70" : "50"
        let result = try ura(
          "lookup", "--from", row[0], "--to", row[1], "--min-score", minimum, "--format", "jsonl", row[2])
        let best = try lookups(result).first?.matches.first
        if row[3].isEmpty {
          #expect(best == nil, "\(row[2])")
          #expect(result.status == 1)
        } else {
          #expect(best?.source.hasPrefix(row[3]) == true, "\(row[2]) -> \(best?.source ?? "nothing")")
        }
      }
    }
  }

  @Test("answers many queries of standard input in one process, in order")
  func manyQueries() throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      let queries = ["No joint statement was planned.", "Xyzzy plugh.", "He took no questions."]
      let result = try ura(
        "lookup", "--from", "en", "--to", "sq", "--format", "jsonl", "-",
        input: Data(queries.joined(separator: "\n").utf8))
      #expect(try lookups(result).map(\.query) == queries)
      #expect(try lookups(result).dropFirst().first?.matches.isEmpty == true)
    }
  }

  @Test("an export to TMX and an import of it hold the same units", arguments: ["out.tmx"])
  func exportAndImport(file: String) throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      #expect(try ura("export", file).status == 0)
      let again = try ura("import", "--memory", "second.sqlite", file)
      #expect(again.status == 0, "\(again.errors)")
      let arguments = ["lookup", "--from", "en", "--to", "uk", "--format", "jsonl", "--limit", "1"]
      let first = try #require(try lookups(try ura(arguments + ["He took no questions."])).first?.matches.first)
      let second = try #require(
        try lookups(try ura(arguments + ["--memory", "second.sqlite", "He took no questions."])).first?.matches.first)
      #expect(first.target == second.target)
      #expect(first.kind == "exact")
    }
  }

  @Test("an import is listed and can be taken back")
  func undo() throws {
    try withFolder(samples: true) { ura in
      try ura(
        "import", "en=memories/tirana-book-fair.en.txt", "uk=memories/tirana-book-fair.uk.txt", "--author", "desk")
      try ura("import", "memories")
      let sessions = try ura("sessions", "--format", "jsonl").lines
      #expect(sessions.count == 2)
      #expect(sessions[0].contains("\"author\":\"desk\""))
      let units = try #require(sessions[1].firstMatch(of: /"units":(\d+)/)?.1)
      #expect(try ura("undo", "2", "--format", "json").output.contains("\"unitsRemoved\": \(units)"))
      #expect(try ura("undo", "1").status == 0)
      #expect(try ura("stats", "--format", "json").output.contains("\"units\": 0"))
      #expect(try ura("undo", "1").status == 2)
    }
  }

  @Test("a dry run reports as an import does and makes no file")
  func dryRun() throws {
    try withFolder(samples: true) { ura in
      let result = try ura("import", "--dry-run", "memories")
      #expect(result.status == 0)
      #expect(result.output.contains("Dry run"))
      #expect(!FileManager.default.fileExists(atPath: ura.folder.appending(path: "ura.sqlite").path))
    }
  }

  @Test("the TypeScript of a folder is no file of Qt's, which ends in .ts, too")
  func typeScript() throws {
    try withFolder { ura in
      try FileManager.default.createDirectory(
        at: ura.folder.appending(path: "app"), withIntermediateDirectories: true)
      try ura.write("export const less = 1 < 2;\n", to: "app/main.ts")
      let qt = """
        <!DOCTYPE TS><TS version="2.1" language="uk"><context><name>M</name><message><source>Save</source>
        <translation>Зберегти</translation></message></context></TS>
        """
      try ura.write(qt, to: "app/app_uk.ts")
      let result = try ura("import", "--from", "en", "app")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("1 document, 1 new unit"), "\(result.output)")
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
  }

  @Test("one bad document is reported and the others are stored")
  func oneBadDocument() throws {
    try withFolder(samples: true) { ura in
      try ura.write([0x41, 0x00, 0xFF, 0x00, 0x42], to: "memories/broken.en.txt")
      try ura.write("Щось.", to: "memories/broken.uk.txt")
      let result = try ura("import", "memories")
      #expect(result.status == 2)
      #expect(result.errors.contains("memories/broken.en.txt"))
      #expect(result.output.contains("failed"))
      #expect(result.output.contains("imported kharkiv-museum"))
    }
  }
}
