import Foundation
import Testing

/// `--format json` beside `--format jsonl`.
@Suite struct JSONOutputTests {
  private static func object(_ text: some StringProtocol) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  @Test(
    "the one object holds the objects of the lines, however many they are",
    arguments: [
      ("segments", "segment --lang uk memories/electricity-deal.uk.txt"),
      ("breaks", "segment --explain --lang uk memories/electricity-deal.uk.txt"),
      ("segments", "segment --lang uk blank.txt"),
      ("beads", "align --from en --to uk memories/electricity-deal.en.txt memories/electricity-deal.uk.txt"),
      ("beads", "align --pairs en=memories/electricity-deal.en.txt uk=memories/electricity-deal.uk.txt"),
      ("units", "align en=memories/electricity-deal.en.txt uk=memories/electricity-deal.uk.txt"),
      ("suspects", "align --verify --from en --to uk wrong.tsv"),
      ("sessions", "sessions"),
      ("terms", "glossary forms --lang uk Київ місто"),
      ("entries", "glossary list glossaries/newsroom.csv"),
      ("texts", "glossary find --from en --to uk --glossary glossaries/newsroom.csv Pristina nothing"),
      ("findings", "validate --from en --to uk --glossary glossaries/newsroom.csv --pairs glossaries/errors.tsv"),
      ("findings", "validate --from en --to uk --glossary glossaries/newsroom.csv --pairs blank.txt"),
    ])
  func sameObjects(name: String, arguments: String) throws {
    try withFolder(samples: true) { ura in
      try ura.write("", to: "blank.txt")
      // Two targets that changed places.
      try ura.write(
        "The river burst its banks on Friday.\tМіністр прибув до Тирани.\nThe minister arrived in Tirana.\tРічка вийшла з берегів у п’ятницю.\n",
        to: "wrong.tsv")
      if name == "sessions" { try ura("import", "memories") }
      let words = arguments.split(separator: " ").map(String.init)
      let lines = try ura(words + ["--format", "jsonl"])
      let whole = try ura(words + ["--format", "json"])
      #expect(lines.status <= 1, "\(lines.errors)")
      #expect(whole.status == lines.status)
      let objects = try lines.lines.map(Self.object)
      #expect(objects.isEmpty == arguments.contains("blank"))
      #expect(try Self.object(whole.output)[name] as? [NSDictionary] == objects)
    }
  }

  @Test("the one object says how many pairs were looked at")
  func counts() throws {
    try withFolder { ura in
      try ura.write("en,uk\nPristina,Приштина\n", to: "terms.csv")
      try ura.write("Rain.\tДощ.\nPristina.\tПріштіна.\n", to: "pairs.tsv")
      let arguments = ["--from", "en", "--to", "uk", "--format", "json"]
      let checked = try Self.object(
        try ura(["validate", "--glossary", "terms.csv", "--pairs", "pairs.tsv"] + arguments).output)
      #expect(checked["pairs"] as? Int == 2)
      #expect(checked["suppressed"] as? Int == 0)
      #expect(checked["severities"] as? [String: Int] == ["error": 1])
      #expect(try Self.object(try ura(["align", "--verify", "pairs.tsv"] + arguments).output)["pairs"] as? Int == 2)
    }
  }
}
