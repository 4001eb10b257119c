import Foundation
import Testing
import UraModel

@testable import UraGlossary

@Suite("StemLexicons")
struct StemLexiconsTests {
  #if Hunspell
    /// A folder with two dictionaries, one of them in an old encoding.
    private static func dictionaries() throws -> String {
      let folder = FileManager.default.temporaryDirectory.appending(path: "ura-hunspell-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let german = "SET UTF-8\nSFX N Y 2\nSFX N 0 s .\nSFX N 0 en .\n"
      try Data(german.utf8).write(to: folder.appending(path: "de_DE.aff"))
      try Data("2\nVerhandlung/N\nAmpel/N\n".utf8).write(to: folder.appending(path: "de_DE.dic"))
      // rząd, rządu: ISO 8859-2 has ą at 0xB1.
      try Data("SET ISO8859-2\nSFX U Y 1\nSFX U 0 u .\n".utf8).write(to: folder.appending(path: "pl_PL.aff"))
      try Data(Array("1\nrz".utf8) + [0xB1] + Array("d/U\n".utf8)).write(to: folder.appending(path: "pl_PL.dic"))
      return folder.path
    }

    @Test(
      "lets terms be found by the forms of hunspell's dictionaries, on either side",
      arguments: [
        ("en", "de", "talks", "Die Verhandlungen stocken.", true),
        ("en", "de", "talks", "Das Gespräch stockt.", false),
        ("en", "pl", "government", "Nie ma rządu.", true),
        ("de", "en", "Verhandlung", "Of talks.", true),
      ])
    func enforces(from: String, to: String, term: String, target: String, isRight: Bool) throws {
      let glossary = try GlossaryTable.read(
        "en,de,pl\ntalks,Verhandlung,\ngovernment,,rząd\n", path: "g.csv")
      let enforcer = TermEnforcer(
        glossary, from: try #require(LanguageTag(from)), to: try #require(LanguageTag(to)),
        lexicons: try StemLexicons(directory: Self.dictionaries()))
      let source = from == "de" ? "Von Verhandlungen." : "The \(term)."
      #expect(enforcer.issues(source: source, target: target).isEmpty == isRight)
      if from == "de" { #expect(!enforcer.issues(source: source, target: "Nothing.").isEmpty) }
    }

    @Test("has no dictionary for a language with paradigms, nor for one without files")
    func choice() throws {
      let lexicons = try StemLexicons(directory: Self.dictionaries())
      #expect(lexicons.lexicon(for: try #require(LanguageTag("de-AT"))) != nil)
      #expect(lexicons.lexicon(for: try #require(LanguageTag("uk"))) == nil)
      #expect(lexicons.lexicon(for: try #require(LanguageTag("fr"))) == nil)
    }

    @Test("refuses a folder that is not there")
    func noFolder() {
      #expect(throws: InputError.self) { try StemLexicons(directory: "/no/such/folder") }
    }
  #else
    @Test("says how to build a program that has hunspell")
    func notBuilt() {
      let error = #expect(throws: InputError.self) { try StemLexicons(directory: "/usr/share/hunspell") }
      #expect(error?.description.contains("--traits Hunspell") == true)
    }
  #endif
}
