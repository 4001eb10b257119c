import Testing
import UraFormats
import UraModel

@Suite struct SRXTests {
  static func read(_ text: String) throws -> SRXDocument { try SRXReader.read(InputFile(text: text, path: "r.srx")) }

  @Test("what is written is read back")
  func roundTrip() throws {
    var handles = SRXFormatHandles()
    handles.includesIsolated = true
    let document = SRXDocument(
      segmentsSubflows: false, cascades: true, formatHandles: handles,
      languageRules: [
        .init(
          name: "A & B",
          rules: [
            .init(isBreak: false, before: "(?<!\\p{L})a<b\\.", after: "\\s&[\"']", comment: "first -> one"),
            .init(isBreak: true, before: "\\.", after: ""),
          ])
      ], maps: [.init(pattern: "[Ee][Nn].*", ruleName: "A & B")])
    let output = OutputFile()
    SRXWriter.write(document, to: output)
    var back = try SRXReader.read(InputFile(bytes: output.bytes, path: "r.srx"))
    for index in back.languageRules[0].rules.indices {
      back.languageRules[0].rules[index].location = nil
      back.languageRules[0].rules[index].beforeLocation = nil
      back.languageRules[0].rules[index].afterLocation = nil
    }
    back.maps[0].location = nil
    #expect(back == document)
  }

  @Test("SRX 1.0 with its groups of maps, prefixes and foreign elements is read")
  func version1() throws {
    let document = try Self.read(
      """
      <s:srx version="1.0" xmlns:s="http://www.lisa.org/srx"><s:header segmentsubflows="yes"><x:options a="b"><x:c/></x:options></s:header>
      <s:body><s:languagerules><s:languagerule languagerulename="D"><s:rule break="yes"><s:beforebreak>\\.</s:beforebreak>
      <s:afterbreak> </s:afterbreak></s:rule></s:languagerule></s:languagerules>
      <s:maprules><s:maprule maprulename="m"><s:languagemap languagepattern=".*" languagerulename="D"/></s:maprule></s:maprules></s:body></s:srx>
      """)
    #expect(!document.cascades)
    #expect(document.languageRules.first?.rules.first?.after == " ")
    #expect(document.maps.first?.ruleName == "D")
  }

  @Test(
    "malformed files are reported with line and column",
    arguments: [
      ("<tmx/>", "r.srx:1:1", "srx-not-srx"), ("<srx version=\"3.0\"/>", "r.srx:1:1", "srx-unknown-version"),
      ("<srx version=\"2.0\">\n<header cascade=\"maybe\"/></srx>", "r.srx:2:1", "srx-bad-value"),
      ("<srx version=\"2.0\">\n <formathandle type=\"middle\"/></srx>", "r.srx:2:2", "srx-bad-value"),
      ("<srx version=\"2.0\"><languagemap languagepattern=\".*\"/></srx>", "r.srx:1:20", "srx-missing-attribute"),
      ("<srx version=\"2.0\"><body>\n</srx>", "r.srx:2:1", "xml-mismatched-tag"),
      (
        "<srx version=\"2.0\"><languagerule languagerulename=\"D\"><rule>\n<beforebreak>a<b/></beforebreak></rule></languagerule></srx>",
        "r.srx:2:15", "srx-bad-content"
      ),
    ])
  func errors(text: String, place: String, code: String) throws {
    #expect { try Self.read(text) } throws: { error in
      guard let error = error as? InputError else { return false }
      return error.diagnostic.location.description == place && error.diagnostic.code == code
    }
  }
}
