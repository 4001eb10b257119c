import Testing
import UraFormats
import UraModel

@Suite("Languages that are none")
struct UnknownLanguagesTests {
  private static func warnings(_ text: String, as format: FileFormat, path: String) throws -> [String] {
    let diagnostics = DiagnosticList()
    _ = try format.reader.document(InputFile(text: text, path: path), diagnostics: diagnostics)
    #expect(diagnostics.diagnostics.allSatisfy { $0.severity == .warning && $0.code == "unknown-language" })
    return diagnostics.diagnostics.map(\.description)
  }

  private static func tmx(source: String, _ languages: [String]) -> String {
    let variants = languages.map { "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>" }.joined()
    return """
      <tmx version="1.4"><header srclang="\(source)"/><body>
      <tu>\(variants)</tu>
      <tu>\(variants)</tu>
      </body></tmx>
      """
  }

  @Test("are told once, where the first stands, with the likely language of a country")
  func country() throws {
    let found = try Self.warnings(Self.tmx(source: "en", ["en", "ua"]), as: .tmx, path: "a.tmx")
    #expect(
      found == [
        "a.tmx:2:1: warning: expected the code of a language, found 'ua', which is taken as it is: "
          + "'ua' is the code of a country and of no language; Ukrainian is 'uk'; correct the file [unknown-language]"
      ])
  }

  @Test("are told of the header where no unit has them")
  func header() throws {
    let found = try Self.warnings(Self.tmx(source: "al", ["en", "sq"]), as: .tmx, path: "a.tmx")
    #expect(found.count == 1)
    #expect(found.first?.contains("Albanian is 'sq'") == true)
  }

  @Test("are told of every format")
  func table() throws {
    #expect(try Self.warnings("en,ua\nbridge,міст\n", as: .csv, path: "a.csv").count == 1)
  }

  @Test(
    "are not those of three letters, variants, or nobody's",
    arguments: ["gsw", "uk-UA", "sr-Latn", "und", "x-klingon", "*all*"])
  func known(language: String) throws {
    #expect(try Self.warnings(Self.tmx(source: language, ["en", "uk"]), as: .tmx, path: "a.tmx").isEmpty)
  }
}
