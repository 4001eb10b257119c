import Testing
import UraFormats
import UraModel
import UraPipeline

@Suite("Texts that come back")
struct MergeTranslationsTests {
  private static let ukrainian = LanguageTag("uk") ?? .undetermined

  /// Takes the texts out, translates each by putting its number in front, and puts them back.
  private static func translated(
    _ text: String, _ path: String, through exchange: FileFormat = .xliff1, untouched: Set<Int> = []
  ) throws -> (text: String, report: MergeTranslations.Report, diagnostics: [Diagnostic], sources: [String]) {
    let input = InputFile(text: text, path: path)
    let format = try #require(try FileFormat.detect(input).reader as? any SkeletonFormat)
    let options = ReadingOptions(sourceLanguage: .english, targetLanguage: ukrainian)
    let diagnostics = DiagnosticList()
    let extracted = OutputFile()
    let count = try ExtractTexts(from: format, to: exchange, reading: options)(
      input, into: extracted, diagnostics: diagnostics)
    let (header, units) = try exchange.reader.document(
      InputFile(bytes: extracted.bytes, path: "texts"), diagnostics: diagnostics)
    let translations = OutputFile()
    var writer = exchange.writer(to: translations, options: WritingOptions())
    try writer.begin(try #require(header))
    var sources: [String] = []
    for var unit in units {
      guard !unit.variants.isEmpty else { continue }
      sources.append(unit.variants[0].text)
      if unit.variants.count == 1 { unit.variants.append(Variant(ukrainian, "")) }
      if !untouched.contains(sources.count) {
        unit.variants[1].content = InlineText([.text("\(sources.count) ")] + unit.variants[0].content.parts)
      }
      try writer.write(unit)
    }
    try writer.finish()
    let output = OutputFile()
    let report = try MergeTranslations(into: format, from: exchange, reading: options)(
      input, with: InputFile(bytes: translations.bytes, path: "texts"), into: output, diagnostics: diagnostics)
    #expect(count == report.merged + report.untranslated, "both ways the same texts are counted")
    return (String(decoding: output.bytes, as: UTF8.self), report, diagnostics.diagnostics, sources)
  }

  struct Plural: CustomTestStringConvertible {
    var path: String
    var before: String
    var after: String
    var testDescription: String { path }
  }

  static let plurals: [Plural] = [
    Plural(
      path: "values/strings.xml",
      before: """
        <resources>
            <plurals name="n">
                <item quantity="one">%d song</item>
                <!-- all others -->
                <item quantity='other'><b>%d</b> songs</item>
            </plurals>
        </resources>
        """,
      after: """
        <resources>
            <plurals name="n">
                <item quantity="one">1 %d song</item>
                <!-- all others -->
                <item quantity='few'>2 <b>%d</b> songs</item>
                <item quantity='many'>3 <b>%d</b> songs</item>
                <item quantity='other'>4 <b>%d</b> songs</item>
            </plurals>
        </resources>
        """),
    Plural(
      path: "a.lproj/Localizable.stringsdict",
      before: """
        <plist version="1.0"><dict><key>n</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@v@</string><key>v</key><dict>
          <key>one</key>
          <string>%d song</string>
          <key>other</key>
          <string>%d songs</string>
        </dict></dict></dict></plist>
        """,
      after: """
        <plist version="1.0"><dict><key>n</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@v@</string><key>v</key><dict>
          <key>one</key>
          <string>1 %d song</string>
          <key>few</key>
          <string>2 %d songs</string>
          <key>many</key>
          <string>3 %d songs</string>
          <key>other</key>
          <string>4 %d songs</string>
        </dict></dict></dict></plist>
        """),
    Plural(
      path: "i18n.json", before: "{\n  \"n_one\": \"a song\",\n  \"n_other\": \"songs\"\n}\n",
      after:
        "{\n  \"n_one\": \"1 a song\",\n  \"n_few\": \"2 songs\",\n  \"n_many\": \"3 songs\",\n  \"n_other\": \"4 songs\"\n}\n"
    ),
    Plural(
      path: "plain.json", before: "{\"n\": {\"one\": \"song\", \"other\": \"songs\"}}",
      after: "{\"n\": {\"one\": \"1 song\", \"few\": \"2 songs\", \"many\": \"3 songs\", \"other\": \"4 songs\"}}"),
    Plural(
      path: "en.yml", before: "en:\n  n:\n    one: song\n    other: \"%{count} songs\"\n",
      after:
        "uk:\n  n:\n    one: 1 song\n    few: \"2 %{count} songs\"\n    many: \"3 %{count} songs\"\n    other: \"4 %{count} songs\"\n"
    ),
    Plural(
      path: "flow.en.yml", before: "en:\n  n: {one: song, other: songs}\n",
      after: "uk:\n  n: {one: 1 song, few: 2 songs, many: 3 songs, other: 4 songs}\n"),
    Plural(
      path: "app.ftl", before: "n = { $n ->\n    [one] a song\n   *[other] songs\n}\n",
      after: "n = { $n ->\n    [one] 1 a song\n    [few] 2 songs\n    [many] 3 songs\n   *[other] 4 songs\n}\n"),
    Plural(
      path: "app.ts",
      before: """
        <!DOCTYPE TS><TS version="2.1" language="uk_UA" sourcelanguage="en"><context><name>A</name>
            <message numerus="yes">
                <source>%n song(s)</source>
                <translation type="unfinished">
                    <numerusform></numerusform>
                </translation>
            </message>
        </context></TS>
        """,
      after: """
        <!DOCTYPE TS><TS version="2.1" language="uk_UA" sourcelanguage="en"><context><name>A</name>
            <message numerus="yes">
                <source>%n song(s)</source>
                <translation>
                    <numerusform>1 %n song(s)</numerusform>
                    <numerusform>2 %n song(s)</numerusform>
                    <numerusform>3 %n song(s)</numerusform>
                </translation>
            </message>
        </context></TS>
        """),
    Plural(
      path: "songs.pot",
      before: """
        msgid ""
        msgstr ""
        "Language: \\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

        msgid "%d song"
        msgid_plural "%d songs"
        msgstr[0] ""
        msgstr[1] ""

        """,
      after: """
        msgid ""
        msgstr ""
        "Language: uk\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

        msgid "%d song"
        msgid_plural "%d songs"
        msgstr[0] "1 %d song"
        msgstr[1] "2 %d songs"
        msgstr[2] "3 %d songs"

        """),
    Plural(
      path: "One.xcstrings",
      before: """
        {
          "sourceLanguage" : "en",
          "strings" : {
            "n" : {
              "localizations" : {
                "en" : { "variations" : { "plural" : {
                  "one" : { "stringUnit" : { "state" : "translated", "value" : "song" } },
                  "other" : { "stringUnit" : { "state" : "translated", "value" : "songs" } }
                } } },
                "uk" : { "variations" : { "plural" : {
                  "one" : { "stringUnit" : { "state" : "new", "value" : "" } },
                  "other" : { "stringUnit" : { "state" : "new", "value" : "" } }
                } } }
              }
            }
          },
          "version" : "1.0"
        }
        """,
      after: """
        {
          "sourceLanguage" : "en",
          "strings" : {
            "n" : {
              "localizations" : {
                "en" : { "variations" : { "plural" : {
                  "one" : { "stringUnit" : { "state" : "translated", "value" : "song" } },
                  "other" : { "stringUnit" : { "state" : "translated", "value" : "songs" } }
                } } },
                "uk" : { "variations" : { "plural" : {
                  "one" : { "stringUnit" : { "state" : "translated", "value" : "1 song" } },
                  "few" : { "stringUnit" : { "state" : "translated", "value" : "2 songs" } },
                  "many" : { "stringUnit" : { "state" : "translated", "value" : "3 songs" } },
                  "other" : { "stringUnit" : { "state" : "translated", "value" : "4 songs" } }
                } } }
              }
            }
          },
          "version" : "1.0"
        }
        """),
  ]

  @Test("get the plural forms that the language needs", arguments: plurals, [FileFormat.xliff1, .xliff2])
  func pluralForms(_ plural: Plural, _ exchange: FileFormat) throws {
    let result = try Self.translated(plural.before, plural.path, through: exchange)
    #expect(result.text == plural.after)
    #expect(result.diagnostics.isEmpty)
    #expect(result.report.untranslated == 0)
  }

  @Test("are not asked for in the language that the file is in")
  func sameLanguage() throws {
    let input = InputFile(text: "a=b\n", path: "a.properties")
    let format = try #require(try FileFormat.detect(input).reader as? any SkeletonFormat)
    let extract = ExtractTexts(from: format, to: .xliff1, reading: ReadingOptions(targetLanguage: Self.ukrainian))
    let error = #expect(throws: InputError.self) {
      try extract(input, into: OutputFile(), diagnostics: DiagnosticList())
    }
    #expect(error?.diagnostic.code == "same-language")
  }

  @Test("are in a language that is none where a file says so, and that is a warning")
  func unknownLanguage() throws {
    let text = "msgid \"\"\nmsgstr \"Language: ua\\n\"\n\nmsgid \"Save\"\nmsgstr \"\"\n"
    let diagnostics = DiagnosticList()
    _ = try ExtractTexts(from: POFormat(), to: .xliff1, reading: ReadingOptions())(
      InputFile(text: text, path: "a.po"), into: OutputFile(), diagnostics: diagnostics)
    #expect(diagnostics.diagnostics.map(\.code) == ["unknown-language"])
  }

  @Test("leave obsolete entries alone, and do not count them")
  func obsolete() throws {
    let text = """
      msgid "Save"
      msgstr ""

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] ""
      msgstr[1] ""

      #~ msgid "Old"
      #~ msgstr ""

      """
    let result = try Self.translated(text, "a.po", untouched: [1])
    #expect(result.report.merged == 3)
    #expect(result.report.untranslated == 1)
    #expect(result.text.contains("#~ msgid \"Old\"\n#~ msgstr \"\"\n"))
  }

  @Test("leave out the forms that have no translation yet")
  func partial() throws {
    let result = try Self.translated("{\"n_one\": \"song\", \"n_other\": \"songs\"}", "i18n.json", untouched: [3])
    #expect(result.text == "{\"n_one\": \"1 song\", \"n_few\": \"2 songs\", \"n_other\": \"4 songs\"}")
    #expect(
      result.report
        == {
          var r = MergeTranslations.Report(); r.merged = 3; r.addedForms = 1; r.untranslated = 1; return r
        }())
  }

  @Test("are reported where a plural is written in a way that takes no more forms")
  func oldNotation() throws {
    let result = try Self.translated("{\"n\": \"song\", \"n_plural\": \"songs\"}", "i18n.json")
    #expect(result.text == "{\"n\": \"1 song\", \"n_plural\": \"2 songs\"}")
    #expect(result.diagnostics.map(\.code) == ["plural-incomplete"])
  }

  @Test("add a language to a string catalog, with its variations, where a unit has it not")
  func catalog() throws {
    let before = """
      {
        "sourceLanguage" : "en",
        "strings" : {
          "Hello" : {

          },
          "Kept" : {
            "comment" : "c",
            "localizations" : {
              "sq" : { "stringUnit" : { "state" : "translated", "value" : "Mbajtur" } },
              "vi" : { "stringUnit" : { "state" : "translated", "value" : "x" } }
            },
            "shouldTranslate" : true
          },
          "birds" : {
            "localizations" : {
              "en" : {
                "stringUnit" : { "state" : "translated", "value" : "%#@b@" },
                "substitutions" : {
                  "b" : {
                    "argNum" : 1,
                    "formatSpecifier" : "lld",
                    "variations" : { "plural" : { "other" : { "stringUnit" : { "state" : "translated", "value" : "%arg birds" } } } }
                  }
                }
              }
            }
          }
        },
        "version" : "1.0"
      }
      """
    let result = try Self.translated(before, "All.xcstrings")
    #expect(result.diagnostics.isEmpty)
    let document = try StringCatalogFormat().document(
      of: InputFile(text: result.text, path: "All.xcstrings"), diagnostics: DiagnosticList())
    let units = document.units.map { unit in
      unit.variants.map {
        "\($0.language):" + ($0.forms.isEmpty ? $0.text : $0.forms.map(\.content.plainText).joined(separator: "|"))
      }
    }
    #expect(
      units == [
        ["en:Hello", "uk:1 Hello"], ["en:Kept", "sq:Mbajtur", "uk:2 Kept", "vi:x"],
        ["en:%#@b@|%arg birds", "uk:3 %#@b@|4 %arg birds|5 %arg birds|6 %arg birds|7 %arg birds"],
      ])
    // What stood there stands there still, line by line.
    var rest = result.text.split(separator: "\n")[...]
    for line in before.split(separator: "\n") {
      let kept = line.hasSuffix("\"comment\" : \"c\"") ? line : line.hasSuffix("}") ? line.dropLast() : line
      rest = rest.drop { !$0.hasPrefix(kept) }
      #expect(!rest.isEmpty, "\(line)")
      rest = rest.dropFirst()
    }
    #expect(result.text.contains("\"argNum\" : 1,\n              \"formatSpecifier\" : \"lld\""))
  }

  @Test("go to the target language of a file with several, and to no other")
  func severalLanguages() throws {
    let before = "en:\n  a: one\nsq:\n  a: një\nuk:\n  a: \"\"\n"
    #expect(try Self.translated(before, "all.yml").text == "en:\n  a: one\nsq:\n  a: një\nuk:\n  a: \"1 one\"\n")
  }

  @Test("are reported where a file with several languages has no place for them")
  func noPlace() throws {
    let before = "en:\n  a: one\n  b: two\nuk:\n  a: \"\"\n"
    let result = try Self.translated(before, "all.yml")
    #expect(result.text == "en:\n  a: one\n  b: two\nuk:\n  a: \"1 one\"\n")
    #expect(result.diagnostics.map(\.code) == ["language-not-added"])
    #expect(result.report.merged == 1)
    #expect(result.report.untranslated == 1)
  }

  @Test("let the file say which language it is in now")
  func language() throws {
    #expect(try Self.translated("en:\n  a: b\n", "en.yml").text == "uk:\n  a: 1 b\n")
    #expect(
      try Self.translated("{\"@@locale\": \"en_US\", \"a\": \"b\"}", "app_en.arb").text
        == "{\"@@locale\": \"uk\", \"a\": \"1 b\"}")
    #expect(try Self.translated("en:\n  a: b\n", "en.yml", untouched: [1]).text == "en:\n  a: b\n")
  }

  @Test("reach the variants of a selector within other text")
  func innerSelect() throws {
    let before = "a = You have { $n ->\n    [one] one [new] { $x }\n   *[other] many\n        of them\n} now.\n"
    let result = try Self.translated(before, "app.ftl")
    #expect(result.text == before.replacing("You", with: "1 You"))
  }

  /// A JSON file with the translations of lines of JSON put in.
  private static func mergedJSON(
    _ template: String, _ translations: String
  ) throws -> (text: String, report: MergeTranslations.Report, diagnostics: [Diagnostic]) {
    let diagnostics = DiagnosticList()
    let merge = MergeTranslations(
      into: JSONFormat(), from: .jsonl, reading: ReadingOptions(sourceLanguage: .english, targetLanguage: ukrainian))
    let output = OutputFile()
    let report = try merge(
      InputFile(text: template, path: "a.json"), with: InputFile(text: translations, path: "t.jsonl"), into: output,
      diagnostics: diagnostics)
    return (String(decoding: output.bytes, as: UTF8.self), report, diagnostics.diagnostics)
  }

  @Test("are put in and named where they lack a code of the source, each in its line")
  func lostCodes() throws {
    let translations = """
      {"id":"a","variants":[{"language":"en","text":"Hi <b>{name}</b>"},{"language":"uk","text":"Вітаю, {nmae}"}]}
      {"id":"n[0]","variants":[{"language":"en","text":"one file"},{"language":"uk","text":"%d файл"}]}
      {"id":"n[3]","variants":[{"language":"en","text":"%d files"},{"language":"uk","text":"файли"}]}

      """
    let result = try Self.mergedJSON(
      "{\"a\": \"Hi <b>{name}</b>\", \"n_one\": \"one file\", \"n_other\": \"%d files\"}", translations)
    #expect(result.text.contains("Вітаю, {nmae}"))
    #expect(result.report.otherCodes == 2)
    #expect(
      result.diagnostics.filter { $0.code.hasSuffix("-code") }.map { "\($0.location.line ?? 0) \($0.message)" }
        == [
          "1 expected '<b>', '{name}' of the source in its translation, found none; correct the translation",
          "1 expected the placeholders of the source, found '{nmae}', which it has not; correct the translation",
          "3 expected '%d' of the source in its translation, found none; correct the translation",
        ])
  }

  @Test(
    "may say a number in words where the language has a form for it alone",
    arguments: [("sq", 0, 0), ("sq", 1, 1), ("uk", 0, 1), ("ar", 2, 0), ("ja", 0, 1)])
  func numberInWords(language: String, form: Int, warnings: Int) throws {
    let target = LanguageTag(language) ?? .undetermined
    let template =
      "msgid \"\"\nmsgstr \"\"\n\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
    let translation =
      "{\"id\":\"1[\(form)]\",\"variants\":[{\"language\":\"en\",\"text\":\"%d file\(form > 0 ? "s" : "")\"},"
      + "{\"language\":\"\(language)\",\"text\":\"in words\"}]}\n"
    let diagnostics = DiagnosticList()
    let merge = MergeTranslations(
      into: POFormat(), from: .jsonl, reading: ReadingOptions(sourceLanguage: .english, targetLanguage: target))
    let report = try merge(
      InputFile(text: template, path: "a.pot"), with: InputFile(text: translation, path: "t.jsonl"), into: OutputFile(),
      diagnostics: diagnostics)
    #expect(report.merged == 1)
    #expect(diagnostics.diagnostics.map(\.code) == Array(repeating: "merge-lost-code", count: warnings))
  }

  @Test("are named where the file has no text for them, or another one")
  func unknown() throws {
    let translations = """
      {"id":"a","variants":[{"language":"en","text":"old"},{"language":"uk","text":"старе"}]}
      {"id":"gone","variants":[{"language":"en","text":"x"},{"language":"uk","text":"ікс"}]}

      """
    let result = try Self.mergedJSON("{\"a\": \"new\"}", translations)
    #expect(result.text == "{\"a\": \"new\"}")
    #expect(result.diagnostics.map(\.code) == ["merge-source-changed", "merge-unknown-text"])
    #expect(result.diagnostics.map(\.location.line) == [1, 2])
    #expect(result.report.unknown == 1)
  }

  @Test(
    "are put together from segments that a translator's program made, all or none",
    arguments: [
      ("<target>Зачинено.</target>", "<p>Зачинено. <b>Він</b> відкриється.</p>\n", 1),
      ("", "<p>It is closed. It <b>opens</b>.</p>\n", 0),
    ])
  func segments(target: String, expected: String, written: Int) throws {
    let page = "<p>It is closed. It <b>opens</b>.</p>\n"
    let xliff = """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="uk"><file id="f1">\
      <unit id="u1" name="1"><originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData>\
      <segment><source>It is closed.</source>\(target)</segment><ignorable><source> </source></ignorable>\
      <segment><source>It <pc id="1" dataRefStart="d1" dataRefEnd="d2">opens</pc>.</source>\
      <target><pc id="1" dataRefStart="d1" dataRefEnd="d2">Він</pc> відкриється.</target></segment></unit></file></xliff>
      """
    let output = OutputFile()
    let diagnostics = DiagnosticList()
    let report = try MergeTranslations(
      into: HTMLFormat(), from: .xliff2, reading: ReadingOptions(targetLanguage: .ukrainian))(
        InputFile(text: page, path: "a.html"), with: InputFile(text: xliff, path: "a.xlf"), into: output,
        diagnostics: diagnostics)
    #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
    #expect(report.merged == written)
    #expect(diagnostics.diagnostics.isEmpty)
  }
}
