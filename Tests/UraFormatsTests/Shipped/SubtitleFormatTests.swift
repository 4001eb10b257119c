import Testing
import UraFormats
import UraModel

@Suite("Subtitles and Fluent")
struct SubtitleFormatTests {
  let srt = ShippedFixture("movie.uk.srt", .srt)
  let vtt = ShippedFixture("movie.sq.vtt", .vtt)
  let fluent = ShippedFixture("app.uk.ftl", .fluent)

  @Test("reads cues with their times and tags")
  func cues() throws {
    let units = try srt.document().units
    #expect(units.map(\.id) == ["1", "2"])
    #expect(units.map(\.variants[0].text) == ["Привіт, світе!\n- Так & ні", "5 < 7"])
    #expect(units[0].variants[0].content.codes.map(\.data) == ["<i>", "</i>", "{\\an8}"])
    #expect(units[1].properties == [Property("time", "00:00:03,000 --> 00:00:04,000 X1:1")])
    let others = try vtt.document().units
    #expect(others.map(\.id) == ["intro", "2"])
    #expect(others.map(\.variants[0].text) == ["Përshëndetje botë & të tjerë <3", "Po\n- Jo tani"])
    #expect(others[0].notes.map(\.text) == ["for the translator\ntwo lines"])
    #expect(others[0].variants[0].content.codes.map(\.kind) == [.isolatedOpening, .opening, .closing])
  }

  @Test("writes cues without a blank line that would end them")
  func writing() throws {
    #expect(try srt.changing("2", to: "a\n\nb < c").contains("X1:1\r\na\r\nb < c\r\n\r\n"))
    #expect(try vtt.changing("2", to: "a & b").contains("00:04.000\na &amp; b\n\nREGION"))
  }

  @Test("reports a cue without times and reads the rest")
  func faults() throws {
    let diagnostics = DiagnosticList()
    let document = try SubtitleFormat(.srt).document(
      of: InputFile(text: "1\nno time\n\n2\n00:00:01,000 --> 00:00:02,000\nyes", path: "a.srt"),
      diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["2"])
    #expect(diagnostics.diagnostics.map(\.code) == ["subtitles-no-times"])
    #expect(throws: InputError.self) {
      try SubtitleFormat(.vtt).document(of: InputFile(text: "1\n", path: "a.vtt"), diagnostics: diagnostics)
    }
  }

  @Test("reads messages, terms, attributes and selectors of Fluent")
  func messages() throws {
    let texts = try fluent.texts()
    #expect(texts["hello"] == "Привіт, !")
    #expect(texts["-brand"] == "Ура")
    #expect(texts["-brand.gender"] == "female")
    #expect(texts["multi"] == "Перший рядок\nдругий рядок\n\n  з відступом")
    #expect(texts["login.alt"] == "Довгий\nопис")
    #expect(texts["stories"] == "one: новина|few: новини|other: новин \"тут\"\nі там")
    #expect(texts["brace"] == "Дужка {так} і  та кінець")
    let units = try fluent.document().units
    #expect(
      units.map(\.id) == [
        "hello", "-brand", "-brand.gender", "multi", "login", "login.title", "login.alt", "stories", "who", "brace",
        "func",
      ])
    #expect(units[0].notes.map(\.text) == ["About the greeting"])
    #expect(units[8].variants[0].content.codes.count == 2)
  }

  @Test(
    "writes Fluent patterns that read as the text",
    arguments: [
      ("login", nil, "a {b}\n.c", "login = a {\"{\"}b{\"}\"}\n    {\".\"}c\n    .title"),
      ("multi", nil, "раз\nдва", "multi =\n    раз\n    два\nlogin"),
      ("stories", 2, "x", "   *[other]\n        x\n}"), ("login", nil, "", "login = {\"\"}\n"),
    ] as [(String, Int?, String, String)])
  func fluentWriting(_ id: String, _ form: Int?, _ text: String, _ expected: String) throws {
    #expect(try fluent.changing(id, form: form, to: text).contains(expected))
  }

  @Test("reads and writes Fluent's lines however they end", arguments: ["\n", "\r\n"])
  func fluentLineEnds(end: String) throws {
    let text = ["a =", "  one", "    two", "b = x", ""].joined(separator: end)
    let document = try FluentFormat().document(of: InputFile(text: text, path: "x.ftl"), diagnostics: DiagnosticList())
    #expect(document.units.map { $0.variants[0].text } == ["one\n  two", "x"])
    let bytes = try document.rewritten(by: FluentFormat()) { slot, unit in
      unit.id == "b" ? InlineText("c\(end)d") : nil
    }
    let again = try FluentFormat().document(of: InputFile(bytes: bytes, path: "x.ftl"), diagnostics: DiagnosticList())
    #expect(again.units.map { $0.variants[0].text } == ["one\n  two", "c\nd"])
  }

  @Test("takes a number among the keys of a plural for one of its forms, and other keys for what they select by")
  func fluentKeys() throws {
    let text = "a = { $n ->\n    [0] none\n   *[other] some\n}\nb = { $who ->\n    [her] she\n   *[him] he\n}\n"
    let document = try FluentFormat().document(
      of: InputFile(text: text, path: "x.ftl"), diagnostics: DiagnosticList())
    let selectors = document.units.map { $0.variants[0].forms.map { $0.selectors.map(\.name).joined() } }
    #expect(selectors == [["plural", "plural"], ["$who", "$who"]])
  }

  @Test("reports an entry of Fluent that is wrong and reads the rest")
  func fluentFaults() throws {
    let diagnostics = DiagnosticList()
    let document = try FluentFormat().document(
      of: InputFile(text: "a = { $x\nb = yes\n?? = no\nc = too\n", path: "x.ftl"), diagnostics: diagnostics)
    #expect(document.units.map(\.id) == ["b", "c"])
    #expect(diagnostics.diagnostics.map(\.location.line) == [1, 3])
  }
}
