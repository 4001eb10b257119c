import Foundation
import Testing

@Suite struct TerminologyTests {
  private static let table = """
    en,uk,note,forbidden_uk,deprecated_uk
    Pristina,"Приштина{f}",place,Приштіна,Пріштина
    eye,"око{n,=очі|очей}",,,
    Swift,Swift{case},,,

    """

  @Test("names the line, whatever ends the lines", arguments: ["\n", "\r\n", "\r"], [[], ["--segmented"]])
  func lineEnds(end: String, options: [String]) throws {
    try withFolder { ura in
      try ura.write("en,uk\(end)Pristina,Приштина\(end)", to: "terms.csv")
      let texts = ["First sentence.", "", "", "The second one is about Pristina."]
      try ura.write(texts.joined(separator: end), to: "a.en.txt")
      try ura.write(["Перше речення.", "", "", "Друге про Пріштіну."].joined(separator: end), to: "a.uk.txt")
      let result = try ura(
        ["validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv", "a.en.txt", "a.uk.txt"] + options)
      #expect(result.output.hasPrefix("a.uk.txt:4: error:"), "\(result.output) \(result.errors)")
      #expect(result.output.contains("2 pairs"))
    }
  }

  @Test("keeps glossaries in a memory and checks with them what the memory holds, or anything else")
  func stored() throws {
    try withFolder { ura in
      try ura.write(Self.table, to: "terms.csv")
      try ura.write("Rain in Pristina\tДощ у Приштіні\nAn eye\tБез очей\n", to: "pairs.tsv")
      let first = try ura("import", "--glossary", "terms.csv")
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output == "terms.csv: 3 entries\n")
      #expect(try ura("import", "--glossary", "terms.csv").output == "terms.csv: 3 entries, known before\n")
      #expect(try ura("glossary", "list", "ura.sqlite").lines.count == 3)

      let pairs = try ura(
        "validate", "--from", "en", "--to", "uk", "--glossary", "ura.sqlite", "--pairs", "pairs.tsv", "--format",
        "jsonl")
      #expect(pairs.status == 1)
      #expect(pairs.lines.count == 1)
      #expect(pairs.output.contains("\"found\":\"Приштіні\""))

      try ura.write(
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Rain in Pristina</seg></tuv>"
          + "<tuv xml:lang=\"uk\"><seg>Дощ у Приштіні</seg></tuv></tu></body></tmx>", to: "a.tmx")
      #expect(try ura("import", "a.tmx").status == 0)
      let memory = try ura("validate", "--from", "en", "--to", "uk", "--memory", "ura.sqlite", "--format", "jsonl")
      #expect(memory.status == 1, "\(memory.errors)")
      #expect(memory.lines.count == 1)

      let unknown = try ura("glossary", "remove", "other")
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("'terms.csv'"), "\(unknown.errors)")
      #expect(try ura("glossary", "remove", "terms.csv").status == 0)
      #expect(try ura("glossary", "list", "ura.sqlite").lines.isEmpty)
    }
  }

  @Test("loses nothing that a table says on the way through TBX", arguments: ["csv", "tsv"])
  func throughTBX(format: String) throws {
    try withFolder { ura in
      try ura.write(Self.table, to: "terms.csv")
      #expect(try ura("glossary", "export", "--as", "tbx", "terms.csv", "--output", "terms.tbx").status == 0)
      #expect(try ura("glossary", "export", "--as", format, "terms.tbx", "--output", "back.\(format)").status == 0)
      let before = try ura("glossary", "list", "--format", "jsonl", "terms.csv").output
      let after = try ura("glossary", "list", "--format", "jsonl", "back.\(format)").output
      let withoutIdentifiers = after.replacing(/"id":"[^"]*",?/, with: "")
      #expect(withoutIdentifiers == before.replacing(/"id":"[^"]*",?/, with: ""))
    }
  }

  @Test("exits 1 at the severity asked for only")
  func severity() throws {
    try withFolder { ura in
      try ura.write(Self.table, to: "terms.csv")
      try ura.write("Rain in Pristina\tДощ у Пріштині\n", to: "pairs.tsv")
      let arguments = ["validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv", "--pairs", "pairs.tsv"]
      #expect(try ura(arguments).status == 0)
      #expect(try ura(arguments + ["--fail-on", "warning"]).status == 1)
    }
  }

  @Test("lets findings pass for a reason that a file or a unit's note gives, and says so in reports")
  func suppressions() throws {
    try withFolder { ura in
      try ura.write(Self.table, to: "terms.csv")
      try ura.write("Rain in Pristina\tДощ у Приштіні\n", to: "pairs.tsv")
      try ura.write("terminology\tPristina\t*\t*\tthe name of a club\n", to: "passes.tsv")
      let arguments = ["validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv"]
      let passed = try ura(arguments + ["--pairs", "pairs.tsv", "--suppressions", "passes.tsv", "--format", "sarif"])
      #expect(passed.status == 0)
      #expect(passed.output.contains("\"justification\":\"the name of a club\""))
      try ura.write("terminology\tPristina\t*\t*\t\n", to: "none.tsv")
      let refused = try ura(arguments + ["--pairs", "pairs.tsv", "--suppressions", "none.tsv"])
      #expect(refused.status == 2)
      #expect(refused.errors.contains("none.tsv:1: error:"), "\(refused.errors)")
      try ura.write(
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
          + "# ura: ignore terminology Pristina: the name of a club\nmsgid \"Rain in Pristina\"\nmsgstr \"Дощ у Приштіні\"\n",
        to: "uk.po")
      #expect(try ura(arguments + ["uk.po"]).status == 0)
    }
  }
}
