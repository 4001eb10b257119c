import Foundation
import Testing

@Suite struct LookupOutputTests {
  private static let table = "en\tuk\nShe arrived in Pristina at 9:15 a.m.\tВона прибула до Приштини о 9:15.\n"

  private func withMemory(_ body: (UraProcess) throws -> Void) throws {
    try withFolder(samples: true) { ura in
      try ura.write(Self.table, to: "visit.tsv")
      try #require(try ura("import", "visit.tsv").status == 0)
      try body(ura)
    }
  }

  private static let lookup = ["lookup", "--from", "en", "--to", "uk"]

  @Test("puts numbers in without a glossary, and names with one")
  func adaptation() throws {
    try withMemory { ura in
      let time = try ura(Self.lookup + ["She arrived in Pristina at 8:45 a.m."])
      #expect(time.output.contains("adapted: Вона прибула до Приштини о 8:45."))
      let name = "She arrived in Tirana at 8:45 a.m."
      let plain = try ura(Self.lookup + [name])
      #expect(!plain.output.contains("adapted"))
      let adapted = try ura(Self.lookup + ["--glossary", "glossaries/newsroom.csv", name])
      #expect(adapted.output.contains("adapted: Вона прибула до Тирани о 8:45."), "\(adapted.output)")
    }
  }

  @Test("names come from the glossaries that the memory holds, too")
  func storedGlossary() throws {
    try withMemory { ura in
      try #require(try ura("import", "--glossary", "glossaries/newsroom.csv").status == 0)
      for jobs in ["1", "2", String(Int.max)] {
        let adapted = try ura(
          "lookup", "--from", "en", "--to", "uk", "--jobs", jobs, "--format", "tsv", "-",
          input: Data("She arrived in Tirana at 8:45 a.m.\n".utf8))
        #expect(adapted.output.contains("Вона прибула до Тирани о 8:45."), "\(adapted)")
      }
    }
  }

  @Test("writes one object, and a table")
  func formats() throws {
    try withMemory { ura in
      let query = "She arrived in Pristina at 8:45 a.m."
      let table = try ura(Self.lookup + ["--format", "tsv", query])
      #expect(
        table.output == "\(query)\t99\tfuzzy\tShe arrived in Pristina at 9:15 a.m.\tВона прибула до Приштини о 9:15."
          + "\tВона прибула до Приштини о 8:45.\tvisit.tsv\n")
      let object = try ura(Self.lookup + ["--format", "json", query, "Nothing like it"])
      let queries = try JSONSerialization.jsonObject(with: Data(object.output.utf8)) as? [String: [[String: Any]]]
      #expect(queries?["queries"]?.compactMap { $0["query"] as? String } == [query, "Nothing like it"])
    }
  }

  @Test("reads queries in windows-1251, answers every line in jsonl, and passes over empty ones in text")
  func input() throws {
    try withMemory { ura in
      let queries = Data(
        "Вона прибула до Приштини о 9:15.\n\n".unicodeScalars.map { scalar in
          // Cyrillic А...я of windows-1251 begin at 0xC0; "і" is not in this text.
          (0x410...0x44F).contains(scalar.value) ? UInt8(scalar.value - 0x410 + 0xC0) : UInt8(scalar.value)
        })
      let back = ["lookup", "--from", "uk", "--to", "en", "-"]
      let text = try ura(back[0], back[1], back[2], back[3], back[4], back[5], input: queries)
      #expect(text.output.contains("100 % exact"), "\(text)")
      #expect(!text.output.contains("nothing similar"))
      let lines = try ura(
        back[0], back[1], back[2], back[3], back[4], back[5], "--format", "jsonl", "--encoding", "windows-1251",
        input: queries
      ).lines
      #expect(lines.count == 2)
    }
  }

  @Test("reads UTF-16 from a pipe, where a line feed is a part of a letter, too")
  func wideInput() throws {
    try withMemory { ura in
      // Њ is U+040A.
      let script = """
        printf 'Њ\nВона прибула до Приштини о 9:15.\n' | iconv -t UTF-16LE | (printf '\\xff\\xfe'; cat) | \
          ura lookup --from uk --to en --format jsonl
        """
      let result = try ura.shell(script)
      #expect(result.errors.isEmpty, "\(result.errors)")
      #expect(result.lines.count == 2)
      #expect(result.lines.last?.contains("\"kind\":\"exact\"") == true)
    }
  }

  @Test("an expression that is none is told with its place, and no words are wrong usage")
  func badSearch() throws {
    try withMemory { ura in
      let search = ["search", "--from", "en", "--to", "uk"]
      let expression = try ura(search + ["--regex", "a["])
      #expect(expression.status == 2)
      #expect(expression.errors.hasPrefix("argument:1:3: error: expected a regular expression"), "\(expression.errors)")
      #expect(try ura(search + [" "]).status == 64)
    }
  }

  @Test("says which languages the memory holds when the one asked for is not among them")
  func languages() throws {
    try withMemory { ura in
      let result = try ura("lookup", "--from", "en", "--to", "de", "x")
      #expect(result.status == 1)
      #expect(result.errors.contains("expected segments in de, found en, uk;"), "\(result.errors)")
      #expect(try ura("search", "--from", "en-GB", "--to", "uk", "arrived").errors.isEmpty)
      #expect(try ura("search", "--from", "fr", "--to", "uk", "arrived").errors.contains("[no-such-language]"))
    }
  }

  @Test(
    "refuses what it does not understand",
    arguments: [
      ["--since", "yesterday"], ["--since", "2026-02-30"], ["--until", "2026-02-24T24:01Z"], ["--penalty", "colour=3"],
      ["--penalty", "age=x"], ["--property", "client"],
    ])
  func usage(options: [String]) throws {
    try withMemory { ura in
      let result = try ura(Self.lookup + options + ["x"])
      #expect(result.status == 64)
    }
  }
}
