import Foundation
import Testing

/// Files that do not fit together: the wrong language, the same one twice, a result in the place of what it was made of.
@Suite struct FileArgumentsTests {
  private func withDocuments(_ body: (UraProcess) throws -> Void) throws {
    try withFolder { ura in
      try ura.write(
        "The bridge was closed on Monday because of the rain. They said that it would not be opened until the end of the week.\n",
        to: "a.en")
      try ura.write(
        "Міст зачинили в понеділок через дощ. Вони сказали, що його не відкриють до кінця тижня, бо вода ще не спала, а на берегах є люди.\n",
        to: "a.uk")
      try ura.write("en,uk\nbridge,міст\n", to: "terms.csv")
      try body(ura)
    }
  }

  @Test("a file whose name has an equals sign is a file; $URA_MEMORY names the memory")
  func names() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "en=a.csv")
      let result = try ura.shell("URA_MEMORY=b.sqlite ura import en=a.csv && URA_MEMORY=b.sqlite ura stats")
      #expect(result.status == 0, "\(result.errors)")
      #expect(FileManager.default.fileExists(atPath: ura.folder.appending(path: "b.sqlite").path))
    }
  }

  @Test("one file for two languages is a warning")
  func sameFile() throws {
    try withDocuments { ura in
      for arguments in [
        "align --from en --to uk a.en ./a.en", "align en=a.en uk=a.en", "import --dry-run en=a.en uk=a.en",
        "validate --from en --to uk --glossary terms.csv a.en a.en",
      ] {
        let result = try ura(arguments.split(separator: " ").map(String.init))
        #expect(
          result.errors.contains("a.en: warning: expected a file for each language"), "\(arguments) \(result.errors)")
      }
      #expect(try !ura("align", "--from", "en", "--to", "uk", "a.en", "a.uk").errors.contains("[same-file]"))
    }
  }

  @Test("beside a folder one is missed that is not there; the same folder twice is a warning")
  func folders() throws {
    try withDocuments { ura in
      try FileManager.default.createDirectory(
        at: ura.folder.appending(path: "texts"), withIntermediateDirectories: true)
      let missing = try ura("import", "en=texts", "uk=nowhere")
      #expect(missing.status == 2)
      #expect(
        missing.errors.hasPrefix("nowhere: error: expected a folder, as texts is, found nothing"), "\(missing.errors)")
      #expect(try ura("import", "en=texts", "uk=texts").errors.contains("[same-file]"))
    }
  }

  @Test("a folder's file with the code of a country in its name is left out, and that is said")
  func country() throws {
    try withFolder { ura in
      for name in ["a.en.txt", "a.ua.txt", "b.en.txt", "b.uk.txt", "b.final.txt", "b.draft.txt"] {
        try ura.write("A bridge.\n", to: name)
      }
      let result = try ura("import", ".")
      #expect(result.status == 0)
      #expect(result.output.contains("1 document, 1 new unit"), "\(result.output)")
      #expect(result.errors.contains("./a.ua.txt: note: 'ua' is the code of a country"), "\(result.errors)")
      #expect(result.errors.contains("left out: 3 files whose names do not say their language"), "\(result.errors)")
    }
  }

  @Test("a glossary's column with the code of a country is a warning")
  func glossaryColumn() throws {
    try withFolder { ura in
      try ura.write("en,ua\nbridge,міст\n", to: "terms.csv")
      for arguments in [["glossary", "list", "terms.csv"], ["import", "--glossary", "terms.csv"]] {
        let result = try ura(arguments)
        #expect(result.status == 0)
        #expect(result.errors.contains("terms.csv:1: warning: expected the code of a language"), "\(result.errors)")
      }
    }
  }

  @Test("a folder within a folder that may not be read is told, exit code 1", .enabled(if: geteuid() != 0))
  func unreadable() throws {
    try withFolder { ura in
      for name in ["b.en.txt", "b.uk.txt"] { try ura.write("A bridge.\n", to: name) }
      let closed = ura.folder.appending(path: "closed").path
      try FileManager.default.createDirectory(
        atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0])
      let result = try ura("import", ".")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed)
      #expect(result.status == 1)
      #expect(result.errors.contains("./closed: error: this folder may not be read"), "\(result.errors)")
    }
  }

  @Test(
    "wrong usage says what is wrong and what to do",
    arguments: [
      ("align en=a.txt en=b.txt", "found two of en: a.txt and b.txt; align them with --from en --to en a.txt b.txt"),
      ("import en=a.txt uk=c.txt en=b.txt", "found two of en: a.txt and b.txt; import each with its translations"),
      ("lookup --from en --to uk --penalty age=-1 x", "age=-1"),
      ("align en=a.txt", "expected two languages or more, found only en"),
      ("align --verify a.tsv", "expected --from, --to and one file with --verify"),
      ("import en=a.txt", "expected two languages or more, found only en"),
      ("align --from en --to uk - -", "expected standard input ('-') for one input, found it for 2"),
      ("align en=- uk=-", "expected standard input ('-') for one input, found it for 2"),
      ("import en=- uk=- sq=c.txt", "expected standard input ('-') for one input, found it for 2"),
      ("validate --from en --to uk --glossary - --pairs -", "expected standard input ('-') for one input"),
      ("align --from english --to uk a.txt b.txt", "The value 'english' is invalid for '--from"),
      ("import english=a.txt uk=b.txt", "expected either LANG=FILE for all inputs, or files and folders only"),
      ("convert a.txt a.xyz", "expected an output whose name ends in a known extension"),
      ("export --lang en a.tmx", "expected --lang for two languages or more"),
      ("merge - -", "expected standard input ('-') for one input"),
      ("extract --as tmx a.tmx", "expected a file whose texts can be put back"),
      ("merge --as csv a.csv b.xlf", "expected a file whose texts can be put back"),
    ])
  func usage(arguments: String, message: String) throws {
    try withFolder { ura in
      let result = try ura(arguments.split(separator: " ").map(String.init))
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(message), "\(result.errors)")
      let command = arguments.prefix { $0 != " " }
      #expect(result.errors.contains("Usage: ura \(command) "), "\(result.errors)")
    }
  }

  @Test(
    "the code of a country is no language, and whose it is is said",
    arguments: [
      ("segment --lang ua a.txt", "'ua' is the code of a country and of no language; Ukrainian is 'uk'"),
      ("align --from en --to al a.txt b.txt", "'al' is the code of a country and of no language; Albanian is 'sq'"),
      ("import en=a.txt ua=b.txt", "Ukrainian is 'uk'"), ("convert --to=UA a.po b.tmx", "Ukrainian is 'uk'"),
      ("segment --lang zz a.txt", "'zz' is the code of no language"),
      ("segment --lang xx a.txt", "'xx' is the code of no language"),
    ])
  func country(arguments: String, message: String) throws {
    try withFolder { ura in
      let result = try ura(arguments.split(separator: " ").map(String.init))
      #expect(result.status == 64)
      #expect(result.errors.hasPrefix("'") && result.errors.contains(message), "\(result.errors)")
      #expect(try !ura("segment", "--lang", "zz-ZZ", "a.txt").errors.contains("of a country"))
    }
  }

  @Test(
    "a text of two letters is not taken for a language", arguments: ["lookup --from en ok", "search --from uk ua=1 qq"])
  func shortText(arguments: String) throws {
    try withFolder { ura in
      let result = try ura(arguments.split(separator: " ").map(String.init))
      #expect(result.status == 64)
      #expect(!result.errors.contains("is the code of"), "\(result.errors)")
    }
  }

  @Test(
    "nothing is written over its own input, whatever the links on the way",
    arguments: [
      "align --from en --to uk --format tmx --output a.en a.en a.uk",
      "align --from en --to uk --format moses --output a a.en a.uk", "align --format tmx -o ./a.uk en=a.en uk=a.uk",
      "extract --as text --from en --to uk -o a.en a.en", "merge --as text a.en t.xlf -o t.xlf",
      "lexicon train --from en --to uk -o a.en a.en", "export --as tmx ura.sqlite", "export link.tmx",
      "convert t.xlf t.xlf --to-format tmx",
    ])
  func output(arguments: String) throws {
    try withDocuments { ura in
      let script = """
        ura import en=a.en uk=a.uk; ln -s ura.sqlite link.tmx
        ura extract --as text --from en --to uk a.en -o t.xlf 2>/dev/null
        """
      try #require(try ura.shell(script).status == 0)
      let before = try ura.shell("sha256sum a.en a.uk t.xlf ura.sqlite").output
      let result = try ura(arguments.split(separator: " ").map(String.init))
      #expect(result.status == 64)
      #expect(result.errors.contains("expected an output beside the input, found "), "\(result.errors)")
      #expect(try ura.shell("sha256sum a.en a.uk t.xlf ura.sqlite").output == before)
    }
  }

  @Test(
    "a document in another language than said is told once, and the work is done",
    arguments: [
      "align --from en --to uk a.uk a.en", "align en=a.uk uk=a.en", "align --pairs en=a.uk uk=a.en",
      "align --from en --to uk --format moses -o out a.uk a.en",
      "align --from en --to uk --verify --segmented a.en a.en",
      "validate --from en --to uk --glossary terms.csv a.uk a.en", "import en=a.uk uk=a.en",
    ])
  func exchanged(arguments: String) throws {
    try withDocuments { ura in
      let wrong = try ura(arguments.split(separator: " ").map(String.init))
      #expect(wrong.status <= 1, "\(wrong.errors)")
      let warning = "a.en: warning: expected text in uk, found words of en;"
      #expect(wrong.errors.components(separatedBy: warning).count == 2, "\(wrong.errors)")
      #expect(wrong.errors.contains("[other-language]"))
    }
  }

  @Test("a file whose texts cannot be put back is told by its name", arguments: ["extract a.tmx", "merge a.tmx a.xlf"])
  func noSkeleton(arguments: String) throws {
    try withFolder { ura in
      try ura.write("<tmx version=\"1.4\"><header/><body></body></tmx>", to: "a.tmx")
      let result = try ura(arguments.split(separator: " ").map(String.init))
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("a.tmx: error: expected a file whose texts can be put back"), "\(result.errors)")
    }
  }

  @Test(
    "a table of pairs needs no first line to be verified, and a line without a tab is told", arguments: ["tsv", "txt"])
  func verifiedTable(ending: String) throws {
    try withFolder { ura in
      try ura.write("The river burst its banks.\tРічка вийшла з берегів.\n", to: "a.\(ending)")
      let arguments = ["align", "--verify", "--from", "en", "--to", "uk", "a.\(ending)"]
      let right = try ura(arguments)
      #expect(right.status == 0)
      #expect(right.errors == "0 of 1 pair look like no translations\n")
      try ura.write("\nThe river burst its banks.\tРічка вийшла з берегів.\nno tab\n", to: "a.txt")
      let wrong = try ura("align", "--verify", "--from", "en", "--to", "uk", "a.txt")
      #expect(wrong.status == 2)
      #expect(wrong.errors.hasPrefix("a.txt:3: error: expected a source, a tab and its translation"), "\(wrong.errors)")
    }
  }

  @Test("a document in its language is not told")
  func right() throws {
    try withDocuments { ura in
      for arguments in [["--from", "en", "--to", "uk", "a.en", "a.uk"], ["en=a.en", "uk=a.uk"]] {
        let result = try ura(["align"] + arguments)
        #expect(result.errors.isEmpty, "\(result.errors)")
      }
    }
  }

  @Test("a table whose columns are exchanged is told, by the column")
  func exchangedColumns() throws {
    try withFolder(samples: true) { ura in
      let arguments = ["--glossary", "glossaries/newsroom.csv", "--pairs", "glossaries/errors.tsv"]
      let wrong = try ura(["validate", "--from", "uk", "--to", "en"] + arguments)
      #expect(wrong.errors.contains("warning: expected text in uk in the first column, found words of en"))
      #expect(try ura(["validate", "--from", "en", "--to", "uk"] + arguments).errors.isEmpty)
    }
  }

  @Test("a translation file in other languages than asked for is no clean result")
  func otherFile() throws {
    try withDocuments { ura in
      try ura("import", "en=a.en", "uk=a.uk")
      try ura("export", "a.tmx")
      let arguments = ["validate", "--glossary", "terms.csv", "a.tmx", "--from", "en", "--to"]
      let right = try ura(arguments + ["uk"])
      #expect(right.status == 0 && right.errors.isEmpty, "\(right.errors)")
      try ura.write("en,uk,sq\nbridge,міст,urë\n", to: "terms.csv")
      let none = try ura(arguments + ["sq"])
      #expect(none.errors.contains("a.tmx: warning: expected units with texts in en and sq, found none among 2;"))
      let po = """
        msgid "The bridge was closed on Monday because of the rain. It will be opened on the last day of the week."
        msgstr "Міст зачинили в понеділок через дощ. Вони сказали, що його не відкриють до кінця тижня, бо вода ще не спала, а на берегах є люди."
        """
      try ura.write("msgid \"\"\nmsgstr \"Language: uk\\n\"\n\n" + po + "\n", to: "a.po")
      let other = try ura(["validate", "--glossary", "terms.csv", "a.po", "--from", "en", "--to", "sq"])
      try ura.write("msgid \"Save\"\nmsgstr \"\"\n", to: "b.po")
      let untranslated = try ura(["align", "--verify", "b.po", "--from", "en", "--to", "uk"])
      #expect(untranslated.status == 0 && untranslated.errors.hasPrefix("0 of 0 pairs"), "\(untranslated.errors)")
      #expect(other.errors.contains("a.po: warning: expected units with texts in en and sq, found none"))
      try ura.write(po + "\n", to: "c.po")
      let unnamed = try ura(["validate", "--glossary", "terms.csv", "c.po", "--from", "en", "--to", "sq"])
      #expect(unnamed.errors.contains("c.po: warning: expected text in sq, found words of uk;"), "\(unnamed.errors)")
    }
  }

  @Test("a document without text is a warning where it is shown, and an error where it would pass as checked")
  func emptyDocument() throws {
    try withDocuments { ura in
      try ura.write(" \n\n", to: "blank.txt")
      let files = ["a.en", "blank.txt"]
      let aligned = try ura(["align", "--from", "en", "--to", "uk", "--format", "jsonl"] + files)
      #expect(aligned.status == 0)
      #expect(aligned.errors.contains("blank.txt: warning: expected text in uk, found none"), "\(aligned.errors)")
      #expect(aligned.lines.allSatisfy { $0.contains("\"target\":[]") })
      let checked = try ura(
        ["validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv"] + files)
      #expect(checked.status == 2)
      #expect(checked.errors.contains("[empty-document]"), "\(checked.errors)")
    }
  }

  @Test(
    "a file of an office program is named for what it is",
    arguments: [
      ("a.docx", "PK\u{3}\u{4}", "expected a whole ZIP archive, found the end of the file"),
      ("a.docx", "%PDF-1.7\n", "expected a Word document, found a PDF, save it as .docx"),
      ("a.odt", "{\\rtf1", "expected an OpenDocument text, found an RTF document, save it as .odt"),
      ("a.txt", "{\\rtf1", "expected text, found an RTF document; save it as .docx, .odt, HTML or text"),
      ("a.txt", "PK\u{3}\u{4}", "expected text, found a ZIP archive; let the name of a Word"),
    ])
  func officeFile(file: String, start: String, message: String) throws {
    try withFolder { ura in
      try ura.write("One sentence.\n", to: "b.txt")
      try ura.write(Array(start.utf8) + [0x14, 0, 6, 0, 8, 0xFF, 0xE1], to: file)
      for arguments in [
        ["segment", "--lang", "en", file], ["align", "--from", "en", "--to", "uk", "b.txt", file],
        ["import", "en=b.txt", "uk=\(file)"],
      ] {
        let result = try ura(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains("\(file): error: \(message)"), "\(result.errors)")
      }
    }
  }
}
