import Foundation
import Testing

/// Files whose end is missing, as after a download that broke off.
@Suite struct CutOffFileTests {
  /// Files with a single unit, and where each of them breaks off: within it.
  private static let single: [(name: String, text: String)] = [
    ("a.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>A brid"),
    ("b.tmx", "<tmx version=\"1.4\"><header srclang=\"en\">"),
    (
      "a.xlf",
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"uk\"><body><trans-unit id=\"1\"><source>A brid"
    ),
    (
      "b.xlf",
      "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"uk\"><file id=\"f\"><unit id=\"u\"><segment><source>A brid"
    ),
    ("a.tbx", "<tbx><text><body><conceptEntry><langSec xml:lang=\"en\"><termSec><term>brid"),
    ("a.po", "msgid \"A bridge.\"\nmsgstr \"Міс"),
    ("a.jsonl", "{\"en\":\"A bridge.\",\"uk\":\"Міс"),
  ]

  @Test("a file that is cut off within its only unit has failed: nothing is stored, written or called checked")
  func singleUnit() throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "terms.csv")
      for (name, text) in Self.single {
        try ura.write(text, to: name)
        for arguments in [
          ["import", "--from", "en", "--to", "uk", name], ["convert", "--from", "en", "--to", "uk", name, "out.xliff"],
          ["convert", "--from", "en", "--to", "uk", name, "out.csv"],
          ["validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv", name],
          ["align", "--verify", "--from", "en", "--to", "uk", name],
        ] {
          let result = try ura(arguments)
          #expect(result.status == 2, "\(arguments): \(result.output)")
          #expect(result.errors.hasPrefix("\(name):"), "\(result.errors)")
        }
        #expect(try ura("sessions").output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: ura.folder.appending(path: "out.xliff").path))
        #expect(!FileManager.default.fileExists(atPath: ura.folder.appending(path: "out.csv").path))
      }
    }
  }

  private static let units = 1000

  private func write(_ ura: UraProcess, endingBehind end: String, to name: String) throws {
    var text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n"
    for unit in 1...Self.units {
      text +=
        "<tu><tuv xml:lang=\"en\"><seg>The bridge \(unit).</seg></tuv><tuv xml:lang=\"uk\"><seg>Міст \(unit).</seg></tuv></tu>\n"
    }
    text += "</body></tmx>\n"
    let found = try #require(text.ranges(of: end).last)
    try ura.write(String(text[..<found.upperBound]), to: name)
  }

  @Test(
    "what was whole is kept, the place of the end is told, and a unit is missing only where one is",
    arguments: [
      ("<seg>Міст", 999, "cut.tmx:1001:", "1 wrong unit left out"),
      ("</tu>\n", 1000, "cut.tmx:1002:1:", "the file is broken, units may be missing"),
    ])
  func lastUnit(end: String, whole: Int, place: String, said: String) throws {
    try withFolder { ura in
      try ura.write("en,uk\nbridge,міст\n", to: "terms.csv")
      try write(ura, endingBehind: end, to: "cut.tmx")
      let imported = try ura("import", "cut.tmx")
      #expect(imported.status == 1)
      #expect(imported.output.contains("imported cut.tmx: \(whole) new units; \(said)"), "\(imported.output)")
      let converted = try ura("convert", "cut.tmx", "out.jsonl")
      #expect(converted.status == 1)
      #expect(converted.errors.contains("\(whole) units written"), "\(converted.errors)")
      let checked = try ura("validate", "--from", "en", "--to", "uk", "--glossary", "terms.csv", "cut.tmx")
      #expect(checked.output == "\(whole) pairs, nothing found\n")
      let verified = try ura("align", "--verify", "--from", "en", "--to", "uk", "cut.tmx")
      for result in [checked, verified] { #expect(result.status == 2) }
      for result in [imported, converted, checked, verified] {
        #expect(result.errors.hasPrefix(place), "\(result.errors)")
        #expect(result.errors.contains("it may be cut off [xml-unexpected-end]"), "\(result.errors)")
      }
    }
  }

  @Test("a file that is cut off within a character is called that")
  func character() throws {
    try withFolder { ura in
      let text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"uk\"><seg>Міст"
      try ura.write(Array(text.utf8.dropLast()), to: "a.tmx")
      let result = try ura("import", "a.tmx")
      #expect(result.status == 2)
      #expect(result.errors.contains("found the end of the file, it may be cut off [xml-unexpected-end]"))
    }
  }
}
