import Foundation
import Testing

/// Files of other programs, as their users bring them.
@Suite struct TranslationFileTests {
  private static let plural = """
    msgid "%1 file was saved."
    msgid_plural "%1 files were saved."
    msgstr[0] "Збережено %1 файл."
    msgstr[1] "Збережено %1 файли."
    msgstr[2] "Збережено %1 файлів."

    """

  @Test("each form of a plural is found, in both directions")
  func plurals() throws {
    try withFolder { ura in
      try ura.write(Self.plural, to: "a.po")
      try ura.write(#"{"saved_one":"%1 page was saved.","saved_other":"%1 pages were saved."}"#, to: "en.json")
      try ura.write(
        #"{"saved_one":"Збережено %1 сторінку.","saved_few":"Збережено %1 сторінки.","saved_other":"Збережено %1 сторінок."}"#,
        to: "uk.json")
      #expect(try ura("import", "a.po", "--from", "en", "--to", "uk").output.contains("3 new units"))
      #expect(try ura("import", "en=en.json", "uk=uk.json").output.contains("3 new units"))
      for (source, from, to, target) in [
        ("%1 file was saved.", "en", "uk", "Збережено %1 файл."),
        ("%1 files were saved.", "en", "uk", "Збережено %1 файлів."),
        ("Збережено %1 файли.", "uk", "en", "%1 files were saved."),
        ("%1 pages were saved.", "en", "uk", "Збережено %1 сторінок."),
      ] {
        let found = try ura(
          "lookup", "--from", from, "--to", to, "--min-score", "100", "--format", "tsv", source)
        #expect(found.output.contains("\t\(target)\t"), "\(source): \(found.output)")
      }
    }
  }

  @Test(
    "a file that does not say its languages is not stored without them",
    arguments: [("a.po", "--to", ["--to", "uk"]), ("a.json", "--from", ["--from", "uk"])])
  func languages(name: String, missing: String, given: [String]) throws {
    try withFolder { ura in
      try ura.write(Self.plural, to: "a.po")
      try ura.write(#"{"a":"Зберегти"}"#, to: "a.json")
      let failed = try ura("import", name)
      #expect(failed.status == 2)
      #expect(failed.errors.hasPrefix("\(name): error: expected the language of the "), "\(failed.errors)")
      #expect(failed.errors.contains("name it with \(missing) [no-language]"))
      #expect(try ura(["import", name] + given).status == 0)
      #expect(try ura("stats").output.contains("  uk: "))
    }
  }
}
