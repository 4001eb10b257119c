import Foundation
import Testing

@Suite struct BadInputTests {
  private static let good = "One sentence. Another one.\n"

  @Test(
    "names the file and the trouble, exits with 2, and makes no memory",
    arguments: [
      ("missing.txt", nil, "no-such-file"),
      ("folder", nil, "is-a-directory"),
      ("empty.txt", [], "empty-document"),
      ("blank.txt", Array(" \n\n \t\n".utf8), "empty-document"),
      ("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01, 0xFF, 0xFE], "binary-data"),
      ("broken.txt", Array("Перше речення. Друге ".utf8) + [0xFF] + Array(" речення.\n".utf8), "invalid-utf8"),
    ] as [(String, [UInt8]?, String)])
  func unusableText(name: String, bytes: [UInt8]?, code: String) throws {
    try withFolder { ura in
      try ura.write(Self.good, to: "good.en.txt")
      try FileManager.default.createDirectory(
        at: ura.folder.appending(path: "folder"), withIntermediateDirectories: true)
      if let bytes { try ura.write(bytes, to: name) }
      let result = try ura("import", "en=good.en.txt", "uk=\(name)")
      #expect(result.status == 2, "\(result.output)")
      #expect(result.errors.hasPrefix(name), "\(result.errors)")
      #expect(result.errors.contains("[\(code)]"), "\(result.errors)")
      #expect(try ura("stats").output.contains("0 units"))
    }
  }

  @Test("files that were exchanged are told, and right ones are not")
  func exchangedFiles() throws {
    try withFolder(samples: true) { ura in
      let files = ["memories/tirana-book-fair.en.txt", "memories/tirana-book-fair.uk.txt"]
      let wrong = try ura("import", "--dry-run", "en=\(files[1])", "uk=\(files[0])")
      #expect(wrong.status == 0)
      for file in files { #expect(wrong.errors.contains("\(file): warning: "), "\(wrong.errors)") }
      #expect(wrong.errors.contains("[other-language]"))
      #expect(try !ura("import", "--dry-run", "memories").errors.contains("warning"))
    }
  }

  @Test("a row whose quotes nothing closes is left out and counted")
  func unclosedQuotes() throws {
    try withFolder { ura in
      try ura.write("en,uk\nOne,Один\n\"Two,Два\nThree,Три\n", to: "a.csv")
      let result = try ura("import", "a.csv")
      #expect(result.status == 1)
      #expect(result.errors.contains("a.csv:3:1: error: expected a closing quote"), "\(result.errors)")
      #expect(result.output.contains("1 new unit; 1 wrong unit left out"), "\(result.output)")
    }
  }

  @Test("what is not there is told before what its name lacks")
  func missingFile() throws {
    try withFolder { ura in
      let result = try ura("import", "nothing")
      #expect(result.status == 2)
      #expect(result.errors.contains("[no-such-file]"), "\(result.errors)")
    }
  }

  @Test(
    "what is counted is above 0",
    arguments: [
      ["glossary", "extract", "--from", "en", "--to", "uk", "--pairs", "a.tsv", "--limit=-1"],
      ["glossary", "extract", "--from", "en", "--to", "uk", "--pairs", "a.tsv", "--min-frequency=0"],
      ["lexicon", "train", "--from", "en", "--to", "uk", "a.tsv", "--max-bytes=-1"],
      ["lexicon", "train", "--from", "en", "--to", "uk", "a.tsv", "--min-count=0"],
      ["rules", "learn", "--lang", "en", "a.tsv", "--min-count=-1"], ["import", "a.tsv", "--jobs=0"],
      ["search", "--from", "en", "--to", "uk", "a", "--limit=0"],
    ])
  func counts(arguments: [String]) throws {
    try withFolder { ura in
      let result = try ura(arguments)
      #expect(result.status == 64, "\(result.errors)")
      #expect(result.errors.contains(" above 0, found "), "\(result.errors)")
    }
  }

  @Test("a device without an end is no text, and is not read on", arguments: ["/dev/zero", "/dev/urandom"])
  func endlessInput(device: String) throws {
    try withFolder { ura in
      let result = try ura.shell("ulimit -v 8000000; ura segment --lang en \(device)")
      #expect(result.status == 2, "\(result.errors)")
      #expect(result.errors.contains("[binary-data]"), "\(result.errors)")
    }
  }

  @Test("a file that may not grow any more is an error, and what was there stays")
  func fileSizeLimit() throws {
    try withFolder { ura in
      try ura.write("id,en,uk\n" + String(repeating: "1,some text,якийсь текст\n", count: 3_000), to: "a.csv")
      try ura.write("old", to: "a.tmx")
      let result = try ura.shell("ulimit -f 64; ura convert a.csv a.tmx")
      #expect(result.status == 2, "\(result.errors)")
      #expect(result.errors.contains("[file-unwritable]"), "\(result.errors)")
      #expect(try ura.shell("ls; cat a.tmx").output == "a.csv\na.tmx\nold")
    }
  }

  @Test(
    "a full disk is an error for all that prints",
    arguments: [
      ["glossary", "forms", "--lang", "uk", "Київ"], ["segment", "--lang", "en", "a.txt"],
      ["glossary", "list", "g.csv"], ["rules", "--lang", "uk"], ["extract", "a.txt", "--from", "en", "--to", "uk"],
    ])
  func fullDisk(arguments: [String]) throws {
    try withFolder { ura in
      try ura.write(Self.good, to: "a.txt")
      try ura.write("en,uk\nKyiv,Київ\n", to: "g.csv")
      let words = arguments.map { "'\($0)'" }.joined(separator: " ")
      let result = try ura.shell("ura \(words) > /dev/full")
      #expect(result.status == 2, "\(result.errors)")
      #expect(result.errors.contains("No space left on device"), "\(result.errors)")
    }
  }

  @Test("a sentence of megabytes is no sentence, and the rest is imported")
  func endlessSentence() throws {
    try withFolder { ura in
      for name in ["a", "b"] {
        try ura.write(Self.good, to: "\(name).en.txt")
        try ura.write("Одне речення. Інше.\n", to: "\(name).uk.txt")
      }
      try ura.write("A title\n\n" + String(repeating: "word ", count: 300_000) + "\n", to: "a.en.txt")
      let result = try ura("import", ".")
      #expect(result.status == 2)
      #expect(result.errors.contains("a.en.txt:3: error: expected sentences of at most"), "\(result.errors)")
      #expect(try ura("stats").output.contains("2 units"))
    }
  }

  @Test("an unreadable file is named", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    try withFolder { ura in
      try ura.write(Self.good, to: "good.en.txt")
      try ura.write(Self.good, to: "secret.txt")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o000], ofItemAtPath: ura.folder.appending(path: "secret.txt").path)
      let result = try ura("import", "en=good.en.txt", "uk=secret.txt")
      #expect(result.status == 2)
      #expect(result.errors.contains("[not-readable]"))
    }
  }

  @Test(
    "a file that opens and cannot be read is told, for root too",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func readError() throws {
    try withFolder { ura in
      try ura.write(Self.good, to: "good.en.txt")
      let result = try ura("import", "en=good.en.txt", "uk=/proc/self/mem")
      #expect(result.status == 2)
      #expect(result.errors.contains("[cannot-read]"), "\(result.errors)")
    }
  }

  @Test("reads UTF-16 and windows-1251 like UTF-8")
  func encodings() throws {
    try withFolder { ura in
      let english = "The minister arrived. He stayed two days.\n"
      try ura.write(english, to: "a.en.txt")
      try ura.write(
        [0xFF, 0xFE] + Array(english.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "b.en.txt")
      // "Міністр прибув. Він був два дні." in windows-1251.
      try ura.write(
        [0xCC, 0xB3, 0xED, 0xB3, 0xF1, 0xF2, 0xF0, 0x20, 0xEF, 0xF0, 0xE8, 0xE1, 0xF3, 0xE2, 0x2E, 0x20]
          + [0xC2, 0xB3, 0xED, 0x20, 0xE1, 0xF3, 0xE2, 0x20, 0xE4, 0xE2, 0xE0, 0x20, 0xE4, 0xED, 0xB3, 0x2E, 0x0A],
        to: "a.uk.txt")
      for name in ["a.en.txt", "b.en.txt"] {
        let memory = name + ".sqlite"
        let done = try ura("import", "--memory", memory, "en=\(name)", "uk=a.uk.txt")
        #expect(done.status == 0, "\(done.errors)")
        let found = try ura(
          "lookup", "--memory", memory, "--from", "en", "--to", "uk", "--format", "jsonl", "The minister arrived.")
        #expect(found.output.contains("Міністр прибув."), "\(found.output)")
      }
    }
  }

  @Test(
    "wrong usage exits with 64",
    arguments: [
      ["import"], ["import", "en=a.txt"], ["import", "en=a.txt", "b.tmx"], ["lookup", "--from", "en", "x"],
      ["lookup", "--from", "e1", "--to", "uk", "x"], ["lookup", "--from", "en", "--to", "uk", "--limit", "0", "x"],
      ["undo", "first"], ["nothing"], ["import", "en=a.txt", "en=b.txt"],
    ])
  func usage(arguments: [String]) throws {
    try withFolder { ura in
      let result = try ura(arguments)
      #expect(result.status == 64, "\(result.errors)")
      #expect(result.output.isEmpty)
      #expect(!result.errors.isEmpty)
    }
  }

  @Test(
    "a glossary without a term in both languages is an error, not a clean bill",
    arguments: [("", "de", "none"), ("en,uk\nPristina,Приштина\n", "de", "only en, uk")])
  func glossaryWithoutTerms(table: String, target: String, found: String) throws {
    try withFolder { ura in
      try ura.write(table, to: "terms.csv")
      try ura.write("Rain in Pristina.\tRegen.\n", to: "pairs.tsv")
      let result = try ura(
        "validate", "--from", "en", "--to", target, "--glossary", "terms.csv", "--pairs", "pairs.tsv")
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(
        result.errors.contains("terms.csv: error: expected terms in en and \(target), found \(found);"),
        "\(result.errors)")
    }
  }

  @Test("a memory that is missing, foreign, a folder or no database is refused and not touched")
  func memories() throws {
    try withFolder { ura in
      try ura.write(String(repeating: "not a database ", count: 40), to: "text.sqlite")
      try ura.write(Self.good, to: "a.en.txt")
      try ura.write("Одне речення. Інше.\n", to: "a.uk.txt")
      for (name, code) in [
        ("none.sqlite", "memory-missing"), (".", "memory-is-a-directory"), ("text.sqlite", "memory-not-a-database"),
        ("", "memory-missing"), ("/dev/null", "memory-not-a-database"),
      ] {
        let result = try ura("stats", "--memory", name)
        #expect(result.status == 2)
        #expect(result.errors.contains("[\(code)]"), "\(result.errors)")
      }
      let refused = try ura("import", "--memory", "text.sqlite", "en=a.en.txt", "uk=a.uk.txt")
      #expect(refused.status == 2)
      let kept = try Data(contentsOf: ura.folder.appending(path: "text.sqlite"))
      #expect(kept == Data(String(repeating: "not a database ", count: 40).utf8))
    }
  }

  @Test("an empty file is a memory with nothing in it, and becomes a database only when something is stored")
  func emptyMemory() throws {
    try withFolder { ura in
      try ura.write("", to: "empty")
      #expect(try ura("stats", "--memory", "empty").output.contains("0 units"))
      let looked = try ura("lookup", "--memory", "empty", "--from", "en", "--to", "uk", "x")
      #expect(looked.status == 1 && looked.errors.contains("found nothing yet"), "\(looked.errors)")
      #expect(try ura("check-memory", "--repair", "--memory", "empty").status == 0)
      #expect(try ura("undo", "1", "--memory", "empty").errors.contains("[memory-no-such-session]"))
      #expect(try Data(contentsOf: ura.folder.appending(path: "empty")).isEmpty)
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      #expect(try ura("import", "--memory", "empty", "a.csv").status == 0)
    }
  }

  @Test("a memory whose making was stopped at any point, as by a full disk, is none yet and can be imported into")
  func stoppedMaking() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      for limit in [20, 40, 60, 80, 100, 120] {
        let stopped = try ura.shell("(ulimit -f \(limit); ura import --memory \(limit).sqlite a.csv)")
        #expect(stopped.status == 0 || stopped.status == 2, "\(stopped.errors)")
        let again = try ura("import", "--memory", "\(limit).sqlite", "a.csv")
        #expect(again.status == 0, "\(limit): \(again.errors)")
        #expect(try ura("lookup", "--memory", "\(limit).sqlite", "--from", "en", "--to", "uk", "bridge").status == 0)
      }
    }
  }

  @Test("a pipe is read once, whatever the format", arguments: ["import --as csv", "convert --to-format jsonl"])
  func pipe(command: String) throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "a.csv")
      let output = command.hasPrefix("convert") ? "-" : ""
      let result = try ura.shell("mkfifo p.csv; (cat a.csv > p.csv &); ura \(command) p.csv \(output)")
      #expect(result.status == 0, "\(result.errors)")
      #expect((result.output + result.errors).contains("1 new unit") || result.output.contains("міст"))
    }
  }

  @Test("a lexicon of nothing is not made")
  func emptyLexicon() throws {
    try withFolder { ura in
      try ura.write("\n", to: "a.tsv")
      let result = try ura("lexicon", "train", "--from", "en", "--to", "uk", "a.tsv", "-o", "a.lexicon")
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.errors.contains("expected sentence pairs in en and uk, found none"), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: ura.folder.appending(path: "a.lexicon").path))
    }
  }

  @Test("a memory that is cut off says how to save what can be read, and that can be imported")
  func damagedMemory() throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      let file = ura.folder.appending(path: "ura.sqlite")
      let bytes = try Data(contentsOf: file)
      try bytes.prefix(bytes.count * 3 / 4).write(to: file)
      for arguments in [["stats"], ["check-memory"], ["export", "a.tmx"], ["import", "memories"]] {
        let refused = try ura(arguments)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("'ura export --recover NEW.sqlite'"), "\(refused.errors)")
      }
      let saved = try ura("export", "--recover", "a.tmx")
      #expect(saved.status == 1 && saved.errors.contains("could not be read: "), "\(saved.errors)")
      #expect(try ura("import", "--memory", "new.sqlite", "a.tmx").status == 0)
      #expect(try ura("check-memory", "--memory", "new.sqlite").status == 0)
      let found = try ura("search", "--memory", "new.sqlite", "--from", "en", "--to", "uk", "the")
      #expect(found.status == 0 && found.lines.count > 10, "\(found.output)")
    }
  }

  @Test("a damaged memory becomes a new one with its imports, and what is missing can be imported again")
  func recoveredMemory() throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      try ura("import", "--glossary", "glossaries/newsroom.csv")
      let file = ura.folder.appending(path: "ura.sqlite")
      let bytes = try Data(contentsOf: file)
      try bytes.prefix(bytes.count * 3 / 4).write(to: file)
      let refused = try ura("export", "--recover", "ura.sqlite")
      #expect(refused.status == 2 && refused.errors.contains("[file-exists]"), "\(refused.errors)")
      let saved = try ura("export", "--recover", "new.sqlite")
      #expect(saved.status == 1 && saved.errors.contains("not whole any more: "), "\(saved.errors)")
      let check = try ura("check-memory", "--memory", "new.sqlite")
      #expect(check.status == 0, "\(check.output)")
      #expect(try ura("sessions", "--memory", "new.sqlite").output.contains("import memories"))
      #expect(try ura("import", "--memory", "new.sqlite", "memories").output.contains("imported"))
      #expect(try ura("check-memory", "--memory", "new.sqlite").status == 0)
      #expect(try ura("undo", "1", "--memory", "new.sqlite").status == 0)
      #expect(try ura.shell("ls *.partial*").status != 0)
    }
  }

  @Test("a reader that goes away is no error, and nothing is said")
  func brokenPipe() throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      let result = try ura.shell("set -o pipefail; ura export --as tmx - | head -c 10 >/dev/null")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.isEmpty || !result.errors.contains("error"), "\(result.errors)")
    }
  }

  @Test(
    "a full disk is told and leaves no half of a file",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    try withFolder(samples: true) { ura in
      try ura("import", "memories")
      let result = try ura.shell("ura stats --format json > /dev/full")
      #expect(result.status == 2)
      #expect(result.errors.contains("writing failed"))
    }
  }

  @Test("a file that is not of its format is refused as a whole", arguments: ["", "x", "<html></html>", "<tmx><tu>"])
  func otherFormat(content: String) throws {
    try withFolder { ura in
      try ura.write(content, to: "a.tmx")
      let result = try ura("import", "a.tmx")
      #expect(result.status != 0, "\(result.output)")
      #expect(result.errors.hasPrefix("a.tmx:"), "\(result.errors)")
      #expect(try ura("stats").output.contains("0 units"))
    }
  }
}
