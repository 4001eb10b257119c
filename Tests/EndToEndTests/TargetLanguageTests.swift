import Foundation
import Testing

/// Files that name a language, and languages that are asked for.
@Suite struct TargetLanguageTests {
  private static let files = [
    "uk.ts": """
    <?xml version="1.0" encoding="utf-8"?>
    <TS version="2.1" language="uk_UA" sourcelanguage="en"><context><name>Main</name>
    <message><source>Save</source><translation>Зберегти</translation></message></context></TS>
    """,
    "uk.po": """
    msgid ""
    msgstr "Language: uk\\n"

    msgid "Save"
    msgstr "Зберегти"

    """,
    "uk.xlf": """
    <xliff version="1.2"><file original="x" source-language="en" target-language="uk" datatype="plaintext"><body>
    <trans-unit id="1"><source>Save</source><target>Зберегти</target></trans-unit></body></file></xliff>
    """,
    "nolang.po": """
    msgid ""
    msgstr "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "Save"
    msgstr "Зберегти"

    """,
    "template.pot": """
    msgid ""
    msgstr "Language: \\n"

    msgid "Save"
    msgstr ""

    """,
    "template.ts": """
    <?xml version="1.0" encoding="utf-8"?>
    <TS version="2.1" language="en_US"><context><name>Main</name>
    <message><source>Save</source><translation>Save</translation></message></context></TS>
    """,
  ]

  private func withFiles(_ body: (UraProcess) throws -> Void) throws {
    try withFolder { ura in
      for (name, text) in Self.files { try ura.write(text, to: name) }
      try body(ura)
    }
  }

  @Test("the translations of one language are not taken for those of another", arguments: ["uk.ts", "uk.po"])
  func extracted(name: String) throws {
    try withFiles { ura in
      let wrong = try ura("extract", name, "--to", "sq")
      #expect(wrong.status == 2 && wrong.output.isEmpty)
      #expect(
        wrong.errors.contains("error: expected a file without translations or with those into sq, found one into uk"))
      #expect(wrong.errors.contains("[other-target]"))
      let right = try ura("extract", name, "--to", "uk")
      #expect(right.status == 0 && right.output.contains(">Зберегти</target>"), "\(right.errors)")
    }
  }

  @Test("translations into another language are not put into a file that names its own", arguments: ["uk.ts", "uk.po"])
  func merged(name: String) throws {
    try withFiles { ura in
      try ura("extract", name, "--to", "uk", "-o", "out.xlf")
      try ura.write(
        try ura.shell("sed 's/\"uk[-UA]*\"/\"sq\"/g; s/Зберегти/Ruaje/' out.xlf").output, to: "sq.xlf")
      for arguments in [["merge", name, "sq.xlf"], ["merge", name, "sq.xlf", "--to", "sq"]] {
        let wrong = try ura(arguments)
        #expect(wrong.status == 2 && wrong.output.isEmpty)
        #expect(wrong.errors.contains("sq.xlf: error: expected translations into uk"), "\(wrong.errors)")
      }
      #expect(try ura("merge", name, "out.xlf").status == 0)
    }
  }

  @Test("a template is for every language", arguments: ["template.pot", "template.ts"])
  func template(name: String) throws {
    try withFiles { ura in
      let result = try ura("extract", name, "--from", "en", "--to", "sq")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("target-language=\"sq\"") && !result.output.contains("<target"))
    }
  }

  @Test(
    "a language that the file has no text in is told, and nothing is written", arguments: ["uk.ts", "uk.po", "uk.xlf"])
  func converted(name: String) throws {
    try withFiles { ura in
      for output in ["out.tmx", "out.po", "out.xlf", "out.json"] {
        let wrong = try ura("convert", "--to", "sq", name, output)
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("\(name): error: expected texts in sq, found en, uk"), "\(wrong.errors)")
        #expect(!FileManager.default.fileExists(atPath: ura.folder.appending(path: output).path))
        let right = try ura("convert", "--to", "uk", name, output)
        #expect(right.status == 0, "\(right.errors)")
      }
    }
  }

  @Test("a file's own language is the one that it is imported in", arguments: ["uk.ts", "uk.po", "uk.xlf"])
  func imported(name: String) throws {
    try withFiles { ura in
      try ura("import", "--to", "sq", name)
      let stats = try ura("stats").output
      #expect(stats.contains("en-uk") && !stats.contains("sq:"), "\(stats)")
    }
  }

  @Test("a language that nobody named is asked for where the output would have to say it")
  func unnamed() throws {
    try withFiles { ura in
      for format in ["tmx", "xliff1", "csv", "qt"] {
        let result = try ura("convert", "--to-format", format, "nolang.po", "-")
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(
          result.errors.contains(
            "nolang.po: error: expected the language of the translations, found none in the file; name it with --to"))
        #expect(try ura("convert", "--to", "uk", "--to-format", format, "nolang.po", "-").output.contains("uk"))
      }
      #expect(try ura("convert", "--to-format", "po", "nolang.po", "-").output.contains("Зберегти"))
      let template = try ura("convert", "template.pot", "template.xlf")
      #expect(template.status == 0, "\(template.errors)")
      #expect(try !ura.shell("cat template.xlf").output.contains("und"))
    }
  }

  @Test("a translation that is not good yet is so in every format", arguments: ["po", "xlf", "ts", "xcstrings"])
  func unfinished(ending: String) throws {
    try withFiles { ura in
      try ura.write(
        "msgid \"\"\nmsgstr \"Language: uk\\n\"\n\n#, fuzzy\nmsgid \"Save\"\nmsgstr \"Зберегти\"\n", to: "a.po")
      let there = try ura("convert", "a.po", "b.\(ending)")
      #expect(there.status == 0 && !there.errors.contains("states"), "\(there.errors)")
      let back = try ura("convert", "b.\(ending)", "c.po", "--to", "uk")
      #expect(back.status == 0 && !back.errors.contains("states"), "\(back.errors)")
      #expect(try ura.shell("cat c.po").output.contains("#, fuzzy\n"))
    }
  }
}
