import Testing
import UraFormats
import UraModel

@Suite("FileLanguage")
struct FileLanguageTests {
  @Test(
    "finds the language in the path as projects write it",
    arguments: [
      ("app/res/values-uk/strings.xml", "uk"), ("values-sr-rRS/strings.xml", "sr-RS"),
      ("values-b+sr+Latn+RS/strings.xml", "sr-Latn-RS"), ("res/values/strings.xml", nil),
      ("values-night/strings.xml", nil),
      ("uk.lproj/Localizable.strings", "uk"), ("zh-Hans.lproj/x.strings", "zh-Hans"), ("Base.lproj/x.strings", nil),
      ("messages_uk_UA.utf8.properties", "uk-UA"), ("messages.properties", nil), ("my_app_sq.arb", "sq"),
      ("Strings.uk.resx", "uk"), ("en.json", "en"), ("locales/uk/common.json", "uk"), ("src/app/page.json", nil),
      ("article.sq.html.gz", "sq"), ("sr_Latn_RS.yml", "sr-Latn-RS"), ("new.txt", nil),
      ("app_az@latin.ts", "az-Latn"), ("app_sr_RS@latin.ts", "sr-Latn-RS"), ("uz@Latn.ts", "uz-Latn"),
      ("po/ca@valencia.po", "ca-valencia"), ("tt@iqtelif.po", "tt"), ("de@euro.po", "de"), ("mail@home.txt", nil),
    ] as [(String, String?)])
  func paths(_ path: String, _ expected: String?) {
    #expect(FileLanguage.ofPath(path)?.description == expected)
  }

  @Test(
    "takes the language out of a path",
    arguments: [
      ("res/values-uk-rUA/strings.xml", "res/values/strings.xml"), ("a/uk.lproj/x.strings", "a/*.lproj/x.strings"),
      ("m_uk_UA.properties", "m.properties"), ("en.json", "*.json"),
      ("locales/uk/common.json", "locales/*/common.json"),
      ("Strings.uk.resx", "Strings.resx"), ("values-b+sr+Latn/s.xml", "values/s.xml"), ("plain.json", "plain.json"),
    ])
  func patterns(_ path: String, _ expected: String) {
    #expect(FileLanguage.pattern(ofPath: path) == expected)
  }
}
